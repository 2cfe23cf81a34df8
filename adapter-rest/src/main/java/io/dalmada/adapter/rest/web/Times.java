package io.dalmada.adapter.rest.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/**
 * Reads times as they are written outside, with their offset; anything else is a malformed request. A year has four digits
 * and is 1970 at least: what is read here is stored, and shown again as JSON has it.
 */
public final class Times {
    public static final String PATTERN =
            "^(19[7-9]|[2-9][0-9]{2})[0-9]-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,9})?)?"
                    + "(Z|[+-][0-9]{2}:[0-9]{2})$";
    private static final Pattern WRITTEN = Pattern.compile(PATTERN);
    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private Times() {}

    /** To the microsecond, as everything is stored; an offset leads at most to the first or the last moment. */
    public static Instant read(String field, String text) {
        try {
            if (WRITTEN.matcher(text).matches()) {
                Instant read = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
                return read.isBefore(FIRST) ? FIRST : read.isAfter(LAST) ? LAST : read;
            }
        } catch (DateTimeException noTime) {
            // As any other text that is no time.
        }
        throw MalformedRequest.hinted(field, "hint.time");
    }
}
