package io.dalmada.domain.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.domain.gateway.RefundNo;
import io.dalmada.domain.payment.PaymentId;
import io.dalmada.domain.subscription.SubscriptionEvent.BillStep;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Worth is conserved: keeps an account in its own way, payment by payment. What a customer paid is, to the won, the service
 * that was given, what is left of the running period, credit, or money that went back. Money that goes back for what was
 * used up already takes nothing else away.
 */
final class MoneyOracle {
    private final TreeMap<UUID, Long> credit = new TreeMap<>();
    private final TreeMap<UUID, Long> running = new TreeMap<>();
    private final Map<RefundNo, PendingRefund> pending = new HashMap<>();
    private Optional<Bill> open = Optional.empty();
    private long incurred;
    private long offered;
    private long settledDebts;
    private long received;
    private long used;
    private LocalDate since = LocalDate.MIN;
    private LocalDate until = LocalDate.MIN;
    private boolean over;

    /** @param after the state in which these events ended */
    void saw(Iterable<SubscriptionEvent> events, Subscription.Snapshot after, LocalDate today) {
        for (SubscriptionEvent event : events) {
            if (event instanceof SubscriptionEvent.Billed billed && takesEffect(billed.step())) {
                paid(billed, after);
            } else if (event instanceof SubscriptionEvent.Arranged arranged
                    && arranged.what() == SubscriptionEvent.What.UNBILLED) {
                offered += Long.parseLong(arranged.detail().split(" ", 2)[0]);
            } else if (event instanceof SubscriptionEvent.Arranged arranged
                    && arranged.what() == SubscriptionEvent.What.DIFFERENCE_OWED) {
                incurred += Long.parseLong(arranged.detail().split(" ", 2)[0]);
            } else if (event instanceof SubscriptionEvent.Moved moved && moved.to() == SubscriptionStatus.PAUSED) {
                cut(today);
            } else if (event instanceof SubscriptionEvent.Moved moved
                    && moved.to().isOver()) {
                useUntil(today);
                over = true;
            }
        }
        open = after.bill();
    }

    private static boolean takesEffect(BillStep step) {
        return step == BillStep.PAID || step == BillStep.CARRIED;
    }

    private void paid(SubscriptionEvent.Billed billed, Subscription.Snapshot after) {
        cut(billed.span().from());
        long amount = billed.amount().minor() - carried(billed);
        boolean sent = billed.step() == BillStep.PAID && billed.payment().isPresent();
        long charged = sent ? amount : 0;
        received += sent ? amount + carried(billed) : 0;
        incurred += billed.step() == BillStep.CARRIED ? amount : 0;
        settledDebts += carried(billed);
        long price = price(billed, after);
        TreeMap<UUID, Long> locked = locked();
        long missing = price - amount - move(price - amount, credit, running);
        move(missing, locked, running);
        move(Long.MAX_VALUE, locked, credit);
        billed.payment().map(PaymentId::value).ifPresent(id -> running.merge(id, charged, Long::sum));
        used = 0;
        since = billed.span().from();
        until = billed.span().until();
    }

    /** What is carried is worth nothing before it is paid; then it pays for days that were served already. */
    private long carried(SubscriptionEvent.Billed billed) {
        return billed.step() == BillStep.CARRIED
                ? 0
                : open.map(bill -> bill.carried().minor()).orElse(0L);
    }

    private long price(SubscriptionEvent.Billed billed, Subscription.Snapshot after) {
        Arrangement next = after.arrangement();
        return open.filter(bill -> bill.number() == billed.number())
                .map(Bill::forPeriod)
                .orElseGet(() -> new Arrangement(next.terms(), next.quantity(), next.calendar(), next.index() - 1))
                .price()
                .minor();
    }

    /** Takes out of credit what is being given back. */
    private TreeMap<UUID, Long> locked() {
        TreeMap<UUID, Long> locked = new TreeMap<>();
        for (PendingRefund refund : pending.values()) {
            UUID payment = refund.payment().value();
            locked.merge(payment, take(credit, payment, refund.amount().minor()), Long::sum);
        }
        return locked;
    }

