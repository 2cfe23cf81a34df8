package io.dalmada.adapter.cookiepay;

import static io.dalmada.adapter.cookiepay.StubServer.ACCOUNT;
import static io.dalmada.adapter.cookiepay.StubServer.CANCEL;
import static io.dalmada.adapter.cookiepay.StubServer.PAYCERT;
import static io.dalmada.adapter.cookiepay.StubServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.application.port.out.gateway.PendingRefund;
import io.dalmada.application.port.out.gateway.RefundOutcome;
import io.dalmada.domain.gateway.Doubt;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.gateway.NotAttemptedCause;
import io.dalmada.domain.gateway.RefundRefusal;
import io.dalmada.domain.shared.Money;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Giving money back, once. */
class RefundTest {
    private static final GatewayTxnId TXN = new GatewayTxnId("cTS26112300150412345");
    private static final String DONE =
            "{\"cancel_code\":\"0000\",\"cancel_msg\":\"성공\",\"cancel_tid\":\"cTS26112310101054321\","
                    + "\"cancel_date\":\"20261123101010\",\"cancel_amt\":\"3000\"}";
    private static final String ALREADY = "{\"cancel_code\":\"S410\",\"cancel_msg\":\"이미 취소된 거래입니다\"}";

    private final StubServer server = new StubServer();
    private final PaymentGateway gateway = new Shop().gateway(Shop.settings(server.uri()));

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aPart() {
        server.always(CANCEL, json(DONE));
        var done = (RefundOutcome.Refunded) part();
        assertThat(done.refundTxn().value()).isEqualTo("cTS26112310101054321");
        assertThat(done.amount()).isEqualTo(Money.won(3000));
        assertThat(done.remaining()).isEmpty();
        assertThat(done.at()).isEqualTo(Instant.parse("2026-11-23T01:10:10Z"));
        var body = server.received(CANCEL).get(0).body();
        assertThat(body.path("tid").asText()).isEqualTo(TXN.value());
        assertThat(body.path("amount").isTextual()).isTrue();
        assertThat(body.path("amount").asText()).isEqualTo("3000");
        assertThat(body.path("reason").asText()).isEqualTo("고객 요청");
        assertThat(body.size()).isEqualTo(3);
    }

    /** Only a whole charge leaves the amount out; what is left after parts is named. */
    @Test
    void theWholeAndTheRest() {
        server.always(CANCEL, json("{\"cancel_code\":\"0000\"}"));
        assertThat(gateway.refund(Shop.refund(TXN, 9900, 9900, 9900))).isInstanceOf(RefundOutcome.Refunded.class);
        assertThat(gateway.refund(Shop.refund(TXN, 9900, 6900, 6900))).isInstanceOf(RefundOutcome.Refunded.class);
        assertThat(server.received(CANCEL).get(0).body().has("amount")).isFalse();
        assertThat(server.received(CANCEL).get(1).body().path("amount").asText())
                .isEqualTo("6900");
    }

    @Test
    void anotherAmountThanAskedForIsUnknown() {
        server.always(CANCEL, json(DONE.replace("3000", "9900")));
        assertThat(((RefundOutcome.Unknown) part()).doubt()).isEqualTo(Doubt.MISMATCH);
    }

    @Test
    void moreThanIsLeftIsRefusedHere() {
        var refused = (RefundOutcome.Refused) gateway.refund(Shop.refund(TXN, 9900, 2000, 3000));
        assertThat(refused.reason()).isEqualTo(RefundRefusal.EXCEEDS_REMAINING);
        assertThat(refused.remaining()).contains(Money.won(2000));
        assertThat(server.connections()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "S411, 취소금액 초과, EXCEEDS_REMAINING",
        "S404, 존재하지 않는 거래입니다, NOT_FOUND",
        "S1, 부분취소 불가, PARTIAL_NOT_ALLOWED",
        "S2, 취소 가능 기간이 지났습니다, TOO_LATE"
    })
    void refusals(String code, String text, RefundRefusal reason) {
        server.always(CANCEL, json("{\"cancel_code\":\"" + code + "\",\"cancel_msg\":\"" + text + "\"}"));
        assertThat(((RefundOutcome.Refused) part()).reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"이미 취소된 거래입니다", "원거래 기취소"})
    void alreadyCancelledIsBelievedAfterALook(String text) {
        server.always(CANCEL, json(ALREADY.replace("이미 취소된 거래입니다", text)));
        server.always(PAYCERT, json(paycert("20261123101010")));
        assertThat(((RefundOutcome.Refused) part()).reason()).isEqualTo(RefundRefusal.ALREADY_FULLY_REFUNDED);
        server.always(PAYCERT, json(paycert("")));
        assertThat(part()).isInstanceOf(RefundOutcome.Unknown.class);
        server.always(PAYCERT, StubServer.closing());
        assertThat(part()).isInstanceOf(RefundOutcome.Unknown.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"RESULTCODE\":\"0000\",\"BANKNAME\":\"KB\",\"ACCOUNTNO\":\"123\",\"RECEIVERNAME\":\"키움\",\"DEPOSITENDDATE\":\"20261124235959\"}; KB",
                "{\"cancel_code\":\"0000\",\"bank_name\":\"KB\",\"account_no\":\"123\"}; KB",
                "{\"RESULTCODE\":\"S1\",\"RESULTMSG\":\"?\"}; ",
                "<html>; "
            })
    void settledAlready(String account, String bank) {
        server.always(CANCEL, json("{\"cancel_code\":\"9029\",\"cancel_msg\":\"…\"}"));
        server.always(ACCOUNT, json(account));
        var pending = (PendingRefund.AwaitingDeposit) ((RefundOutcome.Pending) part()).what();
        assertThat(pending.account().flatMap(to -> to.bank()).orElse(null)).isEqualTo(bank);
        assertThat(server.received(ACCOUNT).get(0).body().path("tid").asText()).isEqualTo(TXN.value());
    }

    @Test
    void lostOrUnclear() {
        server.once(CANCEL, StubServer.closing());
        server.once(CANCEL, json("<html>"));
        server.once(CANCEL, json("{\"cancel_code\":\"S9\",\"cancel_msg\":\"?\"}"));
        server.once(CANCEL, json("{\"cancel_code\":\"S9\",\"cancel_msg\":\"시스템 장애\"}"));
        for (Doubt doubt :
                new Doubt[] {Doubt.NO_REPLY, Doubt.BROKEN_REPLY, Doubt.UNMAPPED_CODE, Doubt.GATEWAY_TROUBLE}) {
            assertThat(((RefundOutcome.Unknown) part()).doubt()).isEqualTo(doubt);
        }
        assertThat(server.received(CANCEL)).hasSize(4);
    }

    @Test
    void aRefusedTokenIsNotAnAttempt() {
        server.once(CANCEL, json("{\"RTN_CD\":\"E010\",\"RTN_MSG\":\"TOKEN expired\"}"));
        assertThat(((RefundOutcome.NotAttempted) part()).cause()).isEqualTo(NotAttemptedCause.CLOSED_BY_US);
        assertThat(server.received(CANCEL)).hasSize(1);
    }

    private RefundOutcome part() {
        return gateway.refund(Shop.refund(TXN, 9900, 9900, 3000));
    }

    private static String paycert(String cancelDate) {
        return "{\"RESULTCODE\":\"0000\",\"TID\":\"" + TXN
                + "\",\"ORDERNO\":\"ORDER-01\",\"AMOUNT\":\"9900\",\"CANCELDATE\":\"" + cancelDate + "\"}";
    }
}
