package io.dalmada.domain.gateway;

/** Our number of one attempt at one gateway; never used for a second one. */
public record MerchantOrderNo(String value) {
    public MerchantOrderNo {
        if (!value.matches("[A-Z0-9-]{6,40}")) {
            throw new IllegalArgumentException("an order number is 6 to 40 characters of A-Z, 0-9 and -");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
