package io.dalmada.domain.gateway;

/** Our number of one refund; never used for a second one. */
public record RefundNo(String value) {
    public RefundNo {
        if (!value.matches("[A-Z0-9-]{6,40}")) {
            throw new IllegalArgumentException("a refund number is 6 to 40 characters of A-Z, 0-9 and -");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
