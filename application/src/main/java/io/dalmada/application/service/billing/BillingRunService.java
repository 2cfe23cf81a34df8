package io.dalmada.application.service.billing;

import io.dalmada.application.model.BillingRun;
import io.dalmada.application.model.GatewayHold;
import io.dalmada.application.model.Page;
import io.dalmada.application.model.RequestKey;
import io.dalmada.application.port.in.BillingRuns;
import io.dalmada.application.service.payment.ChargeProcedure;
import io.dalmada.application.service.shared.Billing;
import io.dalmada.application.service.shared.Maintenance;
import io.dalmada.application.service.shared.OptimisticRetry;
import io.dalmada.application.service.shared.Ports;
import io.dalmada.application.service.shared.RequestKeys;
import io.dalmada.application.service.subscription.BillWriter;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;
import io.dalmada.domain.subscription.ChargeWindow;
import io.dalmada.domain.subscription.NextStep;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Collects what is due, by itself and when asked. Every node does so at once; the database gives each bill to one. */
final class BillingRunService implements BillingRuns {
    private static final System.Logger LOG = System.getLogger(BillingRunService.class.getName());
    private static final Duration AFTER_GIVING_UP = Duration.ofMinutes(5);

    private final Ports ports;
    private final Billing billing;
    private final BillWriter bills;
    private final ChargeProcedure charges;
    private final Map<GatewayId, Instant> notBefore = new ConcurrentHashMap<>();
    private volatile boolean shuttingDown;
    private boolean tidied;

    BillingRunService(Ports ports, Billing billing, BillWriter bills, ChargeProcedure charges) {
        this.ports = ports;
        this.billing = billing;
        this.bills = bills;
        this.charges = charges;
    }

    // ---- by itself

    /** When something is due at this gateway; empty when nothing is planned. */
    Optional<Instant> nextDue(GatewayId gateway) {
        return dueAt(gateway).min(Instant::compareTo);
    }

    private Stream<Instant> dueAt(GatewayId gateway) {
        Optional<Instant> turn = ports.subscriptions().earliestDue(gateway, NextStep.Kind.TURN);
        Optional<Instant> collect = ports.holds().find(gateway).isPresent()
                ? Optional.empty()
                : ports.subscriptions()
                        .earliestDue(gateway, NextStep.Kind.COLLECT)
                        .map(due -> collectableFrom(gateway, due));
        return Stream.of(turn, collect).flatMap(Optional::stream);
    }

    /** Never the present moment, which is gone when it is compared: what is overdue was due in the past. */
    private Instant collectableFrom(GatewayId gateway, Instant due) {
        ChargeWindow window = billing.rules().window();
        Instant now = ports.clock().instant();
        Instant maintained = billing.maintenance().stream()
                .filter(maintenance -> maintenance.covers(gateway, now))
                .map(Maintenance::until)
                .max(Instant::compareTo)
                .orElse(due);
        Instant from = Stream.of(due, notBefore.getOrDefault(gateway, due), maintained)
                .max(Instant::compareTo)
                .orElse(due);
        if (from.isAfter(now)) {
            return window.nextOpen(from);
        }
        return window.isOpen(now) ? from : window.nextOpen(now);
    }

    void runDue(GatewayId gateway, Instant upTo) {
        tidyOnce();
        if (!notBefore.getOrDefault(gateway, Instant.MIN).isAfter(upTo)) {
            planned(gateway, "schedule", upTo, ports.ids().next()).ifPresent(run -> {
                ports.transactions().inTransaction(() -> ports.billingRuns().start(run));
                work(run);
            });
        }
    }

    void stop() {
        shuttingDown = true;
    }

    /** Runs of this node that are still RUNNING when it starts died with it. */
    private synchronized void tidyOnce() {
        if (tidied) {
            return;
        }
        tidied = true;
        Instant now = ports.clock().instant();
        ports.billingRuns().leftRunning(now).stream()
                .filter(run -> run.node().equals(billing.node()))
                .forEach(run -> ports.transactions()
                        .inTransaction(() ->
                                ports.billingRuns().finish(run.id(), BillingRun.Status.LOST, now, Optional.empty())));
    }

    /** @return empty when nothing is due, or nothing may be done about it now */
    private Optional<BillingRun> planned(GatewayId gateway, String trigger, Instant now, UUID id) {
        long collect = ports.subscriptions().countDue(gateway, NextStep.Kind.COLLECT, now);
        long turn = ports.subscriptions().countDue(gateway, NextStep.Kind.TURN, now);
        boolean idle = turn == 0 && (collect == 0 || !guard(gateway).mayCollect());
        return idle ? Optional.empty() : Optional.of(planned(gateway, trigger, collect, now, id));
    }

