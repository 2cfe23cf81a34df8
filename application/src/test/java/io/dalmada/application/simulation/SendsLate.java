package io.dalmada.application.simulation;

import java.util.Set;

/** (p) The budget is asked before the login: whoever was frozen after it sends late. */
final class SendsLate implements Saboteur {
    @Override
    public Set<Dimension> needs() {
        return Set.of(Dimension.FREEZES);
    }

    @Override
    public boolean sendsLate() {
        return true;
    }
}
