package io.dalmada.domain.plan;

import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;

/** The operator's own name for a plan; 1 to 40 letters, digits, - and _. */
public record PlanCode(String value) {
    public PlanCode {
        if (!value.matches("[A-Za-z0-9_-]{1,40}")) {
            throw DomainException.field(
                    Refusal.PLAN_INVALID, "planCode", "a plan code must be 1 to 40 letters, digits, - or _");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
