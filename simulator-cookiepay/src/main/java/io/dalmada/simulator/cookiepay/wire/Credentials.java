package io.dalmada.simulator.cookiepay.wire;

/** One pair of a billing contract: 연동ID and 연동 시크릿키. */
public record Credentials(String apiId, String apiKey) {
    /** The pair that profile local uses. */
    public static final Credentials LOCAL =
            new Credentials("sandbox_dalmada_local", "sandbox_dalmada_local_secret_0123456789abcdef");

    @Override
    public String toString() {
        return "Credentials[" + apiId + ", ***]";
    }
}
