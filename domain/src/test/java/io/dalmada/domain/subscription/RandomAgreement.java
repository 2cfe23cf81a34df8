package io.dalmada.domain.subscription;

import io.dalmada.domain.billingkey.BillingKeyId;
import io.dalmada.domain.gateway.Decline;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.plan.BillingInterval;
import io.dalmada.domain.plan.BillingInterval.Unit;
import io.dalmada.domain.plan.DunningPolicy;
import io.dalmada.domain.plan.FinalStep;
import io.dalmada.domain.plan.PlanTerms;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.subscription.Life.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** A life in which chance decides on the terms, on what people ask for, on what the gateway says and on how late everybody is. */
final class RandomAgreement {
    private static final BillingRules RULES = Agreements.RULES;
    private static final DeclineReason[] REASONS = DeclineReason.values();

    private final Random random;
    private final Life life;
    private final MoneyOracle money = new MoneyOracle();
    private final TermOracle term = new TermOracle();
    private final Optional<Integer> periods;
    private final RandomRefunds refunds;
    private int seen;

    RandomAgreement(Random random) {
        this.random = random;
        Instant start = Agreements.NOW.plus(Duration.ofHours(random.nextInt(24 * 800)));
        Order order = order(RULES.window().day(start));
        this.periods = order.periods();
        this.life = new Life(order, start);
        this.refunds = new RandomRefunds(random, life, money);
        account();
    }

    Life life() {
        return life;
    }

    void step() {
        switch (random.nextInt(9)) {
            case 8 -> refunds.step();
            case 0, 1, 2 -> wait(random.nextInt(4) == 0 ? 24 * 20 : 30);
            case 3 -> onTime();
            case 4, 5 -> life.run();
            case 6 -> answered();
            default -> asked();
        }
        account();
    }

    private void account() {
        List<SubscriptionEvent> history = life.history();
        money.saw(history.subList(seen, history.size()), life.stored(), life.today());
        term.saw(history.subList(seen, history.size()), life.today());
        seen = history.size();
        money.balances(life.stored());
        term.holds(periods);
    }

    private void wait(int hours) {
        life.at(life.now().plus(Duration.ofMinutes(random.nextInt(hours * 60))));
    }

    /** Somebody is there at the very moment. */
    private void onTime() {
        life.stored()
                .next()
                .map(NextStep::at)
                .filter(at -> at.isAfter(life.now()))
                .ifPresent(life::at);
        life.run();
    }

    private void answered() {
        if (life.isTrying()) {
            life.answer(said());
        }
    }

    private Object said() {
        return switch (random.nextInt(10)) {
            case 0 -> Answer.NOT_SENT;
            case 1 -> Answer.ABSENT;
            case 2 -> random.nextInt(3) == 0 ? Answer.VOID : Answer.UNKNOWN;
            case 3, 4 -> Decline.of(DeclineReason.INSUFFICIENT_BALANCE);
            case 5 -> Decline.of(REASONS[random.nextInt(REASONS.length)]);
            default -> Answer.APPROVED;
        };
    }

    /** What is refused leaves no trace. */
    private void asked() {
        Subscription.Snapshot before = life.stored();
        try {
            life.act(wish());
        } catch (DomainException refused) {
            if (!life.stored().equals(before)) {
                throw new AssertionError("a refused wish was stored", refused);
            }
        }
    }

    private Consumer<Subscription> wish() {
        Instant now = life.now();
        if (life.stored().cancelAtPeriodEnd() && random.nextBoolean()) {
            return s -> s.uncancel(now, RULES);
        }
        if (life.stored().change().isPresent() && random.nextInt(4) == 0) {
            return random.nextBoolean() ? s -> s.dropChange(now) : s -> s.changeNow(had(s), 1, now, RULES);
        }
        return switch (random.nextInt(26)) {
            case 0 -> s -> s.cancelNow(now, RULES);
            case 1, 2 -> s -> s.cancelAtPeriodEnd(now, RULES);
            case 3, 4, 5 -> s -> s.uncancel(now, RULES);
            case 6, 7, 8 -> s -> s.pause(resumeOn(), now, RULES);
            case 9, 10, 11 -> s -> s.resume(now, RULES);
            case 12, 13, 14 -> s -> s.changeNow(terms(), 1 + random.nextInt(3), now, RULES);
            case 24, 25 -> s -> s.changeWithNextBill(had(s), 1 + random.nextInt(5), now, RULES);
            case 15, 16 -> s -> s.changeAtPeriodEnd(terms(), 1 + random.nextInt(3), now);
            case 17, 18 ->
                s -> s.replaceBillingKey(new BillingKeyId(new UUID(8, random.nextLong())), Agreements.GATEWAY, now);
            case 19, 20 -> s -> s.payNow(now);
            default -> s -> s.release(random.nextInt(3) > 0, now, RULES);
        };
    }

    private static PlanTerms had(Subscription s) {
        return s.snapshot().arrangement().terms();
    }

    private Optional<LocalDate> resumeOn() {
        return random.nextBoolean()
                ? Optional.empty()
                : Optional.of(life.today().plusDays(1 + random.nextInt(40)));
    }

    private Order order(LocalDate today) {
        PlanTerms terms = terms();
        Optional<Integer> anchor = terms.interval().byMonth() && random.nextInt(3) == 0
                ? Optional.of(1 + random.nextInt(31))
                : Optional.empty();
        Optional<LocalDate> start =
                random.nextInt(4) == 0 ? Optional.of(today.plusDays(random.nextInt(30))) : Optional.empty();
        Optional<Integer> periods = random.nextInt(3) == 0 ? Optional.of(1 + random.nextInt(6)) : Optional.empty();
        return Agreements.order(terms, random.nextInt(4) == 0 ? random.nextInt(30) : 0, start, anchor, periods);
    }

    private PlanTerms terms() {
        long price = random.nextInt(5) == 0 ? 1 + random.nextInt(50) : 1_000 + random.nextInt(100_000);
        return Agreements.terms(price, interval(), random.nextBoolean() ? DunningPolicy.STANDARD : dunning());
    }

    private BillingInterval interval() {
        return switch (random.nextInt(5)) {
            case 0 -> new BillingInterval(Unit.DAY, 1 + random.nextInt(10));
            case 1 -> new BillingInterval(Unit.WEEK, 1 + random.nextInt(4));
            case 2 -> new BillingInterval(Unit.YEAR, 1);
            case 3 -> new BillingInterval(Unit.MONTH, 1 + random.nextInt(4));
            default -> BillingInterval.monthly();
        };
    }

    private DunningPolicy dunning() {
        int grace = random.nextInt(10);
        List<Integer> days = IntStream.rangeClosed(1, 15)
                .filter(day -> random.nextInt(4) == 0)
                .limit(9)
                .boxed()
                .toList();
        FinalStep last = FinalStep.values()[random.nextInt(2)];
        return new DunningPolicy(days, grace, last, grace + random.nextInt(20));
    }
}
