package io.dalmada.application.simulation;

import io.dalmada.domain.gateway.MerchantOrderNo;
import io.dalmada.domain.gateway.OrderNumbers;
import io.dalmada.domain.payment.AttemptStatus;
import io.dalmada.domain.payment.PaymentEvent;
import io.dalmada.domain.payment.PaymentId;
import io.dalmada.domain.shared.DomainEvent;
import io.dalmada.domain.shared.SubscriptionId;
import io.dalmada.domain.subscription.Bill;
import io.dalmada.domain.subscription.BillingRules;
import io.dalmada.domain.subscription.ChargeWindow;
import io.dalmada.domain.subscription.Span;
import io.dalmada.domain.subscription.SubscriptionEvent;
import io.dalmada.domain.subscription.SubscriptionStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What must hold of subscriptions and their bills: the calendar, dunning, and why one ends. */
final class BillRules {
    private static final ChargeWindow WINDOW = ChargeWindow.STANDARD;
    private static final Duration TRUSTED = Duration.ofMinutes(2);
    /** A key that cannot be charged is found out without asking the gateway. */
    private static final Set<String> FOUND_OUT_BY_US = Set.of("BILLING_KEY_INVALID", "REFER_TO_ISSUER");

    private record Declined(PaymentId payment, String reason) {}

    private record Tried(LocalDate day, Span span) {}

    private final Bills bills;
    private final boolean strict;
    private final Tally tally;
    private final Map<SubscriptionId, Tried> tried = new HashMap<>();
    private final Set<Bills.Name> firstTried = new HashSet<>();
    private final Map<SubscriptionId, LocalDate> firstDue = new HashMap<>();
    private final Map<SubscriptionId, Span> paidUntil = new HashMap<>();
    private final Set<SubscriptionId> refused = new HashSet<>();
    private final Set<PaymentId> paid = new HashSet<>();
    private final Map<Declined, Integer> declines = new HashMap<>();
    private final List<Declined> dunned = new ArrayList<>();
    private final Set<SubscriptionId> waived = new HashSet<>();
    private final Set<SubscriptionId> released = new HashSet<>();

    BillRules(Bills bills, boolean strict, Tally tally) {
        this.strict = strict;
        this.bills = bills;
        this.tally = tally;
    }

    void see(DomainEvent event) {
        if (event instanceof PaymentEvent.AttemptMoved moved && moved.to() == AttemptStatus.DECLINED) {
            declines.merge(new Declined(moved.payment(), moved.cause()), 1, Integer::sum);
        } else if (event instanceof SubscriptionEvent.Billed billed) {
            billed(billed);
        } else if (event instanceof SubscriptionEvent.Moved moved) {
            moved(moved);
        } else if (event instanceof SubscriptionEvent.Arranged arranged
                && arranged.what() == SubscriptionEvent.What.UNBILLED) {
            waived.add(arranged.subscription());
        } else if (event instanceof SubscriptionEvent.Arranged arranged
                && arranged.what() == SubscriptionEvent.What.RELEASED) {
            waived.add(arranged.subscription());
            released.add(arranged.subscription());
        }
    }

    private void billed(SubscriptionEvent.Billed billed) {
        tally.count("bills " + billed.step());
        Bills.Name name = new Bills.Name(billed.subscription(), billed.number());
        switch (billed.step()) {
            case ATTEMPTED -> attempted(billed, name);
            case PAID, CARRIED -> paid(billed);
            case DECLINED -> {
                refused.add(billed.subscription());
                if (!FOUND_OUT_BY_US.contains(billed.cause())) {
                    billed.payment().ifPresent(payment -> dunned.add(new Declined(payment, billed.cause())));
                }
            }
            case DELAYED, DROPPED, WAIVED -> {
                return;
            }
        }
    }

