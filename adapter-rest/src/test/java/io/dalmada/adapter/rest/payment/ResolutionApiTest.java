package io.dalmada.adapter.rest.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.adapter.rest.ApiTest;
import io.dalmada.adapter.rest.Client.Reply;
import io.dalmada.adapter.rest.Samples;
import io.dalmada.application.port.in.ResolvePayment;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResolutionApiTest extends ApiTest {
    @Test
    void settles_an_attempt_in_the_name_of_the_api_key_and_answers_the_payment() {
        List<ResolvePayment.Decision> decisions = new ArrayList<>();
        ports.onResolve = decision -> {
            decisions.add(decision);
            return Samples.paid();
        };

        Reply reply = client().post(RESOLUTION_PATH, RESOLUTION);

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.<String>at("status")).isEqualTo("PAID");
        assertThat(decisions).singleElement().satisfies(decision -> {
            ResolvePayment.OfAttempt attempt = (ResolvePayment.OfAttempt) decision;
            assertThat(attempt.payment()).isEqualTo(Samples.PAYMENT);
            assertThat(attempt.outcome()).isEqualTo(ResolvePayment.Charge.CHARGED);
            assertThat(attempt.by().actor()).isEqualTo("shop");
            assertThat(attempt.by().evidence()).isEqualTo("the back office shows it");
        });
        assertThat(ports.answers).hasSize(1);
    }

    @Test
    void settles_a_refund() {
        List<ResolvePayment.Decision> decisions = new ArrayList<>();
        ports.onResolve = decision -> {
            decisions.add(decision);
            return Samples.paid();
        };

        Reply reply = client().post(
                        RESOLUTION_PATH,
                        "{\"refundNumber\":\"" + Samples.REFUND
                                + "\",\"outcome\":\"NOT_REFUNDED\",\"reason\":\"checked\",\"evidence\":\"no row\"}");

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(decisions)
                .singleElement()
                .isInstanceOfSatisfying(
                        ResolvePayment.OfRefund.class,
                        refund -> assertThat(refund.number()).isEqualTo(Samples.REFUND));
    }

    @ParameterizedTest(name = "{0} gives {1}")
    @CsvSource({
        "RESOLUTION_CONTRADICTED, 409, resolution-contradicted, false",
        "RESOLUTION_UNVERIFIED, 409, resolution-unverified, true",
        "STATE_CONFLICT, 409, state-conflict, false",
        "PAYMENT_NOT_FOUND, 404, not-found, false"
    })
    void answers_refused_decisions_by_their_reason_and_keeps_none(
            Refusal refusal, int status, String type, boolean retryable) {
        ports.onResolve = decision -> {
            throw DomainException.of(refusal, "the gateway shows this refund");
        };

        Reply reply = client().post(RESOLUTION_PATH, RESOLUTION);

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.<String>at("type")).isEqualTo("urn:dalmada:problem:" + type);
        assertThat(reply.<Boolean>at("retryable")).isEqualTo(retryable);
        assertThat(ports.answers).isEmpty();
    }

    @Test
    void lists_what_needs_attention() {
        assertThat(client().get("/v1/payments?attention=MANUAL").status()).isEqualTo(200);
        assertThat(ports.calls).containsExactly("list payments - - MANUAL - 20");
    }
}
