package io.dalmada.domain.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.domain.billingkey.BillingKeyId;
import io.dalmada.domain.gateway.Decline;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.gateway.OrderNumbers;
import io.dalmada.domain.gateway.RefundNo;
import io.dalmada.domain.payment.PaymentId;
import io.dalmada.domain.shared.Money;
import io.dalmada.domain.shared.SubscriptionId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * A subscription as the application drives it: every act is followed by what is due and then stored, and it is loaded again
 * for the next. What must always hold is checked at every store.
 */
final class Life {
    /** What the gateway says; charges it approves unless told otherwise. */
    enum Answer {
        APPROVED,
        NOT_SENT,
        ABSENT,
        VOID,
        /** Nobody knows: nothing is called. */
        UNKNOWN
    }

    /** An attempt that went out. */
    record Sent(Demand demand, Span span, Instant at, boolean byHand, BillingKeyId key) {
        int number() {
            return demand.bill().number();
        }

        long amount() {
            return demand.lines().stream()
                    .mapToLong(line -> line.amount().minor())
                    .sum();
        }
    }

    /** A bill that took effect. */
    record Taken(LocalDate day, Span span, Money price, Money amount, Money carried) {}

    private final BillingRules rules;
    private final LifeChecks checks;
    private final List<SubscriptionEvent> history = new ArrayList<>();
    private final List<Sent> sent = new ArrayList<>();
    private final Deque<Object> answers = new ArrayDeque<>();
    private final Map<BillingKeyId, Integer> endedKeys = new HashMap<>();
    private final List<Taken> taken = new ArrayList<>();
    private final List<Integer> givenBack = new ArrayList<>();
    private Subscription.Snapshot stored;
    private Instant now;
    private long ids;

    Life(Order order, Instant now) {
        this(order, now, Agreements.RULES);
    }

    Life(Order order, Instant now, BillingRules rules) {
        this.rules = rules;
        this.now = now;
        this.checks = new LifeChecks(rules);
        Subscription started = Subscription.start(new SubscriptionId(new UUID(5, 5)), order, now, rules);
        this.stored = started.snapshot();
        transaction(started, subscription -> {});
    }

    private Life(Life from) {
        this.rules = from.rules;
        this.now = from.now;
        this.stored = from.stored;
        this.ids = from.ids + 1_000_000;
        this.checks = new LifeChecks(from.rules);
        this.endedKeys.putAll(from.endedKeys);
        this.sent.addAll(from.sent);
    }

    /** Another life that goes on from here. */
    Life copy() {
        return new Life(this);
    }

    static Life active() {
        return new Life(Agreements.order(Agreements.MONTHLY), Agreements.NOW).answered();
    }

    Subscription subscription() {
        return Subscription.reconstitute(stored);
    }

    Subscription.Snapshot stored() {
        return stored;
    }

    SubscriptionStatus status() {
        return stored.status();
    }

    Instant now() {
        return now;
    }

    LocalDate today() {
        return rules.window().day(now);
    }

    List<Sent> sent() {
        return sent;
    }

    List<SubscriptionEvent> history() {
        return history;
    }

    List<Taken> taken() {
        return taken;
    }

    /** Keys that were refused for good, and how many attempts there were until then. */
    Map<BillingKeyId, Integer> endedKeys() {
        return endedKeys;
    }

    List<Integer> givenBack() {
        return givenBack;
    }

    /** Money goes back that nobody had asked for here: at once, and without a word before. */
    Life givenBack(int number, long won) {
        PaymentId payment = sent.stream()
                .filter(attempt -> attempt.number() == number)
                .findFirst()
                .orElseThrow()
                .demand()
                .payment();
        RefundNo refund = OrderNumbers.ofRefund(new UUID(4, ++ids));
        return tell(s -> s.givenBack(refund, payment, Money.won(won), now, rules));
    }

    boolean isTrying() {
        return stored.bill().filter(Bill::trying).isPresent();
    }

    public Life at(String local) {
        return at(Agreements.at(local));
    }

    public Life at(Instant time) {
        assertThat(time).isAfterOrEqualTo(now);
        now = time;
        return this;
    }

    /** What the gateway will say next, one for each attempt. */
    Life next(Object... said) {
        answers.addAll(List.of(said));
        return this;
    }

    Life declines(DeclineReason... reasons) {
        for (DeclineReason reason : reasons) {
            answers.add(Decline.of(reason));
        }
        return this;
    }

    /** What a person does, and what is due then. A refused act leaves everything as it was. */
    Life act(Consumer<Subscription> act) {
        transaction(subscription(), act);
        return this;
    }

    /** What is due now. */
    Life run() {
        return act(subscription -> {});
    }

