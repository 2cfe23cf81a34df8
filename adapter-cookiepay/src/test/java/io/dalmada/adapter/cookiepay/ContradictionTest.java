package io.dalmada.adapter.cookiepay;

import static io.dalmada.adapter.cookiepay.StubServer.CANCEL;
import static io.dalmada.adapter.cookiepay.StubServer.CHARGE;
import static io.dalmada.adapter.cookiepay.StubServer.DECRYPT;
import static io.dalmada.adapter.cookiepay.StubServer.ISSUE;
import static io.dalmada.adapter.cookiepay.StubServer.PAYCERT;
import static io.dalmada.adapter.cookiepay.StubServer.PAYSEARCH;
import static io.dalmada.adapter.cookiepay.StubServer.REVOKE;
import static io.dalmada.adapter.cookiepay.StubServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.port.out.gateway.ChargeCommand;
import io.dalmada.application.port.out.gateway.ChargeOutcome;
import io.dalmada.application.port.out.gateway.InquiryKey;
import io.dalmada.application.port.out.gateway.InquiryOutcome;
import io.dalmada.application.port.out.gateway.IssueOutcome;
import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.application.port.out.gateway.PaymentSnapshot;
import io.dalmada.application.port.out.gateway.RefundOutcome;
import io.dalmada.application.port.out.gateway.RevokeCommand;
import io.dalmada.application.port.out.gateway.RevokeOutcome;
import io.dalmada.domain.gateway.GatewayTxnId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contradiction is doubt: a reply whose parts disagree proves nothing, a decline least of all. */
class ContradictionTest {
    private static final String TXN = "cTS26112300150412345";

    private final StubServer server = new StubServer();
    private final Shop shop = new Shop();
    private final PaymentGateway gateway = shop.gateway(Shop.settings(server.uri()));
    private final ChargeCommand command = Shop.charge(9900);

    @AfterEach
    void close() {
        server.close();
    }

