package io.dalmada.simulator.tosspayments.wire;

import java.util.Optional;

/** Amounts that end in a documented way with any card. */
public enum AmountRule {
    LIMIT_OR_BALANCE(1001, "REJECT_CARD_PAYMENT", false),
    BALANCE(1002, "REJECT_ACCOUNT_PAYMENT", false),
    ISSUER(1003, "REJECT_CARD_COMPANY", false),
    DAILY_COUNT(1004, "EXCEED_MAX_DAILY_PAYMENT_COUNT", false),
    DAILY_AMOUNT(1005, "EXCEED_MAX_ONE_DAY_AMOUNT", false),
    NOT_ACTIVE_YET(1006, "NOT_REGISTERED_CARD_COMPANY", false),
    ASK_ISSUER(1007, "INVALID_REJECT_CARD", false),
    STOPPED(1011, "INVALID_STOPPED_CARD", false),
    LOST(1012, "INVALID_CARD_LOST_OR_STOLEN", false),
    EXPIRED(1013, "INVALID_CARD_EXPIRATION", false),
    NUMBER(1014, "INVALID_CARD_NUMBER", false),
    KIND(1015, "NOT_SUPPORTED_CARD_TYPE", false),
    FRAUD(1016, "FDS_ERROR", false),
    PASSWORD(1017, "INVALID_PASSWORD", false),
    KEY(1018, "INVALID_BILL_KEY_REQUEST", false),
    MAINTENANCE(1021, "MAINTAINED_METHOD", false),
    HOURS(1022, "NOT_AVAILABLE_PAYMENT", false),
    NO_CONTRACT(1031, "NOT_SUPPORTED_METHOD", false),
    UPSTREAM(1041, "PROVIDER_ERROR", false),
    UPSTREAM_CHARGED(1042, "PROVIDER_ERROR", true),
    INTERNAL(1043, "FAILED_INTERNAL_SYSTEM_PROCESSING", false),
    INTERNAL_CHARGED(1044, "FAILED_INTERNAL_SYSTEM_PROCESSING", true),
    TOO_FAST(1045, "FORBIDDEN_CONSECUTIVE_REQUEST", false),
    TOO_FAST_CHARGED(1046, "FORBIDDEN_CONSECUTIVE_REQUEST", true),
    NEW_CODE(1051, "NOBODY_KNOWS_THIS", false),
    NEW_CODE_CHARGED(1052, "NOBODY_KNOWS_THIS", true);

    private final long amount;
    private final String code;
    private final boolean charged;

    AmountRule(long amount, String code, boolean charged) {
        this.amount = amount;
        this.code = code;
        this.charged = charged;
    }

    public long amount() {
        return amount;
    }

    public String code() {
        return code;
    }

    /** True when the money is taken all the same. */
    public boolean charged() {
        return charged;
    }

    static Optional<AmountRule> of(long amount) {
        for (AmountRule rule : values()) {
            if (rule.amount == amount) {
                return Optional.of(rule);
            }
        }
        return Optional.empty();
    }
}
