package io.dalmada.adapter.rest;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

/** Reads times as they are written outside, with their offset; anything else is a malformed request. */
final class Times {
    private Times() {}

    /** To the microsecond, as everything is stored. */
    static Instant read(String field, String text) {
        try {
            return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeException noTime) {
            throw MalformedRequest.field(field);
        }
    }
}
