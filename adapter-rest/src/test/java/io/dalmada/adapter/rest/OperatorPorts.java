package io.dalmada.adapter.rest;

import io.dalmada.application.model.BillingRun;
import io.dalmada.application.model.GatewayHold;
import io.dalmada.application.model.Page;
import io.dalmada.application.model.RequestKey;
import io.dalmada.application.port.in.BillingRuns;
import io.dalmada.application.port.in.Statistics;
import io.dalmada.application.port.out.UnreadableRows;
import io.dalmada.domain.gateway.GatewayId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/** The inbound ports of operators as a test sets them up; what reached them is counted in {@link Ports}. */
public final class OperatorPorts implements BillingRuns, Statistics, UnreadableRows {
    private final Ports ports;
    public Supplier<List<BillingRun>> onStart = Ports::fail;
    public Supplier<Optional<BillingRun>> onRun = Optional::empty;
    public Supplier<Page<BillingRun>> onRuns = () -> new Page<>(List.of(), Optional.empty());
    public Function<GatewayId, GatewayHold> onHold = gateway -> Ports.fail();
    public Supplier<List<GatewayHold>> onHolds = List::of;
    public Supplier<List<Statistics.Day>> onStatistics = Ports::fail;
    public Supplier<List<UnreadableRows.Found>> onUnreadable = List::of;

    OperatorPorts(Ports ports) {
        this.ports = ports;
    }

    void reset() {
        OperatorPorts fresh = new OperatorPorts(ports);
        onStart = fresh.onStart;
        onRun = fresh.onRun;
        onRuns = fresh.onRuns;
        onHold = fresh.onHold;
        onHolds = fresh.onHolds;
        onStatistics = fresh.onStatistics;
        onUnreadable = fresh.onUnreadable;
    }

    @Override
    public List<UnreadableRows.Found> found() {
        ports.calls.add("list unreadable rows");
        return onUnreadable.get();
    }

    @Override
    public List<BillingRun> start(Optional<GatewayId> gateway, String actor, Optional<RequestKey> request) {
        ports.called("start run " + gateway.map(GatewayId::value).orElse("-") + " by " + actor, request);
        return onStart.get();
    }

    @Override
    public Optional<BillingRun> find(UUID run) {
        ports.calls.add("get run " + run);
        return onRun.get();
    }

    @Override
    public Page<BillingRun> list(Optional<String> cursor, int limit) {
        ports.calls.add("list runs " + cursor.orElse("-") + " " + limit);
        return onRuns.get();
    }

    @Override
    public GatewayHold hold(GatewayId gateway, String actor, String reason) {
        ports.calls.add("hold " + gateway + " by " + actor + ": " + reason);
        return onHold.apply(gateway);
    }

    @Override
    public void resume(GatewayId gateway) {
        ports.calls.add("resume billing " + gateway);
    }

    @Override
    public List<GatewayHold> holds() {
        return onHolds.get();
    }

    @Override
    public List<Statistics.Day> of(LocalDate from, LocalDate until) {
        ports.calls.add("statistics " + from + " " + until);
        return onStatistics.get();
    }
}