    /** The period ends here; what is left of it is credit. */
    private void cut(LocalDate day) {
        useUntil(day);
        move(sum(running), running, credit);
    }

    /** The days before this one are used up, in the customer's favour; the money that was paid first goes first. */
    private void useUntil(LocalDate day) {
        long all = ChronoUnit.DAYS.between(since, until);
        long days = all == 0 ? 0 : Math.max(0, Math.min(all, ChronoUnit.DAYS.between(since, day)));
        if (days > 0) {
            long gone = BigInteger.valueOf(sum(running))
                    .multiply(BigInteger.valueOf(days))
                    .divide(BigInteger.valueOf(all))
                    .longValueExact();
            move(gone, running, new TreeMap<>());
            used += gone;
            since = day.isBefore(until) ? day : until;
        }
    }

    void asked(PendingRefund refund) {
        pending.put(refund.refund(), refund);
    }

    void ended(RefundNo refund) {
        pending.remove(refund);
    }

    /** @param day of the refund, or on which a change that is on its way cuts the period short */
    void refunded(PendingRefund refund, LocalDate day) {
        ended(refund.refund());
        UUID payment = refund.payment().value();
        long rest =
                refund.amount().minor() - take(credit, payment, refund.amount().minor());
        if (rest > 0 && running.getOrDefault(payment, 0L) > 0) {
            TreeMap<UUID, Long> before = new TreeMap<>(running);
            long usedBefore = used;
            LocalDate sinceBefore = since;
            if (!over) {
                useUntil(day);
            }
            if (take(running, payment, rest) == 0) {
                running.clear();
                running.putAll(before);
                used = usedBefore;
                since = sinceBefore;
            }
        }
    }

    private static long take(TreeMap<UUID, Long> from, UUID payment, long most) {
        long there = from.getOrDefault(payment, 0L);
        long taken = Math.min(there, most);
        from.put(payment, there - taken);
        return taken;
    }

    /** @return how much there was of it */
    private static long move(long won, TreeMap<UUID, Long> from, TreeMap<UUID, Long> to) {
        long left = won;
        for (Map.Entry<UUID, Long> lot : from.entrySet()) {
            long part = Math.min(left, lot.getValue());
            lot.setValue(lot.getValue() - part);
            to.merge(lot.getKey(), part, Long::sum);
            left -= part;
        }
        return won - left;
    }

    private static long sum(TreeMap<UUID, Long> lots) {
        return lots.values().stream().mapToLong(Long::longValue).sum();
    }

    void balances(Subscription.Snapshot after) {
        Balance balance = after.balance();
        assertThat(lots(balance.credit())).as("credit, by its payments").isEqualTo(some(credit));
        long value = after.current().map(paid -> paid.value().minor()).orElse(0L);
        assertThat(value).as("what the running period is worth").isEqualTo(used + sum(running));
        Account account = balance.account();
        assertThat(account.received().minor()).as("what was charged").isEqualTo(received);
        assertThat(account.served().minor()
                        + value
                        + balance.credit().amount().minor()
                        + account.returned().minor())
                .as("service, period, credit and what went back, of what was charged")
                .isEqualTo(received);
        long standing =
                after.debts().stream().mapToLong(debt -> debt.amount().minor()).sum();
        assertThat(standing + settledDebts)
                .as(
                        "no more is owed or collected than was left by small bills, days that are over and an operator's word")
                .isLessThanOrEqualTo(incurred + offered);
    }

    /** What stands now, by its payments. */
    private static TreeMap<UUID, Long> lots(Worth worth) {
        TreeMap<UUID, Long> lots = new TreeMap<>();
        worth.parts()
                .forEach(part -> lots.put(
                        part.payment().orElseThrow().value(), part.amount().minor()));
        return lots;
    }

    private static TreeMap<UUID, Long> some(TreeMap<UUID, Long> lots) {
        TreeMap<UUID, Long> some = new TreeMap<>(lots);
        some.values().removeIf(won -> won == 0);
        return some;
    }
}
