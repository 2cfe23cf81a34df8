package io.dalmada.adapter.rest.subscription;

import static io.dalmada.adapter.rest.SubscriptionSamples.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.adapter.rest.ApiTest;
import io.dalmada.adapter.rest.Client.Reply;
import io.dalmada.adapter.rest.PlanSamples;
import io.dalmada.adapter.rest.Ports;
import io.dalmada.adapter.rest.Samples;
import io.dalmada.adapter.rest.SubscriptionSamples;
import io.dalmada.adapter.rest.billingrun.BillingRunApiTest;
import io.dalmada.application.model.BillingRun;
import io.dalmada.application.model.RequestKey;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.gateway.NotAttemptedCause;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The contract of {@code Idempotency-Key} for subscriptions. */
class SubscriptionIdempotencyTest extends ApiTest {
    private static final String PATH = "/v1/subscriptions";
    private static final String CANCEL = SUBSCRIPTION_PATH + "/cancel";

    @Test
    void repeats_a_subscription_byte_for_byte() {
        subscriptions.onSubscribe = order -> with(SubscriptionSamples.active(), Samples.paid());
        Reply first = client().post(PATH, SUBSCRIBE);
        subscriptions.onSubscribe = order -> Ports.fail();
        Reply second = client().with("Accept-Language", "ko").post(PATH, SUBSCRIBE);

        assertThat(second.status()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("Location")).isEqualTo(SUBSCRIPTION_PATH);
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(ports.calls).containsExactly("subscribe");
    }

    @Test
    void repeats_a_decline_byte_for_byte() {
        subscriptions.onSubscribe =
                order -> with(SubscriptionSamples.ended(), Samples.declined(DeclineReason.CARD_EXPIRED));
        Reply first = client().post(PATH, SUBSCRIBE);
        Reply second = client().post(PATH, SUBSCRIBE);

        assertThat(second.status()).isEqualTo(402);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(ports.calls).containsExactly("subscribe");
    }

    @Test
    void goes_on_until_there_is_a_final_answer() {
        subscriptions.onSubscribe =
                order -> with(SubscriptionSamples.notSent(), Samples.notSent(NotAttemptedCause.NO_CONNECTION));
        Reply unsent = client().post(PATH, SUBSCRIBE);
        subscriptions.onSubscribe = order -> with(SubscriptionSamples.trying(), Samples.unknown());
        Reply open = client().post(PATH, SUBSCRIBE);
        subscriptions.onSubscribe = order -> with(SubscriptionSamples.active(), Samples.paid());
        Reply done = client().post(PATH, SUBSCRIBE);
        Reply again = client().post(PATH, SUBSCRIBE);

        assertThat(List.of(unsent.status(), open.status(), done.status())).containsExactly(503, 202, 201);
        assertThat(again.body()).isEqualTo(done.body());
        assertThat(ports.calls).hasSize(3);
    }

    @Test
    void repeats_what_a_cancellation_told() {
        subscriptions.onAct = SubscriptionSamples::canceled;
        Reply first = client().post(CANCEL, "{\"when\":\"NOW\"}");
        subscriptions.onAct = Ports::fail;
        Reply second = client().post(CANCEL, "{\"when\":\"NOW\"}");

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body()).contains("refundQuote");
        assertThat(ports.calls).containsExactly("cancel NOW");
    }

    @Test
    void refuses_the_key_for_another_request_act_or_subscription() {
        subscriptions.onAct = SubscriptionSamples::canceled;
        client().post(CANCEL, "{\"when\":\"NOW\"}");

        for (Reply reply : List.of(
                client().post(CANCEL, "{\"when\":\"PERIOD_END\"}"),
                client().post(SUBSCRIPTION_PATH + "/pay", ""),
                client().post("/v1/subscriptions/" + UUID.randomUUID() + "/cancel", "{\"when\":\"NOW\"}"),
                client().post(PATH, SUBSCRIBE),
                client().post("/v1/plans", PLAN),
                client().post("/v1/billing-runs", "{}"))) {
            assertThat(reply.<String>at("type")).endsWith(":idempotency-key-reused");
        }
        assertThat(ports.calls).containsExactly("cancel NOW");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "customer-1, customer-2",
        "PRO, MAX",
        "000000000002, 000000000003",
        "2026-11-23, 2026-11-24",
        "\"anchorDay\":23, \"anchorDay\":24",
        "\"quantity\":1, \"quantity\":2",
        "\"periods\":12, \"periods\":11"
    })
    void tells_subscriptions_apart_by_every_field(String part, String by) {
        subscriptions.onSubscribe = order -> with(SubscriptionSamples.active(), Samples.paid());
        client().post(PATH, SUBSCRIBE);

        assertThat(client().post(PATH, SUBSCRIBE.replace(part, by)).<String>at("type"))
                .endsWith(":idempotency-key-reused");
    }

    @Test
    void repeats_a_plan_and_a_price_byte_for_byte() {
        subscriptions.onCreate = PlanSamples::of;
        subscriptions.onPlan = PlanSamples::pro;
        String prices = "/v1/plans/PRO/prices";
        Reply plan = client().post("/v1/plans", PLAN);
        Reply price = client().with("Idempotency-Key", "key-0123456789abcdeg").post(prices, "{\"amount\":100}");
        subscriptions.onCreate = any -> Ports.fail();
        subscriptions.onPlan = Ports::fail;

        Reply samePlan = client().post("/v1/plans", PLAN);
        Reply samePrice =
                client().with("Idempotency-Key", "key-0123456789abcdeg").post(prices, "{\"amount\":100}");

        assertThat(List.of(samePlan.body(), samePrice.body())).containsExactly(plan.body(), price.body());
        assertThat(samePrice.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(samePrice.header("Location")).isEqualTo("/v1/plans/PRO");
        assertThat(ports.requests)
                .extracting(RequestKey::operation)
                .containsExactly("POST /v1/plans", "POST " + prices.replace("PRO", "{code}"));
    }

    @Test
    void repeats_a_billing_run_byte_for_byte() {
        operator.onStart = () -> List.of(BillingRunApiTest.run(BillingRun.Status.RUNNING, 100));
        Reply first = client().post("/v1/billing-runs", "{}");
        operator.onStart = Ports::fail;
        Reply second = client().post("/v1/billing-runs", "{}");

        assertThat(second.status()).isEqualTo(202);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/plans",
        "/v1/plans/PRO/prices",
        "/v1/subscriptions",
        "/v1/subscriptions/0193589d-0000-7000-8000-000000000004/uncancel",
        "/v1/subscriptions/0193589d-0000-7000-8000-000000000004/resume",
        "/v1/subscriptions/0193589d-0000-7000-8000-000000000004/pay",
        "/v1/billing-runs"
    })
    void asks_for_a_key(String path) {
        Reply reply = client().without("Idempotency-Key").post(path, "{}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.<String>at("type")).endsWith(":idempotency-key-missing");
        assertThat(ports.calls).isEmpty();
    }
}