    private BillingRun planned(GatewayId gateway, String trigger, long due, Instant now, UUID id) {
        return new BillingRun(
                id,
                gateway,
                billing.node(),
                trigger,
                BillingRun.Status.RUNNING,
                now,
                Optional.empty(),
                due,
                BillingRun.Counts.NONE,
                Optional.empty());
    }

    private void work(BillingRun run) {
        BillingRunGuard guard = guard(run.gateway());
        BillingRun.Status how = BillingRun.Status.STOPPED;
        try {
            how = new RunLoop(
                            ports,
                            billing.senders(),
                            bills,
                            charges,
                            ports.gateways().require(run.gateway()),
                            run.id(),
                            guard)
                    .go();
        } finally {
            finish(run, how, guard);
        }
    }

    private void finish(BillingRun run, BillingRun.Status how, BillingRunGuard guard) {
        Instant now = ports.clock().instant();
        if (guard.gaveUp()) {
            notBefore.put(run.gateway(), now.plus(AFTER_GIVING_UP));
        }
        Optional<Instant> next = ports.subscriptions().earliestDue(run.gateway(), NextStep.Kind.COLLECT);
        ports.transactions().inTransaction(() -> ports.billingRuns().finish(run.id(), how, now, next));
        LOG.log(Level.INFO, "billing run {0} at {1}: {2} of {3} due", run.id(), run.gateway(), how, run.due());
    }

    private BillingRunGuard guard(GatewayId gateway) {
        return new BillingRunGuard(ports, billing, gateway, () -> shuttingDown);
    }

    // ---- when asked

    @Override
    public List<BillingRun> start(Optional<GatewayId> gateway, String actor, Optional<RequestKey> request) {
        gateway.ifPresent(this::requireKnown);
        Started started = OptimisticRetry.retrying(() -> ports.transactions().inTransaction(() -> {
            UUID fresh = ports.ids().next();
            return RequestKeys.begin(ports, request, fresh)
                    .map(first -> new Started(asked(first, gateway), List.of()))
                    .orElseGet(() -> started(fresh, gateway, actor));
        }));
        started.toWork().forEach(run -> ports.senders().execute(() -> work(run)));
        return started.runs();
    }

    /** @param toWork those of them that begin now */
    private record Started(List<BillingRun> runs, List<BillingRun> toWork) {}

    private Started started(UUID first, Optional<GatewayId> gateway, String actor) {
        gateway.flatMap(id -> guard(id).obstacle()).ifPresent(why -> {
            throw DomainException.of(Refusal.CHARGE_HELD, why);
        });
        Instant now = ports.clock().instant();
        List<GatewayId> at = at(gateway);
        List<BillingRun> runs = IntStream.range(0, at.size())
                .mapToObj(n -> planned(at.get(n), actor, now, runId(first, n)))
                .flatMap(Optional::stream)
                .toList();
        runs.forEach(ports.billingRuns()::start);
        return new Started(runs, runs);
    }

    private List<BillingRun> asked(UUID first, Optional<GatewayId> gateway) {
        return IntStream.range(0, at(gateway).size())
                .mapToObj(n -> ports.billingRuns().find(runId(first, n)))
                .flatMap(Optional::stream)
                .toList();
    }

    private List<GatewayId> at(Optional<GatewayId> gateway) {
        return gateway.map(List::of)
                .orElseGet(() -> List.copyOf(ports.gateways().ids()));
    }

    /** The runs of one request have ids in a row, so that the request finds them again by its first one. */
    private static UUID runId(UUID first, int n) {
        return new UUID(first.getMostSignificantBits(), first.getLeastSignificantBits() + n);
    }

    private void requireKnown(GatewayId gateway) {
        if (!ports.gateways().ids().contains(gateway)) {
            throw DomainException.field(Refusal.GATEWAY_UNKNOWN, "gateway", "there is no such gateway");
        }
    }

    @Override
    public Optional<BillingRun> find(UUID run) {
        return ports.billingRuns().find(run);
    }

    @Override
    public Page<BillingRun> list(Optional<String> cursor, int limit) {
        return ports.billingRuns().list(cursor, limit);
    }

    @Override
    public GatewayHold hold(GatewayId gateway, String actor, String reason) {
        requireKnown(gateway);
        Instant now = ports.clock().instant();
        ports.transactions().inTransaction(() -> ports.holds().hold(new GatewayHold(gateway, now, actor, reason)));
        return ports.holds().find(gateway).orElseThrow();
    }

    @Override
    public void resume(GatewayId gateway) {
        requireKnown(gateway);
        ports.transactions().inTransaction(() -> ports.holds().release(gateway));
        notBefore.remove(gateway);
    }

    @Override
    public List<GatewayHold> holds() {
        return ports.holds().all();
    }
}
