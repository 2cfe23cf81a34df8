package io.dalmada.adapter.rest.web.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.adapter.rest.ApiTest;
import io.dalmada.adapter.rest.Client.Reply;
import io.dalmada.adapter.rest.RestTestApplication;
import io.dalmada.adapter.rest.Samples;
import io.dalmada.application.model.StoredAnswer;
import io.dalmada.application.port.in.RegistrationResult;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The contract of {@code Idempotency-Key}. */
class IdempotencyTest extends ApiTest {
    @Test
    void repeats_a_final_answer_byte_for_byte_without_calling_anything() {
        ports.onCharge = order -> Samples.paid();
        Reply first = client().post("/v1/payments", CHARGE);
        ports.onCharge = order -> Samples.declined(DeclineReason.CARD_EXPIRED);
        Reply second = client().with("Accept-Language", "ko").post("/v1/payments", CHARGE);

        assertThat(first.header("Idempotency-Replayed")).isNull();
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.header("Content-Type")).isEqualTo(first.header("Content-Type"));
        assertThat(ports.calls).containsExactly("charge");
    }

    @Test
    void repeats_a_decline_as_a_problem() {
        ports.onCharge = order -> Samples.declined(DeclineReason.CARD_EXPIRED);
        Reply first = client().post("/v1/payments", CHARGE);
        Reply second = client().post("/v1/payments", CHARGE);

        assertThat(second.status()).isEqualTo(402);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void goes_on_while_the_outcome_is_open_and_ends_with_the_final_answer() {
        ports.onCharge = order -> Samples.unknown();
        Reply open = client().post("/v1/payments", CHARGE);
        ports.onCharge = order -> Samples.paid();
        Reply done = client().post("/v1/payments", CHARGE);
        Reply again = client().post("/v1/payments", CHARGE);

        assertThat(open.status()).isEqualTo(202);
        assertThat(done.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(done.body());
        assertThat(ports.calls).containsExactly("charge", "charge");
    }

    @Test
    void gives_the_answer_that_another_node_kept_first() {
        ports.onCharge = order -> {
            ports.keep(
                    ports.requests.get(0),
                    new StoredAnswer(201, "application/json", Optional.of("/v1/payments/x"), "{\"first\":1}"));
            return Samples.paid();
        };

        Reply reply = client().post("/v1/payments", CHARGE);

        assertThat(reply.body()).isEqualTo("{\"first\":1}");
        assertThat(reply.header("Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    void refuses_a_key_that_named_another_request() {
        ports.onCharge = order -> Samples.paid();
        client().post("/v1/payments", CHARGE);
        Reply other = client().post("/v1/payments", CHARGE.replace("1000", "2000"));

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.<String>at("type")).endsWith(":idempotency-key-reused");
        assertThat(other.body()).doesNotContain("TID0001");
        assertThat(ports.calls).containsExactly("charge");
    }

    @Test
    void refuses_a_key_that_was_used_on_another_route() {
        ports.onCharge = order -> Samples.paid();
        client().post("/v1/payments", CHARGE);

        assertThat(client().post(REFUNDS_PATH, REFUND).<String>at("type")).endsWith(":idempotency-key-reused");
    }

    @Test
    void asks_to_wait_while_the_first_request_runs() {
        ports.onCharge = order -> {
            throw DomainException.of(Refusal.REQUEST_IN_PROGRESS, "the first request of this name still runs");
        };

        Reply reply = client().post("/v1/payments", CHARGE);

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.<String>at("type")).endsWith(":idempotency-in-progress");
        assertThat(reply.header("Retry-After")).isEqualTo("1");
        assertThat(reply.<Boolean>at("retryable")).isTrue();
    }

    @Test
    void knows_a_key_quoted_or_bare_and_a_request_however_it_is_written() {
        ports.onCharge = order -> Samples.paid();
        client().post("/v1/payments", CHARGE);
        Reply quoted =
                client().with("Idempotency-Key", "\"key-0123456789abcdef\"").post("/v1/payments", CHARGE);
        String reordered = """
                { "taxType": "TAXABLE", "currency": "KRW", "product": {"code": null, "name": "\\uad6c\\ub3c5"},
                  "amount": 1000, "billingKeyId": "0193589D-0000-7000-8000-000000000002" }""";
        Reply rewritten = client().post("/v1/payments", reordered);

        assertThat(quoted.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(rewritten.header("Idempotency-Replayed"))
                .as(rewritten.toString())
                .isEqualTo("true");
    }

    @Test
    void keeps_callers_apart() {
        ports.onCharge = order -> Samples.paid();
        client().post("/v1/payments", CHARGE);
        client().with("Authorization", "Bearer " + RestTestApplication.OTHER_KEY)
                .post("/v1/payments", CHARGE);

        assertThat(ports.requests).extracting(request -> request.caller()).containsExactly("shop", "office");
    }

    @Test
    void tells_cards_apart_by_their_last_four_digits_only() {
        ports.onRegister = command -> new RegistrationResult.Unknown();
        client().post("/v1/billing-keys", CARD);
        client().post("/v1/billing-keys", CARD.replace("2028-12", "2029-01").replace("\"12\"", "\"34\""));
        Reply otherCard = client().post("/v1/billing-keys", CARD.replace("4242424242424242", "5555555555554444"));

        assertThat(ports.requests).hasSize(2);
        assertThat(ports.requests.get(0)).isEqualTo(ports.requests.get(1));
        assertThat(otherCard.<String>at("type")).endsWith(":idempotency-key-reused");
    }

    @Test
    void does_not_use_up_a_key_by_a_refused_request() {
        client().post("/v1/payments", CHARGE.replace("1000", "0"));
        ports.onCharge = order -> Samples.paid();

        assertThat(client().post("/v1/payments", CHARGE).status()).isEqualTo(201);
    }
}
