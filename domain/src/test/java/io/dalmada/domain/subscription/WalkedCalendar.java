package io.dalmada.domain.subscription;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Finds anchor days by looking at every day, knowing nothing of month arithmetic. */
final class WalkedCalendar {
    private WalkedCalendar() {}

    /** The first day, then every n-th anchor day after it. */
    static List<LocalDate> starts(LocalDate first, int anchor, int months, int count) {
        List<LocalDate> starts = new ArrayList<>();
        starts.add(first);
        int untilNext = isAnchor(first, anchor) ? months : 1;
        for (LocalDate day = first.plusDays(1); starts.size() < count; day = day.plusDays(1)) {
            if (isAnchor(day, anchor) && --untilNext == 0) {
                starts.add(day);
                untilNext = months;
            }
        }
        return starts;
    }

    /** The anchor's day, or the last day of a month that has not got it. */
    private static boolean isAnchor(LocalDate day, int anchor) {
        boolean last = day.plusDays(1).getDayOfMonth() == 1;
        return day.getDayOfMonth() == anchor || last && day.getDayOfMonth() < anchor;
    }
}
