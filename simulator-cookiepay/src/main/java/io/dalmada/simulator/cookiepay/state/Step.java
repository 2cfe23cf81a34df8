package io.dalmada.simulator.cookiepay.state;

import java.util.Optional;

/** The vendor's calls, by path. */
public enum Step {
    TOKEN("/payAuth/token"),
    ISSUE("/Subscribe/billkeygen"),
    CHARGE("/Subscribe/payments"),
    DECRYPT("/EdiAuth/cookiepay_edi_decrypt"),
    REVOKE("/Subscribe/billingkeycancel"),
    CANCEL("/api/cancel"),
    DEPOSIT_ACCOUNT("/api/get_cancel_bank_account"),
    PAYCERT("/api/paycert"),
    PAYSEARCH("/api/paysearch"),
    PAYLIST("/api/paylist");

    private final String path;

    Step(String path) {
        this.path = path;
    }

    public String path() {
        return path;
    }

    public static Optional<Step> at(String path) {
        for (Step step : values()) {
            if (step.path.equals(path)) {
                return Optional.of(step);
            }
        }
        return Optional.empty();
    }
}
