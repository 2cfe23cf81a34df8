package io.dalmada.adapter.rest.subscription;

import io.dalmada.domain.subscription.Span;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;

/** Days of service in Korea, the last one included. */
@Schema(name = "Period")
record PeriodBody(LocalDate firstDay, LocalDate lastDay, long days) {
    static PeriodBody from(Span span) {
        return new PeriodBody(span.from(), span.until().minusDays(1), span.days());
    }
}
