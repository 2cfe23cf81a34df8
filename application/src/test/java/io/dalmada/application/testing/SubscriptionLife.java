package io.dalmada.application.testing;

import io.dalmada.domain.billingkey.BillingKeyId;
import io.dalmada.domain.gateway.Decline;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.gateway.OrderNumbers;
import io.dalmada.domain.gateway.RefundNo;
import io.dalmada.domain.payment.PaymentId;
import io.dalmada.domain.plan.Plan;
import io.dalmada.domain.plan.PlanTerms;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Money;
import io.dalmada.domain.subscription.Bill;
import io.dalmada.domain.subscription.BillingRules;
import io.dalmada.domain.subscription.PaidPeriod;
import io.dalmada.domain.subscription.PendingRefund;
import io.dalmada.domain.subscription.Subscription;
import io.dalmada.domain.subscription.Uncharged;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Lets anything happen to a subscription that may happen, in an order that a seed decides. */
final class SubscriptionLife {
    private static final BillingRules RULES = SubscriptionFixture.RULES;
    private static final List<Plan> PLANS =
            List.of(PlanFixture.monthly(), PlanFixture.onTrial(), PlanFixture.biweekly());

    private final Random random;
    private Instant now = MovableClock.atTen().instant();

    SubscriptionLife(long seed) {
        this.random = new Random(seed);
    }

    Subscription begin() {
        return SubscriptionFixture.started(
                TestIds.customer(), PaymentFixture.GATEWAY, any(PLANS), 1 + random.nextInt(5), now);
    }

    /** One step; what the domain refuses does not happen. */
    void goOn(Subscription subscription) {
        now = now.plus(Duration.ofHours(random.nextInt(200)));
        try {
            Optional<Bill> tried = subscription.bill().filter(Bill::trying);
            if (tried.isPresent() && random.nextInt(4) > 0) {
                answer(subscription, tried.get());
            } else if (random.nextInt(3) > 0) {
                subscription.proceed(new PaymentId(TestIds.next()), now, RULES);
            } else {
                ask(subscription);
            }
        } catch (DomainException refused) {
            // As the rules are: the life goes on with another step.
        }
    }

    private void answer(Subscription subscription, Bill bill) {
        switch (random.nextInt(4)) {
            case 0 ->
                subscription.declined(bill.number(), Decline.of(any(List.of(DeclineReason.values()))), now, RULES);
            case 1 ->
                subscription.notCharged(bill.number(), any(List.of(Uncharged.values())), "no connection", now, RULES);
            default -> subscription.paid(bill.number(), bill.payment().orElseThrow(), now, RULES);
        }
    }

    private void ask(Subscription subscription) {
        PlanTerms terms = any(PLANS).terms();
        int quantity = 1 + random.nextInt(5);
        switch (random.nextInt(10)) {
            case 0 -> subscription.cancelAtPeriodEnd(now, RULES);
            case 1, 2 -> subscription.uncancel(now, RULES);
            case 3 -> subscription.pause(Optional.of(RULES.window().day(now).plusDays(9)), now, RULES);
            case 4 -> subscription.resume(now, RULES);
            case 5 -> subscription.changeAtPeriodEnd(terms, quantity, now);
            case 6 -> subscription.changeNow(terms, quantity, now, RULES);
            case 7 -> subscription.replaceBillingKey(new BillingKeyId(TestIds.next()), subscription.gateway(), now);
            case 8 -> subscription.release(random.nextBoolean(), now, RULES);
            default ->
                subscription.current().flatMap(PaidPeriod::payment).ifPresent(paid -> refund(subscription, paid));
        }
    }

    private void refund(Subscription subscription, PaymentId payment) {
        RefundNo number = OrderNumbers.ofRefund(TestIds.next());
        switch (random.nextInt(3)) {
            case 0 -> subscription.askedBack(number, payment, Money.won(100), now, RULES);
            case 1 -> subscription.givenBack(number, payment, Money.won(100), now, RULES);
            default ->
                subscription.balance().pending().stream()
                        .map(PendingRefund::refund)
                        .findFirst()
                        .ifPresent(asked -> subscription.notGivenBack(asked, now));
        }
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
