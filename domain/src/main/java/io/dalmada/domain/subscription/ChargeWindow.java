package io.dalmada.domain.subscription;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * The hours in which the billing run and dunning may charge. A caller's "pay now" is not bound by them.
 *
 * @param zone whose days and hours are meant
 * @param charging when bills of a day fall due; within the window
 */
public record ChargeWindow(ZoneId zone, LocalTime opens, LocalTime closes, LocalTime charging) {
    private static final LocalTime NIGHT_ENDS = LocalTime.of(6, 0);
    private static final LocalTime NIGHT_BEGINS = LocalTime.of(23, 30);

    /** 09:00 to 18:00 in Seoul, bills fall due at 10:00. */
    public static final ChargeWindow STANDARD =
            new ChargeWindow(ZoneId.of("Asia/Seoul"), LocalTime.of(9, 0), LocalTime.of(18, 0), LocalTime.of(10, 0));

    public ChargeWindow {
        boolean inOrder = !charging.isBefore(opens) && charging.isBefore(closes);
        if (!inOrder || opens.isBefore(NIGHT_ENDS) || closes.isAfter(NIGHT_BEGINS)) {
            throw new IllegalArgumentException(
                    "a charge window must lie between 06:00 and 23:30 and contain its charging hour");
        }
    }

    public boolean isOpen(Instant now) {
        LocalTime time = ZonedDateTime.ofInstant(now, zone).toLocalTime();
        return !time.isBefore(opens) && time.isBefore(closes);
    }

    /** When the window opens next, or this instant when it is open. */
    public Instant nextOpen(Instant now) {
        if (isOpen(now)) {
            return now;
        }
        ZonedDateTime local = ZonedDateTime.ofInstant(now, zone);
        LocalDate day = local.toLocalTime().isBefore(opens)
                ? local.toLocalDate()
                : local.toLocalDate().plusDays(1);
        return at(day, opens);
    }

    public LocalDate day(Instant now) {
        return LocalDate.ofInstant(now, zone);
    }

    /** When the bills of a day fall due. */
    public Instant charging(LocalDate day) {
        return at(day, charging);
    }

    /** When a day begins. */
    public Instant begin(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    private Instant at(LocalDate day, LocalTime time) {
        return ZonedDateTime.of(day, time, zone).toInstant();
    }
}
