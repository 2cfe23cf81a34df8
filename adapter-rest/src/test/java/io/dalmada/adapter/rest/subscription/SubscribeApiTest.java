package io.dalmada.adapter.rest.subscription;

import static io.dalmada.adapter.rest.SubscriptionSamples.alone;
import static io.dalmada.adapter.rest.SubscriptionSamples.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.adapter.rest.ApiTest;
import io.dalmada.adapter.rest.Client.Reply;
import io.dalmada.adapter.rest.Samples;
import io.dalmada.adapter.rest.SubscriptionSamples;
import io.dalmada.application.port.in.Subscribe;
import io.dalmada.application.port.in.SubscriptionResult;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.gateway.NotAttemptedCause;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;
import io.dalmada.domain.subscription.Subscription;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code POST /v1/subscriptions}: what became of the first bill is the answer. */
class SubscribeApiTest extends ApiTest {
    private static final String PATH = "/v1/subscriptions";

    private Reply subscribing(SubscriptionResult result) {
        subscriptions.onSubscribe = order -> result;
        return client().post(PATH, SUBSCRIBE);
    }

    @Test
    void answers_a_paid_first_bill_with_201_and_the_subscription() {
        List<Subscribe.Order> ordered = new ArrayList<>();
        subscriptions.onSubscribe = order -> {
            ordered.add(order);
            return with(SubscriptionSamples.active(), Samples.paid());
        };

        Reply reply = client().post(PATH, SUBSCRIBE);

        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        assertThat(reply.header("Location")).isEqualTo(SUBSCRIPTION_PATH);
        assertThat(reply.<String>at("status")).isEqualTo("ACTIVE");
        assertThat(reply.<String>at("plan.code")).isEqualTo("PRO");
        assertThat(reply.<String>at("currentPeriod.lastDay")).isEqualTo("2026-12-22");
        assertThat(reply.<String>at("nextBilling.date")).isEqualTo("2026-12-23");
        assertThat(reply.<Integer>at("nextBilling.amount")).isEqualTo(9900);
        assertThat(reply.<String>at("lastPayment.status")).isEqualTo("PAID");
        assertThat(ordered.get(0).startOn()).contains(LocalDate.parse("2026-11-23"));
        assertThat(ordered.get(0).anchorDay()).contains(23);
        assertThat(ordered.get(0).periods()).contains(12);
    }

    @Test
    void subscribes_to_one_unit_from_today_without_end_unless_told() {
        List<Subscribe.Order> ordered = new ArrayList<>();
        subscriptions.onSubscribe = order -> {
            ordered.add(order);
            return alone(SubscriptionSamples.active());
        };
        client().post(
                        PATH,
                        "{\"customerId\":\"c\",\"planCode\":\"PRO\",\"billingKeyId\":\"" + Samples.BILLING_KEY + "\"}");

        assertThat(ordered.get(0).quantity()).isOne();
        assertThat(ordered.get(0).startOn()).isEmpty();
        assertThat(ordered.get(0).anchorDay()).isEmpty();
        assertThat(ordered.get(0).periods()).isEmpty();
    }

