package io.dalmada.simulator.tosspayments.fault;

import io.dalmada.simulator.base.ArmedFaults;
import io.dalmada.simulator.tosspayments.state.Step;

/** What goes wrong with this vendor's calls. */
public final class Faults extends ArmedFaults<Step, Fault> {
    public Faults() {}
}
