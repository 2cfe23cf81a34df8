package io.dalmada.domain.shared;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.function.Function;

/** A text that must not be printed: it is only lent to a reader, and compared in constant time. */
public final class SecretText {
    private final String raw;

    private SecretText(String raw) {
        this.raw = raw;
    }

    /** @throws IllegalArgumentException when empty */
    public static SecretText of(String raw) {
        if (raw.isEmpty()) {
            throw new IllegalArgumentException("a secret must not be empty");
        }
        return new SecretText(raw);
    }

    /** Lends the text; the reader must not keep it in anything that is printed or stored in clear. */
    public <T> T use(Function<String, T> reader) {
        return reader.apply(raw);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SecretText that
                && MessageDigest.isEqual(
                        raw.getBytes(StandardCharsets.UTF_8), that.raw.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int hashCode() {
        return raw.hashCode();
    }

    @Override
    public String toString() {
        return "***";
    }
}