    /** What becomes known about its payments: nothing that is due happens with it. */
    Life tell(Consumer<Subscription> news) {
        Subscription subscription = subscription();
        news.accept(subscription);
        store(stored, subscription);
        return this;
    }

    private void transaction(Subscription subscription, Consumer<Subscription> act) {
        Subscription.Snapshot before = stored;
        act.accept(subscription);
        PaymentId fresh = new PaymentId(new UUID(3, ++ids));
        Optional<DeclineReason> obstacle = endedKeys.containsKey(subscription.billingKey())
                ? Optional.of(DeclineReason.BILLING_KEY_INVALID)
                : Optional.empty();
        Optional<Demand> toSend = subscription.proceed(fresh, () -> obstacle, now, rules);
        store(before, subscription);
        toSend.ifPresent(this::send);
    }

    private void send(Demand demand) {
        Bill bill = stored.bill().orElseThrow();
        Sent attempt = new Sent(demand, bill.span(), now, bill.byHand(), demand.billingKey());
        checks.sent(sent, attempt, stored);
        sent.add(attempt);
    }

    private void store(Subscription.Snapshot before, Subscription after) {
        checks.stored(before, after, now);
        history.addAll(after.events());
        after.events().forEach(event -> note(event, after));
        stored = after.snapshot();
    }

    private void note(SubscriptionEvent event, Subscription after) {
        if (!(event instanceof SubscriptionEvent.Billed billed)) {
            return;
        }
        Money none = billed.amount().zero();
        Money value = after.current().map(PaidPeriod::value).orElse(none);
        if (billed.step() == SubscriptionEvent.BillStep.PAID) {
            taken.add(new Taken(today(), billed.span(), value, billed.amount(), none));
        } else if (billed.step() == SubscriptionEvent.BillStep.CARRIED
                && billed.cause().startsWith("less")) {
            taken.add(new Taken(today(), billed.span(), value.plus(billed.amount()), none, carried(after)));
        }
    }

    private static Money carried(Subscription after) {
        return Debt.sum(
                after.snapshot().debts(),
                after.snapshot().balance().credit().amount().zero());
    }

    /** The attempt that is on its way is answered as was told. */
    Life answered() {
        Object said = answers.isEmpty() ? Answer.APPROVED : answers.remove();
        return said == Answer.UNKNOWN ? this : answer(said);
    }

    Life answer(Object said) {
        Sent attempt = sent.get(sent.size() - 1);
        int number = attempt.number();
        Subscription subscription = subscription();
        if (said instanceof Decline decline) {
            if (decline.endsTheKey()) {
                endedKeys.putIfAbsent(attempt.key(), sent.size());
            }
            subscription.declined(number, decline, now, rules);
        } else {
            switch ((Answer) said) {
                case APPROVED -> charged(subscription, attempt);
                case NOT_SENT -> subscription.notCharged(number, Uncharged.NOT_SENT, "no connection", now, rules);
                case ABSENT -> subscription.notCharged(number, Uncharged.ABSENT, "not there", now, rules);
                case VOID -> subscription.notCharged(number, Uncharged.VOID, "revoked", now, rules);
                case UNKNOWN -> {
                    return this;
                }
            }
        }
        store(stored, subscription);
        return this;
    }

    private void charged(Subscription subscription, Sent attempt) {
        boolean wanted = subscription.paid(attempt.number(), attempt.demand().payment(), now, rules);
        if (!wanted) {
            givenBack.add(attempt.number());
        }
    }

    /** Everything that falls due up to then happens on its time, the window observed, and is answered at once. */
    Life until(String local) {
        return until(Agreements.at(local));
    }

    Life until(Instant time) {
        settle();
        for (Optional<Instant> due = due(); due.filter(t -> !t.isAfter(time)).isPresent(); due = due()) {
            now = due.get();
            run();
            settle();
        }
        now = time;
        return this;
    }

    private void settle() {
        for (int i = 0; isTrying() && i < 2; i++) {
            if (answers.peek() == Answer.UNKNOWN) {
                answers.remove();
                return;
            }
            answered();
        }
    }

    private Optional<Instant> due() {
        return stored.next().map(step -> {
            Instant time = step.at().isBefore(now) ? now : step.at();
            boolean asked = stored.bill().filter(Bill::byHand).isPresent();
            return step.kind() == NextStep.Kind.TURN || asked
                    ? time
                    : rules.window().nextOpen(time);
        });
    }

    List<String> days() {
        return sent.stream().map(s -> rules.window().day(s.at()).toString()).toList();
    }

    List<Long> amounts() {
        return sent.stream().map(Sent::amount).toList();
    }
}
