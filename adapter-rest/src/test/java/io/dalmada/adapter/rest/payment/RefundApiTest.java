package io.dalmada.adapter.rest.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.adapter.rest.ApiTest;
import io.dalmada.adapter.rest.Client.Reply;
import io.dalmada.adapter.rest.Samples;
import io.dalmada.application.port.in.RefundPayment;
import io.dalmada.domain.gateway.Doubt;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.gateway.GatewayWord;
import io.dalmada.domain.gateway.NotAttemptedCause;
import io.dalmada.domain.gateway.RefundRefusal;
import io.dalmada.domain.payment.DepositAccount;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RefundApiTest extends ApiTest {
    @Test
    void answers_money_given_back_with_201_and_what_is_left() {
        List<RefundPayment.Order> orders = new ArrayList<>();
        ports.onRefund = order -> {
            orders.add(order);
            return Samples.refund(
                    300,
                    (payment, number) -> payment.refunded(
                            number,
                            Samples.NOW.plusSeconds(62),
                            Optional.of(new GatewayTxnId("R1")),
                            Samples.NOW.plusSeconds(62)));
        };

        Reply reply = client().post(REFUNDS_PATH, REFUND);

        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        assertThat(reply.header("Location")).isEqualTo(PAYMENT_PATH);
        assertThat(reply.<String>at("id")).isEqualTo(Samples.REFUND.value());
        assertThat(reply.<String>at("paymentId")).isEqualTo(Samples.PAYMENT.toString());
        assertThat(reply.<String>at("status")).isEqualTo("DONE");
        assertThat(reply.<Integer>at("amount")).isEqualTo(300);
        assertThat(reply.<Integer>at("remaining")).isEqualTo(700);
        assertThat(reply.<String>at("doneAt")).isEqualTo("2026-11-23T01:01:02Z");
        assertThat(orders.get(0).amount()).hasToString("Optional[300 KRW]");
        assertThat(ports.answers).hasSize(1);
    }

    @Test
    void asks_for_everything_that_is_left_without_an_amount() {
        List<RefundPayment.Order> orders = new ArrayList<>();
        ports.onRefund = order -> {
            orders.add(order);
            return Samples.refund(1000, (payment, number) -> {});
        };

        Reply reply = client().post(REFUNDS_PATH, "{\"reason\":\"변심\"}");

        assertThat(reply.status()).isEqualTo(202);
        assertThat(orders.get(0).amount()).isEmpty();
    }

    @Test
    void shows_where_the_merchant_must_pay_in() {
        DepositAccount account = new DepositAccount(
                Optional.of("004"), Optional.of("123-456"), Optional.of("holder"), Optional.of(Samples.NOW));
        ports.onRefund = order -> Samples.refund(
                300,
                (payment, number) -> payment.refundAwaitsDeposit(
                        number, Optional.of(account), GatewayWord.NONE, Samples.NOW, Samples.RULE));

        Reply reply = client().post(REFUNDS_PATH, REFUND);

        assertThat(reply.status()).isEqualTo(202);
        assertThat(reply.<String>at("status")).isEqualTo("AWAITING_DEPOSIT");
        assertThat(reply.<String>at("awaitingDeposit.account")).isEqualTo("123-456");
        assertThat(reply.<Integer>at("remaining")).isEqualTo(1000);
    }

    @Test
    void answers_an_unknown_outcome_with_202_and_does_not_keep_it() {
        ports.onRefund = order -> Samples.refund(
                300,
                (payment, number) ->
                        payment.refundDoubt(number, Doubt.NO_REPLY, GatewayWord.NONE, Samples.NOW, Samples.RULE));

        assertThat(client().post(REFUNDS_PATH, REFUND).status()).isEqualTo(202);
        assertThat(ports.answers).isEmpty();
    }

    @Test
    void answers_a_refused_refund_with_422_and_keeps_that_answer() {
        ports.onRefund = order -> Samples.refund(
                300,
                (payment, number) -> payment.refundRefused(number, RefundRefusal.TOO_LATE, Samples.RAW, Samples.NOW));

        Reply reply = client().post(REFUNDS_PATH, REFUND);

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.<String>at("type")).endsWith(":refund-refused");
        assertThat(reply.<String>at("refusal")).isEqualTo("TOO_LATE");
        assertThat(reply.<String>at("refund.id")).isEqualTo(Samples.REFUND.value());
        assertThat(reply.body()).doesNotContain("raw text");
        assertThat(ports.answers).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(NotAttemptedCause.class)
    void answers_a_refund_that_was_not_sent_by_whether_waiting_helps(NotAttemptedCause cause) {
        ports.onRefund = order -> Samples.refund(
                300, (payment, number) -> payment.refundNotSent(number, cause, GatewayWord.NONE, Samples.NOW));

        Reply reply = client().post(REFUNDS_PATH, REFUND);

        assertThat(reply.status()).isEqualTo(cause.passes() ? 503 : 502);
        assertThat(reply.<String>at("paymentId")).isEqualTo(Samples.PAYMENT.toString());
    }

    @ParameterizedTest(name = "{0} gives {1}")
    @CsvSource({
        "REFUND_EXCEEDS_REMAINING, 422, refund-exceeds-remaining",
        "REFUND_PARTIAL_NOT_SUPPORTED, 422, refund-partial-not-supported",
        "PAYMENT_NOT_REFUNDABLE, 409, payment-not-refundable",
        "PAYMENT_OUTCOME_OPEN, 409, payment-outcome-open",
        "REFUND_IN_PROGRESS, 409, refund-in-progress",
        "PAYMENT_NOT_FOUND, 404, not-found"
    })
    void answers_refused_requests_by_their_reason(Refusal refusal, int status, String type) {
        ports.onRefund = order -> {
            throw DomainException.of(refusal, "only 200 KRW is left");
        };

        Reply reply = client().post(REFUNDS_PATH, REFUND);

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.<String>at("type")).isEqualTo("urn:dalmada:problem:" + type);
        assertThat(reply.<String>at("detail")).isEqualTo("only 200 KRW is left");
    }
}
