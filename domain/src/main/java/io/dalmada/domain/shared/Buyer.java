package io.dalmada.domain.shared;

import java.util.Optional;

/** The buyer as the gateway needs it: name up to 20 characters, e-mail and phone (digits) if known. */
public record Buyer(String name, Optional<String> email, Optional<String> phone) {
    public Buyer {
        check(PlainText.fits(name, 20), "buyer.name", "buyer.name must be 1 to 20 characters without emoji");
        check(
                email.map(e -> e.length() <= 50 && e.matches("[^\\s@]+@[^\\s@]+"))
                        .orElse(true),
                "buyer.email",
                "buyer.email must be an address of at most 50 characters");
        check(
                phone.map(p -> p.matches("[0-9]{8,15}")).orElse(true),
                "buyer.phone",
                "buyer.phone must be 8 to 15 digits");
    }

    private static void check(boolean holds, String field, String message) {
        if (!holds) {
            throw DomainException.field(Refusal.BUYER_INVALID, field, message);
        }
    }

    /** Personal data stays out of logs. */
    @Override
    public String toString() {
        return "Buyer[***]";
    }
}
