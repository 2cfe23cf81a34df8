package io.dalmada.simulator.tosspayments.wire;

/** Ends a call with one of the vendor's codes. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    Refusal(String code) {
        super(code, null, false, false);
        this.code = code;
    }

    String code() {
        return code;
    }

    static void when(boolean wrong, String code) {
        if (wrong) {
            throw new Refusal(code);
        }
    }
}
