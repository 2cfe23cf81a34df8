package io.dalmada.application.simulation;

import io.dalmada.application.port.out.GatewayHolds;
import java.util.Optional;
import java.util.Set;

/** (q) Whoever collects does not look whether the operator has stopped the gateway; only who stops it sees the stop. */
final class BlindToHolds implements Saboteur {
    private boolean justHeld;

    @Override
    public Set<Dimension> needs() {
        return Set.of(Dimension.HOLDS);
    }

    @Override
    public <T> T port(Class<T> port, T real) {
        return port == GatewayHolds.class
                ? Twist.of(port, real, (method, given, call) -> {
                    boolean blind = method.equals("find") && !justHeld;
                    justHeld = method.equals("hold");
                    return blind ? Optional.empty() : call.get();
                })
                : real;
    }
}
