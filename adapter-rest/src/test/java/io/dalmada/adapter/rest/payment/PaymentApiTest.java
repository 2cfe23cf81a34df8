package io.dalmada.adapter.rest.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.adapter.rest.ApiTest;
import io.dalmada.adapter.rest.Client.Reply;
import io.dalmada.adapter.rest.Samples;
import io.dalmada.adapter.rest.openapi.ExampleFiles;
import io.dalmada.application.model.Page;
import io.dalmada.application.port.in.ChargePayment;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.gateway.NotAttemptedCause;
import io.dalmada.domain.payment.TaxType;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Money;
import io.dalmada.domain.shared.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PaymentApiTest extends ApiTest {
    @Test
    void answers_an_approved_charge_with_201_and_the_payment() {
        List<ChargePayment.Order> ordered = new ArrayList<>();
        ports.onCharge = order -> {
            ordered.add(order);
            return Samples.paid();
        };

        Reply reply = client().post("/v1/payments", CHARGE);

        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        assertThat(reply.header("Location")).isEqualTo(PAYMENT_PATH);
        assertThat(reply.header("Content-Type")).isEqualTo("application/json");
        assertThat(reply.<String>at("status")).isEqualTo("PAID");
        assertThat(reply.<Integer>at("amount")).isEqualTo(1000);
        assertThat(reply.<String>at("currency")).isEqualTo("KRW");
        assertThat(reply.<Integer>at("lines[0].supply")).isEqualTo(909);
        assertThat(reply.<Integer>at("lines[0].vat")).isEqualTo(91);
        assertThat(reply.<String>at("transactionId")).isEqualTo("TID0001");
        assertThat(reply.<String>at("approvalNumber")).isEqualTo("30001234");
        assertThat(reply.<String>at("approvedAt")).isEqualTo("2026-11-23T01:00:02Z");
        assertThat(reply.<String>at("receiptUrl")).isEqualTo("https://receipt.example/TID0001");
        assertThat(reply.<String>at("attempts[0].status")).isEqualTo("SUCCEEDED");
        assertThat(reply.has("nextInquiryAt")).isFalse();
        assertThat(ordered.get(0).amount()).isEqualTo(Money.won(1000));
        assertThat(ordered.get(0).taxType()).isEqualTo(TaxType.TAXABLE);
    }

    @Test
    void answers_a_declined_charge_with_402_its_reason_and_the_payment() {
        ports.onCharge = order -> Samples.declined(DeclineReason.INSUFFICIENT_BALANCE);

        Reply reply =
                client().with("Accept-Language", "ko-KR,ko;q=0.9,en;q=0.5").post("/v1/payments", CHARGE);

        assertThat(reply.status()).as(reply.body()).isEqualTo(402);
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(reply.<String>at("type")).isEqualTo("urn:dalmada:problem:payment-declined");
        assertThat(reply.<String>at("reason")).isEqualTo("INSUFFICIENT_BALANCE");
        assertThat(reply.<Boolean>at("retryable")).isTrue();
        assertThat(reply.<String>at("customerMessage")).contains("잔액이 부족해");
        assertThat(reply.<String>at("gatewayCode")).isEqualTo("3133");
        assertThat(reply.<String>at("paymentId")).isEqualTo(Samples.PAYMENT.toString());
        assertThat(reply.<String>at("payment.status")).isEqualTo("DECLINED");
        assertThat(reply.<String>at("payment.attempts[0].decline.reason")).isEqualTo("INSUFFICIENT_BALANCE");
        assertThat(reply.body()).doesNotContain("raw text of the gateway");
    }

    @Test
    void answers_an_unknown_outcome_with_202_and_the_promise_not_to_charge_twice() {
        ports.onCharge = order -> Samples.unknown();

        Reply reply = client().post("/v1/payments", CHARGE);

        assertThat(reply.status()).as(reply.body()).isEqualTo(202);
        assertThat(reply.header("Location")).isEqualTo(PAYMENT_PATH);
        assertThat(reply.<String>at("status")).isEqualTo("PROCESSING");
        assertThat(reply.<String>at("doubt")).isEqualTo("NO_REPLY");
        assertThat(reply.<String>at("nextInquiryAt")).matches("2026-11-23T01:.*Z");
        assertThat(reply.<String>at("customerMessage")).contains("will not be charged twice");
        assertThat(ports.answers).isEmpty();
    }

    @Test
    void answers_a_charge_that_is_still_being_sent_with_202() {
        ports.onCharge = order -> Samples.sending();

        assertThat(client().post("/v1/payments", CHARGE).status()).isEqualTo(202);
    }

    @ParameterizedTest
    @EnumSource(NotAttemptedCause.class)
    void answers_a_charge_that_was_not_sent_by_whether_waiting_helps(NotAttemptedCause cause) {
        ports.onCharge = order -> Samples.notSent(cause);

        Reply reply = client().post("/v1/payments", CHARGE);

        assertThat(reply.status()).as(reply.body()).isEqualTo(cause.passes() ? 503 : 502);
        assertThat(reply.<String>at("type")).endsWith(cause.passes() ? ":not-attempted" : ":gateway-misconfigured");
        assertThat(reply.<Boolean>at("retryable")).isEqualTo(cause.passes());
        assertThat(reply.header("Retry-After")).isEqualTo(cause.passes() ? "5" : null);
        assertThat(reply.<String>at("paymentId")).isEqualTo(Samples.PAYMENT.toString());
        assertThat(ports.answers).isEmpty();
    }

    @Test
    void answers_a_proven_absence_with_503_and_a_given_up_payment_with_409() {
        ports.onCharge = order -> Samples.absent();
        Reply absent = client().post("/v1/payments", CHARGE);
        ports.onCharge = order -> Samples.voided();
        Reply voided = client().post("/v1/payments", CHARGE);

        assertThat(absent.status()).isEqualTo(503);
        assertThat(absent.<String>at("type")).endsWith(":not-attempted");
        assertThat(voided.status()).isEqualTo(409);
        assertThat(voided.<String>at("type")).endsWith(":payment-canceled");
    }

    @Test
    void reads_a_payment_and_lists_payments() {
        ports.onPayment = id -> Samples.paid();
        ports.onPayments = () -> new Page<>(List.of(Samples.paid(), Samples.unknown()), Optional.of("next_1"));

        Reply one = client().get(PAYMENT_PATH);
        Reply many = client().get("/v1/payments?customerId=customer-1&status=PAID&cursor=abc&limit=2");

        assertThat(one.status()).isEqualTo(200);
        assertThat(one.<String>at("id")).isEqualTo(Samples.PAYMENT.toString());
        assertThat(many.status()).isEqualTo(200);
        assertThat(many.<List<?>>at("items")).hasSize(2);
        assertThat(many.<String>at("nextCursor")).isEqualTo("next_1");
        assertThat(ports.calls).contains("list payments customer-1 PAID abc 2");
    }

    @Test
    void says_null_on_the_last_page_and_asks_for_20_unless_told() {
        Reply reply = client().get("/v1/payments");

        assertThat(reply.body()).isEqualTo("{\"items\":[],\"nextCursor\":null}");
        assertThat(ports.calls).containsExactly("list payments - - - 20");
    }

    @Test
    void answers_404_when_there_is_no_such_payment_or_billing_key() {
        ports.onPayment = id -> {
            throw DomainException.of(Refusal.PAYMENT_NOT_FOUND, "there is no such payment");
        };
        ports.onCharge = order -> {
            throw DomainException.of(Refusal.BILLING_KEY_NOT_FOUND, "there is no such billing key");
        };

        assertThat(client().get(PAYMENT_PATH).status()).isEqualTo(404);
        assertThat(client().post("/v1/payments", CHARGE).status()).isEqualTo(404);
    }

    @Test
    void shows_requests_that_are_accepted() {
        ChargeRequest charge = ExampleFiles.request("charge", ChargeRequest.class);
        RefundRequest refund = ExampleFiles.request("refund", RefundRequest.class);
        ResolutionRequest resolution = ExampleFiles.request("resolution", ResolutionRequest.class);

        assertThat(charge.toOrder().amount().minor()).isEqualTo(9900);
        assertThat(refund.toOrder(Samples.PAYMENT).reason().text()).isEqualTo("고객 변심");
        assertThat(resolution.toDecision(Samples.PAYMENT, "shop").by().actor()).isEqualTo("shop");
    }
}
