package io.dalmada.domain.gateway;

import java.util.random.RandomGenerator;

/** A random name for one registration, shown to the gateway in place of the caller's customer id. */
public record CustomerRef(String value) {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int LENGTH = 32;

    public CustomerRef {
        if (!value.matches("[A-Za-z0-9]{32}")) {
            throw new IllegalArgumentException("a customer reference is 32 letters and digits");
        }
    }

    /** @param random cryptographically strong: some gateways treat this name as a secret */
    public static CustomerRef random(RandomGenerator random) {
        StringBuilder text = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new CustomerRef(text.toString());
    }

    @Override
    public String toString() {
        return "CustomerRef[***]";
    }
}
