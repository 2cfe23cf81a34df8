package io.dalmada.adapter.rest.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads days of the billing zone as they are written outside; one that does not exist is a malformed request. */
public final class Dates {
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private Dates() {}

    public static LocalDate read(String field, String text) {
        try {
            if (DAY.matcher(text).matches()) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeException noSuchDay) {
            // As any other text that is no day.
        }
        throw MalformedRequest.hinted(field, "hint.date");
    }

    public static Optional<LocalDate> optional(String field, @Nullable String text) {
        return Optional.ofNullable(text).map(written -> read(field, written));
    }
}
