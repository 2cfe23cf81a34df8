package io.dalmada.domain.shared;

import java.math.BigInteger;
import java.util.UUID;

/** A UUID as 26 characters of Crockford's alphabet: upper case, no I, L, O or U, sorts like the UUID. */
public final class Base32 {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 26;

    private Base32() {}

    public static String encode(UUID id) {
        BigInteger rest =
                unsigned(id.getMostSignificantBits()).shiftLeft(64).or(unsigned(id.getLeastSignificantBits()));
        char[] text = new char[LENGTH];
        for (int i = LENGTH - 1; i >= 0; i--) {
            text[i] = ALPHABET.charAt(rest.intValue() & 31);
            rest = rest.shiftRight(5);
        }
        return new String(text);
    }

    /** @throws IllegalArgumentException when the text is not one that {@link #encode} made */
    public static UUID decode(String text) {
        BigInteger value = BigInteger.ZERO;
        for (char c : text.toCharArray()) {
            int digit = ALPHABET.indexOf(c);
            if (digit < 0) {
                throw new IllegalArgumentException("not base32");
            }
            value = value.shiftLeft(5).or(BigInteger.valueOf(digit));
        }
        if (text.length() != LENGTH || value.bitLength() > 128) {
            throw new IllegalArgumentException("not 26 base32 characters");
        }
        return new UUID(value.shiftRight(64).longValue(), value.longValue());
    }

    private static BigInteger unsigned(long bits) {
        return new BigInteger(Long.toUnsignedString(bits));
    }
}
