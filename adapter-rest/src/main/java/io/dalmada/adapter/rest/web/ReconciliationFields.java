package io.dalmada.adapter.rest.web;

import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads which day at which gateway is meant. */
public final class ReconciliationFields {
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private ReconciliationFields() {}

    public static LocalDate day(String text) {
        try {
            if (DAY.matcher(text).matches()) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeParseException noSuchDay) {
            // As any other text that is no day.
        }
        throw DomainException.field(
                Refusal.RECONCILIATION_DAY_INVALID, "date", "date must be a day in Korea such as 2026-11-23");
    }

    public static Optional<GatewayId> gateway(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(GatewayId::new);
        } catch (IllegalArgumentException malformed) {
            throw DomainException.field(Refusal.GATEWAY_UNKNOWN, "gateway", "there is no such gateway");
        }
    }
}
