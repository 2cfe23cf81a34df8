package io.dalmada.bootstrap.time;

import io.dalmada.application.model.GatewayHold;
import io.dalmada.application.port.out.GatewayHolds;
import io.dalmada.application.port.out.gateway.PaymentGateways;
import io.dalmada.domain.gateway.GatewayId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All gateways are on hold, on this node alone, while its clock is wrong; it goes by itself when the clock is right again. */
public final class ClockHolds implements GatewayHolds {
    private final GatewayHolds stored;
    private final PaymentGateways gateways;
    private final ClockWatch watch;

    public ClockHolds(GatewayHolds stored, PaymentGateways gateways, ClockWatch watch) {
        this.stored = stored;
        this.gateways = gateways;
        this.watch = watch;
    }

    @Override
    public void hold(GatewayHold hold) {
        stored.hold(hold);
    }

    @Override
    public void release(GatewayId gateway) {
        stored.release(gateway);
    }

    @Override
    public Optional<GatewayHold> find(GatewayId gateway) {
        return stored.find(gateway).or(() -> ours(gateway));
    }

    @Override
    public List<GatewayHold> all() {
        List<GatewayHold> known = stored.all();
        Stream<GatewayHold> ours = gateways.ids().stream()
                .filter(id -> known.stream().noneMatch(hold -> hold.gateway().equals(id)))
                .flatMap(id -> ours(id).stream());
        return Stream.concat(known.stream(), ours).toList();
    }

    private Optional<GatewayHold> ours(GatewayId gateway) {
        return watch.wrongSince().map(since -> new GatewayHold(gateway, since, "clock watch", watch.reason()));
    }
}
