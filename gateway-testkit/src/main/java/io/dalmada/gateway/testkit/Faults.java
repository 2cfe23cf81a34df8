package io.dalmada.gateway.testkit;

/** Makes the simulator misbehave. */
public interface Faults {
    /**
     * The next request of this step, and no other, meets this fault.
     *
     * @return false when the simulator cannot do it; then nothing is armed, and the report says so
     */
    boolean next(Step step, Fault fault);

    /** Takes back every fault that no request has met yet. */
    void clear();
}
