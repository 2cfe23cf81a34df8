package io.dalmada.adapter.rest.subscription;

import io.dalmada.adapter.rest.payment.ChargeAnswers;
import io.dalmada.adapter.rest.payment.PaymentBody;
import io.dalmada.adapter.rest.web.ApiAnswer;
import io.dalmada.adapter.rest.web.ApiJson;
import io.dalmada.adapter.rest.web.ProblemType;
import io.dalmada.adapter.rest.web.RequestContext;
import io.dalmada.adapter.rest.web.problem.NotAttempted;
import io.dalmada.adapter.rest.web.problem.ProblemDraft;
import io.dalmada.application.port.in.SubscriptionResult;
import io.dalmada.application.port.in.SubscriptionResult.Asked;
import io.dalmada.domain.gateway.Decline;
import io.dalmada.domain.gateway.GatewayWord;
import io.dalmada.domain.payment.Attempt;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.subscription.Bill;
import io.dalmada.domain.subscription.Subscription;
import io.dalmada.domain.subscription.SubscriptionStatus;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The answers to actions on a subscription. An action that charges is answered with the outcome of its charge, by {@link
 * ChargeAnswers}; the others are done when they are stored.
 */
final class SubscriptionAnswers {
    private final ApiJson json;
    private final SubscriptionBodies bodies;
    private final ChargeAnswers charges;
    private final RequestContext exchange;

    SubscriptionAnswers(ApiJson json, SubscriptionBodies bodies, RequestContext exchange) {
        this.json = json;
        this.bodies = bodies;
        this.charges = new ChargeAnswers(json);
        this.exchange = exchange;
    }

    /** 201 when it is paid or nothing was to be charged now. */
    ApiAnswer started(SubscriptionResult result) {
        ChargeAnswers.Shown shown = shown(201, result);
        if (hasBegun(result.subscription())) {
            return shown.good();
        }
        if (result.payment().filter(payment -> isGivenUp(result, payment)).isPresent()) {
            return problem(ProblemType.SUBSCRIPTION_STATE, shown).asFinal();
        }
        return result.payment()
                .map(payment -> charges.of(payment, attempt(result, payment), shown, exchange))
                .orElseGet(() -> notBegun(result.subscription(), shown));
    }

    /** It was over before anything was charged, so repeating it charges nothing; or what was charged has gone back. */
    private static boolean isGivenUp(SubscriptionResult result, Payment payment) {
        return result.subscription().status().isOver()
                && result.asked().isPresent()
                && switch (attempt(result, payment).status()) {
                    case NOT_SENT, ABSENT, SUCCEEDED -> true;
                    case CREATED, SENDING, UNKNOWN, MANUAL, DECLINED, VOID -> false;
                };
    }

    private static Attempt attempt(SubscriptionResult result, Payment payment) {
        return result.asked().flatMap(Asked::attempt).orElseGet(payment::lastAttempt);
    }

    /** Later bills, and how it ended, are no answer to whether it began. */
    private static boolean hasBegun(Subscription subscription) {
        // Rows of an earlier release do not distinguish a later start from a sign-up that is under way.
        boolean waits = subscription.status() == SubscriptionStatus.INCOMPLETE
                && subscription.bill().isEmpty();
        boolean never = subscription.status() == SubscriptionStatus.INCOMPLETE
                || subscription.status().isOver();
        return waits || !never || subscription.current().isPresent();
    }

    /** A repeated request after the subscription was over: the outcome of its first payment is not known any more. */
    private ApiAnswer notBegun(Subscription subscription, ChargeAnswers.Shown shown) {
        return switch (subscription.status()) {
            case INCOMPLETE -> NotAttempted.passing(exchange, json, shown.about());
            case ENDED -> problem(ProblemType.PAYMENT_DECLINED, shown).asFinal();
            default -> problem(ProblemType.SUBSCRIPTION_STATE, shown).asFinal();
        };
    }

    /**
     * 200 when the action was done, by the record of the request.
     *
     * @param holds decides where an older release has left no such record
     */
    ApiAnswer paid(SubscriptionResult result, Predicate<Subscription> holds) {
        ChargeAnswers.Shown shown = shown(200, result);
        return result.asked()
                .map(asked -> asked(asked, result, shown))
                .orElseGet(() -> unrecorded(result, holds, shown));
    }

    private ApiAnswer asked(Asked asked, SubscriptionResult result, ChargeAnswers.Shown shown) {
        return switch (asked.money()) {
            case NONE -> shown.good();
            case CHARGED ->
                charges.of(result.payment().orElseThrow(), asked.attempt().orElseThrow(), shown, exchange);
            case IMPOSSIBLE -> unsent(result.subscription(), shown);
        };
    }

    /** The last payment alone proves nothing, for it may be of an earlier bill. */
    private ApiAnswer unrecorded(SubscriptionResult result, Predicate<Subscription> holds, ChargeAnswers.Shown shown) {
        Subscription subscription = result.subscription();
        if (isTrying(subscription)) {
            return shown.open();
        }
        Optional<Payment> unpaid =
                result.payment().filter(payment -> payment.paidBy().isEmpty());
        return unpaid.map(payment -> charges.of(payment, shown, exchange))
                .orElseGet(() -> holds.test(subscription) ? shown.good() : unsent(subscription, shown));
    }

    /** No attempt was possible. */
    private ApiAnswer unsent(Subscription subscription, ChargeAnswers.Shown shown) {
        Optional<ApiAnswer> declined = subscription
                .bill()
                .flatMap(Bill::lastDecline)
                .map(reason -> shown.about()
                        .apply(ProblemDraft.of(ProblemType.PAYMENT_DECLINED, exchange)
                                .declined(Decline.of(reason), GatewayWord.NONE))
                        .answer(json)
                        .asFinal());
        return declined.orElseGet(() -> subscription.bill().isPresent()
                ? NotAttempted.passing(exchange, json, shown.about())
                : problem(ProblemType.BILLING_KEY_NOT_ACTIVE, shown));
    }

    /** 200; while a bill is being charged 202, for the outcome of the action is not known yet. */
    ApiAnswer written(SubscriptionResult result) {
        return isTrying(result.subscription()) ? shown(200, result).open() : done(result);
    }

    /** 200, also while a bill is being charged. */
    ApiAnswer done(SubscriptionResult result) {
        return shown(200, result).good();
    }

    private static boolean isTrying(Subscription subscription) {
        return subscription.bill().filter(Bill::trying).isPresent();
    }

    private ChargeAnswers.Shown shown(int done, SubscriptionResult result) {
        SubscriptionBody body = bodies.of(result, exchange.language());
        return new ChargeAnswers.Shown(done, json.write(body), body.path(), problem -> about(problem, result));
    }

    private ProblemDraft about(ProblemDraft problem, SubscriptionResult result) {
        result.payment()
                .map(payment -> PaymentBody.from(payment, exchange.language()))
                .ifPresent(body -> body.addTo(problem));
        return problem.subscription(bodies.of(result.subscription(), exchange.language()));
    }

    private ApiAnswer problem(ProblemType type, ChargeAnswers.Shown shown) {
        return shown.about().apply(ProblemDraft.of(type, exchange)).answer(json);
    }
}
