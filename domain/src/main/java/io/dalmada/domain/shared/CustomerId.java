package io.dalmada.domain.shared;

/** The caller's own name for a customer; 1 to 64 printable ASCII characters. It never travels to a gateway. */
public record CustomerId(String value) {
    public CustomerId {
        if (!value.matches("[\\x21-\\x7e]{1,64}")) {
            throw DomainException.field(
                    Refusal.CUSTOMER_INVALID, "customerId", "customerId must be 1 to 64 printable ASCII characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
