package io.dalmada.gateway.testkit.report;

/** How far a behaviour is shown. */
enum Proof {
    PROVEN("proven"),
    NOT_CLAIMED("not claimed"),
    MISSING("**cannot be shown**"),
    FAILED("**failed**");

    private final String words;

    Proof(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
