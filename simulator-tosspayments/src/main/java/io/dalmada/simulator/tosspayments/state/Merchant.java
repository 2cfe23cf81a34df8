package io.dalmada.simulator.tosspayments.state;

/** One MID of a billing contract with its pair of API keys. */
public record Merchant(String mId, String secretKey, String clientKey) {
    /** The merchant of a local start. */
    public static final Merchant LOCAL = new Merchant(
            "dalmadabill", "test_sk_dalmada_local_0123456789abcdef", "test_ck_dalmada_local_0123456789abcdef");

    public boolean isTest() {
        return secretKey.startsWith("test_");
    }

    @Override
    public String toString() {
        return "Merchant[" + mId + "]";
    }
}
