package io.dalmada.simulator.cookiepay.fault;

import io.dalmada.simulator.base.ArmedFaults;
import io.dalmada.simulator.cookiepay.state.Step;

/** What goes wrong with this vendor's calls. */
public final class Faults extends ArmedFaults<Step, Fault> {
    public Faults() {}
}
