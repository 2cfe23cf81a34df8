package io.dalmada.adapter.rest;

import io.dalmada.application.model.RequestKey;
import io.dalmada.application.port.in.GatewayQuery;
import io.dalmada.application.port.in.OpeningResult;
import io.dalmada.application.port.in.RegisterByWindow;
import io.dalmada.application.port.out.gateway.ReturnedRequest;
import io.dalmada.domain.billingkey.BillingKeyId;
import io.dalmada.domain.billingkey.Registration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Registrations in windows and the gateways as a test sets them up; what reached them is counted in {@link Ports}. */
public final class WindowPorts implements RegisterByWindow, GatewayQuery {
    private final Ports ports;
    public final List<ReturnedRequest> returns = new ArrayList<>();
    public Function<Order, OpeningResult> onOpen = order -> Ports.fail();
    public Supplier<Completion> onReturn = Ports::fail;
    public Supplier<Registration> onRegistration = Ports::fail;
    public Supplier<List<Account>> onGateways = List::of;

    WindowPorts(Ports ports) {
        this.ports = ports;
    }

    void reset() {
        WindowPorts fresh = new WindowPorts(ports);
        returns.clear();
        onOpen = fresh.onOpen;
        onReturn = fresh.onReturn;
        onRegistration = fresh.onRegistration;
        onGateways = fresh.onGateways;
    }

    @Override
    public OpeningResult open(Order order, Optional<RequestKey> request) {
        ports.calls.add("open window for " + order.returnAddress());
        request.ifPresent(ports.requests::add);
        return onOpen.apply(order);
    }

    @Override
    public Completion complete(BillingKeyId id, ReturnedRequest returned, Optional<RequestKey> request) {
        ports.called("complete " + id, request);
        returns.add(returned);
        return onReturn.get();
    }

    @Override
    public Registration cancel(BillingKeyId id, Optional<RequestKey> request) {
        ports.called("cancel registration " + id, request);
        return onRegistration.get();
    }

    @Override
    public Registration get(BillingKeyId id) {
        ports.calls.add("get registration " + id);
        return onRegistration.get();
    }

    @Override
    public List<Account> all() {
        return onGateways.get();
    }
}
