package io.dalmada.gateway.testkit.report;

import org.opentest4j.TestAbortedException;

/** Ends a behaviour that the profile does not claim; it appears as skipped in the build and with its reason in the report. */
public final class Unproven extends TestAbortedException {
    private static final long serialVersionUID = 1L;

    private Unproven(String capability) {
        super("not claimed: " + capability);
    }

    public static Unproven notClaimed(String capability) {
        return new Unproven(capability);
    }
}
