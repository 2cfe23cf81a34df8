package io.dalmada.application.service.shared;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/** Days as Korean gateways count them. */
public final class Korea {
    static final ZoneId ZONE = ZoneId.of("Asia/Seoul");

    private Korea() {}

    public static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZONE);
    }

    public static Instant start(LocalDate day) {
        return at(day, LocalTime.MIDNIGHT);
    }

    public static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(ZONE).toInstant();
    }
}
