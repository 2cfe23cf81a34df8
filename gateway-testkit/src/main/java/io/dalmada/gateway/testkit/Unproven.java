package io.dalmada.gateway.testkit;

import org.opentest4j.TestAbortedException;

/** Ends a behaviour that cannot be shown; it appears as skipped in the build and with its reason in the report. */
final class Unproven extends TestAbortedException {
    private static final long serialVersionUID = 1L;

    private final Proof proof;

    private Unproven(Proof proof, String why) {
        super(proof.words() + ": " + why);
        this.proof = proof;
    }

    static Unproven notClaimed(String capability) {
        return new Unproven(Proof.NOT_CLAIMED, capability);
    }

    static Unproven notExpressible(String what) {
        return new Unproven(Proof.NOT_EXPRESSIBLE, what);
    }

    Proof proof() {
        return proof;
    }
}
