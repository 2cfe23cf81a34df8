package io.dalmada.simulator.tosspayments;

import io.dalmada.simulator.base.ArmedFaults;

/** What goes wrong with this vendor's calls. */
public final class Faults extends ArmedFaults<Step, Fault> {
    Faults() {}
}
