package io.dalmada.application.model;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a caller may do. Each route of the API declares one of them. */
public enum Scope {
    /** See payments, billing keys, subscriptions, plans and figures. */
    READ,
    /** Register and revoke cards, charge them, and manage subscriptions. */
    CHARGE,
    /** Give money back. */
    REFUND,
    /** Decide what an operator must decide: plans and prices, billing runs, holds, open outcomes. */
    OPERATE,
    /** Manage API keys and read the audit log; includes all others, since it could give itself any of them. */
    ADMIN;

    /** As it is written outside, for example {@code read}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @return empty when there is no such scope */
    public static Optional<Scope> read(String code) {
        return Stream.of(values()).filter(scope -> scope.code().equals(code)).findFirst();
    }
}
