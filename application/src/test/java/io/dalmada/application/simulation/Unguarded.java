package io.dalmada.application.simulation;

/** (d) */
final class Unguarded implements Saboteur {
    @Override
    public boolean guarded() {
        return false;
    }
}
