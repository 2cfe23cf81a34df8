package io.dalmada.adapter.rest.limits;

import io.dalmada.application.model.Scope;
import java.util.Locale;

/** Routes that share a limit: reads must not use up the quota of charges, nor charges that of reads. */
enum RateClass {
    READ,
    WRITE,
    MANAGE;

    static RateClass of(Scope scope) {
        return switch (scope) {
            case READ -> READ;
            case CHARGE, REFUND -> WRITE;
            case OPERATE, ADMIN -> MANAGE;
        };
    }

    /** As it stands in headers. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