    /** I-15: no bill of the calendar on a day on which another one was tried, and none before its day. */
    private void attempted(SubscriptionEvent.Billed billed, Bills.Name name) {
        firstDue.putIfAbsent(billed.subscription(), billed.span().from());
        if (released.contains(billed.subscription())) {
            bills.askedFor(name);
        }
        LocalDate today = WINDOW.day(billed.at());
        Optional<Tried> before = Optional.ofNullable(tried.put(billed.subscription(), new Tried(today, billed.span())));
        boolean byCalendar = bills.of(name.subscription(), name.number())
                .filter(facts -> facts.kind() == Bill.Kind.RENEWAL && !facts.byHand())
                .isPresent();
        if (!firstTried.add(name) || !byCalendar || released.remove(billed.subscription())) {
            return;
        }
        // The same period under another number is the same bill, whose payment had to be given up.
        boolean second = before.filter(b -> b.day().equals(today) && !b.span().equals(billed.span()))
                .isPresent();
        Violation.unless(!second, "I-15 one bill a day", () -> billed + ", the second of the day after " + before);
        Violation.unless(!today.isBefore(billed.span().from()), "I-14 schedule", () -> billed + " before its day");
    }

    /** I-13: what is paid continues what was paid, by the calendar. */
    private void paid(SubscriptionEvent.Billed billed) {
        billed.payment().ifPresent(paid::add);
        refused.remove(billed.subscription());
        Optional<Bills.Facts> facts = bills.of(billed.subscription(), billed.number());
        Span before = paidUntil.put(billed.subscription(), billed.span());
        facts.ifPresent(known -> {
            if (known.kind() == Bill.Kind.RENEWAL) {
                tally.count("renewals");
                tiles(billed, Optional.ofNullable(before));
            }
            LocalDate end = Oracle.end(billed.span().from(), known.anchorDay(), known.interval());
            Violation.unless(
                    billed.span().until().equals(end), "I-13 periods tile", () -> billed + " should end on " + end);
        });
    }

    private void tiles(SubscriptionEvent.Billed billed, Optional<Span> before) {
        boolean follows =
                before.map(span -> span.until().equals(billed.span().from())).orElse(true);
        Violation.unless(
                follows || waived.remove(billed.subscription()),
                "I-13 periods tile",
                () -> billed + " after " + before);
    }

    private void moved(SubscriptionEvent.Moved moved) {
        if (moved.to() == SubscriptionStatus.PAST_DUE || moved.to() == SubscriptionStatus.SUSPENDED) {
            Violation.unless(refused.contains(moved.subscription()), "I-11 unknown is not failure", moved::toString);
        }
        if (moved.to() == SubscriptionStatus.ENDED) {
            tally.count("ended: " + moved.cause());
            ended(moved);
        }
    }

    /** A sign-up is not given up before its time; one that was never tried ends by a person's word alone. */
    private void ended(SubscriptionEvent.Moved moved) {
        Violation.unless(
                !strict || !moved.cause().contains("left unsent"),
                "I-11 unknown is not failure",
                () -> moved + " though nobody declined");
        boolean byPerson = released.contains(moved.subscription()) && !firstDue.containsKey(moved.subscription());
        if (moved.cause().equals("first bill not paid in time") && !byPerson) {
            Instant due = WINDOW.begin(firstDue.getOrDefault(moved.subscription(), LocalDate.MAX));
            Violation.unless(
                    !moved.at().isBefore(due.plus(BillingRules.STANDARD.giveUpAfter())),
                    "I-03 no lost charge",
                    () -> moved + ", due at " + due);
        }
    }

    /** After a step: every dunning step has its decline (I-11). */
    void afterStep() {
        for (Declined step : dunned) {
            int left = declines.getOrDefault(step, 0);
            Violation.unless(left > 0, "I-11 unknown is not failure", () -> "dunned without a decline: " + step);
            declines.put(step, left - 1);
        }
        dunned.clear();
    }

    /** R-20, by the world's own clock: what nobody asked for leaves within the window only. */
    void arrived(Cards.Use use) {
        OrderNumbers.read(new MerchantOrderNo(use.orderNo()))
                .filter(named -> named.period() >= 0)
                .filter(named -> !bills.isByPeople(new SubscriptionId(named.id()), named.period()))
                .ifPresent(named -> {
                    Violation.unless(isOpen(use.at()), "R-20 charge window", () -> use + " by itself");
                    Violation.unless(!use.stopped(), "R-21 stopped vendors are left alone", () -> use + " by itself");
                });
    }

    /** By a clock that is trusted: two minutes are allowed. */
    private static boolean isOpen(Instant at) {
        return WINDOW.isOpen(at) || WINDOW.isOpen(at.plus(TRUSTED)) || WINDOW.isOpen(at.minus(TRUSTED));
    }

    boolean isPaid(PaymentId payment) {
        return paid.contains(payment);
    }
}
