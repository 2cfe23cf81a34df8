package io.dalmada.application.simulation;

import java.util.Set;

/** (v) */
final class TrustsAnyClock implements Saboteur {
    @Override
    public Set<Dimension> needs() {
        return Set.of(Dimension.CLOCKS);
    }

    @Override
    public boolean trustsAnyClock() {
        return true;
    }
}