    /** OK stands for the fields of an approval, NO for those of a decline; what follows > is sealed in it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"RESULTCODE\":\"0000\",OK > \"RESULTCODE\":\"2015\",\"RESULTMSG\":\"x\"",
                "\"RESULTCODE\":\"0000\",\"ACCEPTNO\":\"41234567\" > \"RESULTCODE\":\"2015\"",
                "\"RESULTCODE\":\"0000\",OK > \"RESULTCODE\":\"0000\",OTHER",
                "\"RESULTCODE\":\"0000\",\"AMOUNT\":\"9800\" > \"RESULTCODE\":\"0000\",OK",
                "\"RESULTCODE\":\"9999\",\"RESULTMSG\":\"x\" > \"RESULTCODE\":\"0000\",OK",
                "\"RESULTCODE\":\"1012\" > \"RESULTCODE\":\"2015\"",
                "\"RESULTCODE\":\"2015\",\"RESULTCODE\":\"0000\",OK",
                "\"RESULTCODE\":\"0000\",\"RESULTCODE\":\"2015\"",
                "\"RESULTCODE\":\"2015\",\"resultcode\":\"0000\"",
                "\"RESULTCODE\":\"2015\",\"RTN_CD\":\"0000\"",
                "\"RTN_CD\":\"0000\",\"RESULTCODE\":\"2015\"",
                "\"cancel_code\":\"0000\",\"RESULTCODE\":\"2015\"",
                "\"RESULTCODE\":\"2015\",\"ACCEPTNO\":\"41234567\"",
                "\"RESULTCODE\":\"E007\",\"ACCEPT_NO\":\"41234567\"",
                "\"RESULTCODE\":\"2015\",OK",
                "\"RESULTCODE\":\"0000\",\"RESULTMSG\":\"승인 거절\",OK"
            })
    void a_charge_is_in_doubt(String reply) {
        String[] levels = reply.split(" > ");
        server.always(CHARGE, json("{" + filled(levels[0]) + (levels.length > 1 ? ",\"ENC_DATA\":\"Qx==\"}" : "}")));
        server.always(
                DECRYPT, json("{\"RESULTCODE\":\"0000\",\"decryptData\":{" + filled(levels[levels.length - 1]) + "}}"));
        assertThat(gateway.charge(command)).as(reply).isInstanceOf(ChargeOutcome.Unknown.class);
    }

    /** These are the vendor's ordinary forms: the envelope tells of the exchange, zeros stand for no number. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"RESULTCODE\":\"0000\" > \"RESULTCODE\":\"2015\",\"RESULTMSG\":\"카드유효기간오류\"",
                "\"RESULTCODE\":\"2015\" > \"RESULTCODE\":\"2015\"",
                "\"RESULTCODE\":\"2015\",\"RTN_CD\":\"2015\"",
                "\"RESULTCODE\":\"2015\",\"ACCEPTNO\":\"00000000\",\"TID\":\"\"",
                "\"RESULTCODE\":\"0000\",\"ORDERNO\":\"@\" > \"RESULTCODE\":\"2015\",\"ORDERNO\":\"@\",\"AMOUNT\":\"9900\""
            })
    void a_decline_that_agrees_with_itself_is_one(String reply) {
        String[] levels = reply.split(" > ");
        server.always(CHARGE, json("{" + filled(levels[0]) + (levels.length > 1 ? ",\"ENC_DATA\":\"Qx==\"}" : "}")));
        server.always(
                DECRYPT, json("{\"RESULTCODE\":\"0000\",\"decryptData\":{" + filled(levels[levels.length - 1]) + "}}"));
        assertThat(gateway.charge(command)).as(reply).isInstanceOf(ChargeOutcome.Declined.class);
    }

    @Test
    void a_refusal_that_hands_out_a_key_is_in_doubt() {
        server.always(
                ISSUE, json("{\"RESULTCODE\":\"1012\",\"RESULTMSG\":\"x\",\"BILLKEY\":\"7d0k3f5a9w2s8s4c1xyz\"}"));
        assertThat(gateway.issueBillingKey(Shop.issue())).isInstanceOf(IssueOutcome.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"cancel_code\":\"S411\",\"cancel_msg\":\"취소 가능 금액 초과\",\"cancel_tid\":\"cTC26112310101054321\"}",
                "{\"cancel_code\":\"S411\",\"cancel_msg\":\"취소 가능 금액 초과\",\"cancel_amt\":\"3000\"}",
                "{\"cancel_code\":\"S411\",\"cancel_msg\":\"취소 가능 금액 초과\",\"RESULTCODE\":\"0000\"}",
                "{\"cancel_code\":\"9029\",\"cancel_msg\":\"x\",\"cancel_tid\":\"cTC26112310101054321\"}",
                "{\"cancel_code\":\"0000\",\"cancel_msg\":\"취소 실패\",\"cancel_amt\":\"3000\"}"
            })
    void a_refund_is_in_doubt(String reply) {
        server.always(CANCEL, json(reply));
        assertThat(gateway.refund(Shop.refund(new GatewayTxnId(TXN), 9900, 9900, 3000)))
                .isInstanceOf(RefundOutcome.Unknown.class);
    }

    @ParameterizedTest
    @CsvSource({
        "S500, 폐기 실패, false",
        "S500, 해지 불가, false",
        "S500, 빌링키 삭제 중 오류, false",
        "S500, 빌링키 폐기 권한이 없습니다, false",
        "S500, 해지되지 않았습니다, false",
        "S500, 삭제할 수 없는 빌링키, false",
        "0000, 폐기 실패, false",
        "S500, 해지 가능 기간이 아닙니다, false",
        "0000, 성공, true",
        "S413, 이미 해지된 빌링키, true",
        "S413, 이미 폐기 처리되었습니다, true",
        "S412, 등록되지 않은 빌링키, true",
        "S412, 존재하지 않는 빌링키입니다, true",
        "S412, 빌링키가 존재하지 않습니다, true",
        "S413, 삭제된 빌링키, true"
    })
    void a_key_is_gone_only_where_the_answer_says_so(String code, String text, boolean gone) {
        server.always(REVOKE, json("{\"RESULTCODE\":\"" + code + "\",\"RESULTMSG\":\"" + text + "\"}"));
        RevokeOutcome outcome = gateway.revokeBillingKey(new RevokeCommand(Shop.KEY, "x"));
        assertThat(outcome.isGone()).as(text).isEqualTo(gone);
    }

    /** The verification's code says "found"; what became of the charge stands in the list, or in the approval's number and time. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\"ACCEPTNO\":\"\",\"ACCEPTDATE\":\"\"; \"RESULTCODE\":\"2015\"; DECLINED",
                "\"ACCEPTNO\":\"41234567\"; \"RESULTCODE\":\"2015\"; MISMATCH",
                "\"ACCEPTNO\":\"\",\"ACCEPTDATE\":\"\"; -; BROKEN_REPLY",
                "\"ACCEPTNO\":\"00000000\"; -; BROKEN_REPLY",
                "\"ACCEPTDATE\":\"20261123001504\"; -; APPROVED",
                "\"ACCEPTNO\":\"\"; \"RESULTCODE\":\"0000\",\"ACCEPTDATE\":\"20261123001504\"; APPROVED",
                "\"ACCEPTNO\":\"41234567\"; \"RESULTCODE\":\"0000\",\"ORDERNO\":\"OTHER-0001\"; MISMATCH",
                "\"ACCEPTNO\":\"41234567\"; \"RESULTCODE\":\"0000\",\"AMOUNT\":\"9800\"; MISMATCH"
            })
    void found_is_not_paid(String certificate, String row, String expected) {
        String charge = "\"TID\":\"" + TXN + "\",";
        String plain = "\"ORDERNO\":\"" + command.orderNo() + "\",\"AMOUNT\":\"9900\",";
        server.always(
                PAYCERT, json("{\"RESULTCODE\":\"0000\",\"RESULTMSG\":\"정상\"," + charge + plain + certificate + "}"));
        String listed = row.contains("ORDERNO")
                ? "\"AMOUNT\":\"9900\","
                : row.contains("AMOUNT") ? "\"ORDERNO\":\"" + command.orderNo() + "\"," : plain;
        if (!row.equals("-")) {
            server.always(PAYSEARCH, json("[{" + charge + listed + row + "}]"));
        }
        InquiryOutcome outcome = gateway.inquire(new InquiryKey.ByTransaction(new GatewayTxnId(TXN), Shop.NOW));
        assertThat(said(outcome)).isEqualTo(expected);
    }

    private static String said(InquiryOutcome outcome) {
        return outcome.fold(
                found -> found.payment().status() == PaymentSnapshot.Status.APPROVED ? "APPROVED" : "DECLINED",
                none -> "NOT_FOUND",
                doubt -> doubt.doubt().name());
    }

    private String filled(String fields) {
        String facts = "\"TID\":\"" + TXN + "\",\"ORDERNO\":\"@\",\"AMOUNT\":\"9900\",\"ACCEPTNO\":\"41234567\"";
        String other = facts.replace("12345", "99999");
        return fields.replace("OTHER", other)
                .replace("OK", facts)
                .replace("@", command.orderNo().value());
    }
}
