package io.dalmada.application.service.subscription;

import io.dalmada.application.port.in.ChangePreview;
import io.dalmada.application.port.in.PlanChange;
import io.dalmada.application.port.in.PlanChange.Prorate;
import io.dalmada.application.service.payment.GatewayCapabilityCheck;
import io.dalmada.application.service.shared.GatewayMinimum;
import io.dalmada.application.service.shared.Ports;
import io.dalmada.domain.payment.PaymentId;
import io.dalmada.domain.plan.Plan;
import io.dalmada.domain.plan.PlanTerms;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;
import io.dalmada.domain.subscription.Arrangement;
import io.dalmada.domain.subscription.Bill;
import io.dalmada.domain.subscription.BillingRules;
import io.dalmada.domain.subscription.PlannedBill;
import io.dalmada.domain.subscription.Subscription;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Changes of plan and quantity: on which terms, and with which result. */
final class PlanChanges {
    private final Ports ports;
    private final BillingRules rules;

    PlanChanges(Ports ports, BillingRules rules) {
        this.ports = ports;
        this.rules = rules;
    }

    /** Arranges it; what it costs now is the subscription's open bill then. */
    void apply(Subscription subscription, PlanChange wanted) {
        PlanTerms terms = terms(subscription, wanted);
        int quantity = quantity(subscription, wanted);
        Arrangement then = new Arrangement(
                terms, quantity, subscription.snapshot().arrangement().calendar(), 0);
        GatewayCapabilityCheck.require(
                then, ports.gateways().require(subscription.gateway()).profile());
        switch (wanted.when()) {
            case NOW -> changeNow(subscription, terms, quantity, wanted.prorate());
            case PERIOD_END -> subscription.changeAtPeriodEnd(terms, quantity, now());
        }
    }

    private void changeNow(Subscription subscription, PlanTerms terms, int quantity, Prorate prorate) {
        switch (prorate) {
            case NOW -> subscription.changeNow(terms, quantity, now(), rules);
            case NEXT_BILL -> subscription.changeWithNextBill(terms, quantity, now(), rules);
        }
    }

    /** What was agreed on stays agreed, unless today's price is asked for (decision 0036). */
    private PlanTerms terms(Subscription subscription, PlanChange wanted) {
        Plan plan = ports.plans()
                .find(wanted.plan())
                .orElseThrow(() -> DomainException.field(Refusal.PLAN_NOT_FOUND, "planCode", "there is no such plan"));
        return switch (wanted.price()) {
            case AGREED -> subscription.agreedOn(wanted.plan()).orElseGet(plan::terms);
            case LATEST -> plan.terms();
        };
    }

    private static int quantity(Subscription subscription, PlanChange wanted) {
        return wanted.quantity()
                .orElseGet(() -> subscription.snapshot().arrangement().quantity());
    }

    /**
     * The result that a change would have.
     *
     * @param thrownAway a copy that is changed and must not be stored
     */
    ChangePreview preview(Subscription thrownAway, PlanChange wanted, int periods) {
        apply(thrownAway, wanted);
        Optional<Bill> bill = thrownAway.bill();
        PaymentId never = new PaymentId(ports.ids().next());
        Optional<Bill> now = thrownAway
                .proceed(never, now(), GatewayMinimum.of(ports, thrownAway, rules))
                .filter(demand -> bill.isPresent())
                .flatMap(demand -> thrownAway.bill());
        now.ifPresent(charged -> thrownAway.paid(charged.number(), never, now(), rules));
        return new ChangePreview(thrownAway, now, bills(thrownAway, periods));
    }

    /** The planned bills of a subscription. */
    List<PlannedBill> bills(Subscription subscription, int periods) {
        return subscription.preview(periods, now(), GatewayMinimum.of(ports, subscription, rules));
    }

    Optional<PlannedBill> nextBill(Subscription subscription) {
        return subscription.nextBill(now(), GatewayMinimum.of(ports, subscription, rules));
    }

    private Instant now() {
        return ports.clock().instant();
    }
}
