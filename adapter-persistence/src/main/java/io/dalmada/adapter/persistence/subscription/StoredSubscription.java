package io.dalmada.adapter.persistence.subscription;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form in which {@code subscription.state} is kept. These records are that form, and nothing else is: a name or an order
 * in the domain may change without a stored row changing. Fields may be added here when old rows can do without them;
 * anything else is a new {@link #FORMAT}, and {@link SubscriptionJson} then reads both.
 *
 * @param currency of every amount below, in its smallest unit
 * @param creditFrom what the credit came from; rows from before it was kept have none
 * @param account absent in rows from before it was kept
 * @param debts absent when nothing is carried to the next bill, and in rows from before it was kept
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
        int nextNumber,
        @Nullable List<Part> creditFrom,
        @Nullable List<Refund> pendingRefunds,
        @Nullable String stoppedOn,
        @Nullable Account account,
        @Nullable List<Debt> debts,
        @Nullable Unbilled unbilled) {
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

    /** @param value of the whole; @param rest what is not settled as used up, absent in rows from before it was kept */
    record Period(
            int number,
            String from,
            String until,
            long value,
            @Nullable String payment,
            @Nullable List<Part> rest,
            @Nullable String restFrom) {}

    /** @param payment absent when it came from no payment that is known */
    record Part(@Nullable String payment, long amount) {}

    record Refund(String refund, String payment, long amount) {}

    record Account(long received, long served, long returned) {}

    record Debt(String from, String until, long amount) {}

    record Unbilled(String from, String until, long price, String since) {}

    /** @param creditLeft in rows of earlier releases only */
    record Bill(
            int number,
            String kind,
            Arrangement forPeriod,
            long amount,
            @Nullable Long creditLeft,
            String due,
            @Nullable String payment,
            boolean trying,
            boolean byHand,
            boolean newCard,
            int declines,
            int troubles,
            @Nullable String lastDecline,
            @Nullable Long carried,
            @Nullable Long heldBackSeconds) {}

    record Change(Terms terms, int quantity) {}
}
