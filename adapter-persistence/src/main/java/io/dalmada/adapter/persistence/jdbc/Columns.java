package io.dalmada.adapter.persistence.jdbc;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a column can hold: microseconds, and text without NUL (PostgreSQL refuses it; a garbled reply may contain it). */
public final class Columns {
    private Columns() {}

    public static Instant time(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS);
    }

    public static @Nullable Instant time(Optional<Instant> at) {
        return at.map(Columns::time).orElse(null);
    }

    public static @Nullable String text(Optional<String> text, int max) {
        return text.map(t -> text(t, max)).orElse(null);
    }

    /** Free text must never keep an outcome from being stored: what cannot be stored is replaced or cut. */
    public static String text(String text, int max) {
        String storable = text.replace('\0', '\uFFFD');
        return storable.length() <= max ? storable : storable.substring(0, max);
    }
}