    @Test
    void says_which_subscription_stands_in_the_way() {
        subscriptions.onSubscribe = order -> {
            throw DomainException.about(Refusal.SUBSCRIPTION_EXISTS, "0193589d-0000-7000-8000-000000000009", "there");
        };
        Reply reply = client().post(PATH, SUBSCRIBE);

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.<String>at("type")).endsWith(":subscription-exists");
        assertThat(reply.<String>at("subscriptionId")).isEqualTo("0193589d-0000-7000-8000-000000000009");
        assertThat(reply.<Boolean>at("retryable")).isFalse();
    }

    @Test
    void several_and_a_start_without_the_trial_are_asked_for_by_name() {
        List<Subscribe.Order> ordered = new ArrayList<>();
        subscriptions.onSubscribe = order -> {
            ordered.add(order);
            return alone(SubscriptionSamples.active());
        };
        client().post(PATH, SUBSCRIBE);
        Reply other = client().post(PATH, SUBSCRIBE.replaceFirst("\\{", "{\"allowSeveral\":true,"));
        client().with("Idempotency-Key", "key-several-0123456789")
                .post(PATH, SUBSCRIBE.replaceFirst("\\{", "{\"allowSeveral\":true,\"skipTrial\":true,"));
        client().with("Idempotency-Key", "key-nothing-0123456789")
                .post(PATH, SUBSCRIBE.replaceFirst("\\{", "{\"allowSeveral\":null,\"skipTrial\":false,"));

        assertThat(other.status()).as("another request").isEqualTo(422);
        assertThat(ordered).extracting(Subscribe.Order::allowSeveral).containsExactly(false, true, false);
        assertThat(ordered).extracting(Subscribe.Order::skipTrial).containsExactly(false, true, false);
    }

    @Test
    void answers_201_when_nothing_was_to_be_charged_now() {
        Reply trial = subscribing(alone(SubscriptionSamples.trialing()));
        ports.reset();
        Reply later = subscribing(alone(SubscriptionSamples.later()));

        assertThat(trial.status()).as(trial.body()).isEqualTo(201);
        assertThat(trial.<String>at("status")).isEqualTo("TRIALING");
        assertThat(trial.<String>at("trialEnd")).isEqualTo("2026-12-07");
        assertThat(trial.<String>at("nextBilling.date")).isEqualTo("2026-12-08");
        assertThat(later.status()).as(later.body()).isEqualTo(201);
        assertThat(later.<String>at("status")).isEqualTo("SCHEDULED");
        assertThat(later.<String>at("nextBilling.date")).isEqualTo("2026-12-01");
    }

    @Test
    void answers_a_declined_first_bill_with_402_its_payment_and_the_subscription() {
        Reply reply = subscribing(with(SubscriptionSamples.ended(), Samples.declined(DeclineReason.CARD_EXPIRED)));

        assertThat(reply.status()).as(reply.body()).isEqualTo(402);
        assertThat(reply.<String>at("type")).endsWith(":payment-declined");
        assertThat(reply.<String>at("reason")).isEqualTo("CARD_EXPIRED");
        assertThat(reply.<String>at("customerMessage")).contains("expired");
        assertThat(reply.<String>at("payment.status")).isEqualTo("DECLINED");
        assertThat(reply.<String>at("subscription.status")).isEqualTo("ENDED");
        assertThat(reply.<String>at("subscription.id")).isEqualTo(SubscriptionSamples.ID.toString());
        assertThat(reply.body()).doesNotContain("lastPayment", "raw text of the gateway");
    }

    @Test
    void answers_an_open_outcome_with_202_and_where_to_look() {
        Reply reply = subscribing(with(SubscriptionSamples.trying(), Samples.unknown()));

        assertThat(reply.status()).as(reply.body()).isEqualTo(202);
        assertThat(reply.header("Location")).isEqualTo(SUBSCRIPTION_PATH);
        assertThat(reply.<String>at("status")).isEqualTo("INCOMPLETE");
        assertThat(reply.<Boolean>at("openBill.trying")).isTrue();
        assertThat(reply.<String>at("lastPayment.customerMessage")).contains("will not be charged twice");
        assertThat(ports.answers).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(NotAttemptedCause.class)
    void answers_a_bill_that_was_not_sent_by_whether_waiting_helps(NotAttemptedCause cause) {
        Reply reply = subscribing(with(SubscriptionSamples.notSent(), Samples.notSent(cause)));

        assertThat(reply.status()).as(reply.body()).isEqualTo(cause.passes() ? 503 : 502);
        assertThat(reply.header("Retry-After")).isEqualTo(cause.passes() ? "5" : null);
        assertThat(reply.<String>at("subscription.status")).isEqualTo("INCOMPLETE");
        assertThat(ports.answers).isEmpty();
    }

    @Test
    void answers_by_how_it_began_not_by_a_later_bill() {
        Subscription pastDue = SubscriptionSamples.pastDue();

        assertThat(subscribing(with(pastDue, Samples.declined(DeclineReason.CARD_EXPIRED)))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void says_that_it_is_over_when_the_first_payment_is_not_told_any_more() {
        Reply ended = subscribing(alone(SubscriptionSamples.ended()));
        Subscription given = SubscriptionSamples.started();
        given.cancelNow(Samples.NOW, SubscriptionSamples.RULES);
        ports.reset();
        Reply canceled = subscribing(alone(given));

        assertThat(ended.status()).as(ended.body()).isEqualTo(402);
        assertThat(ended.<String>at("subscription.status")).isEqualTo("ENDED");
        assertThat(canceled.status()).as(canceled.body()).isEqualTo(409);
        assertThat(canceled.<String>at("type")).endsWith(":subscription-state");
    }

    @ParameterizedTest(name = "{0} gives {1}")
    @CsvSource({
        "PLAN_NOT_FOUND, planCode, 404, not-found",
        "BILLING_KEY_NOT_FOUND, billingKeyId, 404, not-found",
        "BILLING_KEY_NOT_THE_CUSTOMERS, billingKeyId, 422, validation-failed",
        "BILLING_KEY_NOT_ACTIVE, , 409, billing-key-not-active",
        "AMOUNT_BELOW_MINIMUM, planCode, 422, validation-failed",
        "CHARGE_HELD, , 409, charge-held"
    })
    void answers_refused_requests_by_their_reason(Refusal refusal, String field, int status, String type) {
        subscriptions.onSubscribe = order -> {
            throw field == null
                    ? DomainException.of(refusal, "refused by a rule")
                    : DomainException.field(refusal, field, "refused by a rule");
        };

        Reply reply = client().post(PATH, SUBSCRIBE);

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.<String>at("type")).isEqualTo("urn:dalmada:problem:" + type);
        assertThat(reply.has("field")).isEqualTo(field != null);
    }

    /** The domain's own rules, over the wire: each names the field by its public name. */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "quantity, 0",
        "quantity, -1",
        "quantity, 10001",
        "anchorDay, 0",
        "anchorDay, 32",
        "periods, 0",
        "periods, 1201",
        "startAt, '\"2026-11-22\"'",
        "startAt, '\"2027-11-24\"'"
    })
    void names_the_field_that_the_domain_refuses(String field, String value) {
        subscriptions.onSubscribe = order -> alone(SubscriptionSamples.of(order));
        String body = SUBSCRIBE.replaceAll("\"" + field + "\":(\"[^\"]*\"|[0-9]+)", "\"" + field + "\":" + value);

        Reply reply = client().post(PATH, body);
        Reply korean = client().without("Accept-Language").post(PATH, body);

        assertThat(reply.status()).as(reply.body()).isEqualTo(422);
        assertThat(reply.<String>at("field")).isEqualTo(field);
        assertThat(reply.<String>at("detail")).contains(field);
        assertThat(korean.<String>at("detail")).matches(".*[가-힣].*").doesNotContain("올바르지 않습니다");
    }
}
