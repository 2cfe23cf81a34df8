package io.dalmada.adapter.persistence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form in which {@code subscription.state} is kept. These records are that form, and nothing else is: a name or an order
 * in the domain may change without a stored row changing. Fields may be added here when old rows can do without them;
 * anything else is a new {@link #FORMAT}, and {@link SubscriptionJson} then reads both.
 *
 * @param currency of every amount below, in its smallest unit
 * @param earliestBill ISO date, as every day below
 */
record StoredSubscription(
        int format,
        String currency,
        Arrangement arrangement,
        @Nullable Integer periodsLeft,
        @Nullable Period current,
        @Nullable Bill bill,
        long credit,
        boolean cancelAtPeriodEnd,
        @Nullable Change change,
        String earliestBill,
        int nextNumber) {
    static final int FORMAT = 1;

    record Arrangement(Terms terms, int quantity, Calendar calendar, int index) {}

    record Calendar(String first, int anchorDay, Interval interval) {}

    record Interval(String unit, int count) {}

    record Terms(
            String plan,
            int priceVersion,
            String title,
            @Nullable String titleCode,
            long unitPrice,
            String taxType,
            Interval interval,
            Dunning dunning) {}

    record Dunning(List<Integer> retryDays, int graceDays, String finalStep, int endAfterDays) {}

    record Period(
            int number,
            String from,
            String until,
            long value,
            @Nullable String payment) {}

    record Bill(
            int number,
            String kind,
            Arrangement forPeriod,
            long amount,
            long creditLeft,
            String due,
            @Nullable String payment,
            boolean trying,
            boolean byHand,
            boolean newCard,
            int declines,
            int troubles,
            @Nullable String lastDecline) {}

    record Change(Terms terms, int quantity) {}
}
