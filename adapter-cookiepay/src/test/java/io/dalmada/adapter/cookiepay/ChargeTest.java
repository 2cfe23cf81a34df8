package io.dalmada.adapter.cookiepay;

import static io.dalmada.adapter.cookiepay.StubServer.CHARGE;
import static io.dalmada.adapter.cookiepay.StubServer.DECRYPT;
import static io.dalmada.adapter.cookiepay.StubServer.json;
import static io.dalmada.adapter.cookiepay.StubServer.reply;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import io.dalmada.application.port.out.gateway.ChargeCommand;
import io.dalmada.application.port.out.gateway.ChargeOutcome;
import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.gateway.Doubt;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.gateway.GatewayKey;
import io.dalmada.domain.gateway.Installment;
import io.dalmada.domain.gateway.NotAttemptedCause;
import io.dalmada.domain.payment.OrderTitle;
import io.dalmada.domain.payment.TaxSplit;
import io.dalmada.domain.payment.TaxType;
import io.dalmada.domain.shared.Buyer;
import io.dalmada.domain.shared.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every form in which a reply to a charge may come, and those in which it may not (docs/wire/cookiepay.md, 1 and 5). */
class ChargeTest {
    private static final String SEALED = "{\"RESULTCODE\":\"0000\",\"RESULTMSG\":\"성공\",\"ENC_DATA\":\"Qx9c==\"}";

    private final StubServer server = new StubServer();
    private final Shop shop = new Shop();
    private final PaymentGateway gateway = shop.gateway(Shop.settings(server.uri()));
    private final ChargeCommand command = Shop.charge(9900);
    private final String order = command.orderNo().value();
    private final String fields = "\"TID\":\"cTS26112300150412345\",\"ORDERNO\":\"" + order
            + "\",\"AMOUNT\":\"9900\",\"ACCEPTDATE\":\"20261123001504\",\"ACCEPTNO\":\"41234567\",\"CARDNAME\":\"BC\"";
    private final String code = "\"RESULTCODE\":\"0000\",\"RESULTMSG\":\"상공\",";

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void sendsExactlyTheDocumentedFields() {
        server.always(CHARGE, json("{" + code + fields + "}"));
        gateway.charge(command);
        var request = server.received(CHARGE).get(0);
        assertThat(request.body().properties().stream().map(Map.Entry::getKey))
                .containsExactlyInAnyOrder(
                        "API_ID",
                        "BILLKEY",
                        "ORDERNO",
                        "PRODUCTNAME",
                        "PRODUCTCODE",
                        "AMOUNT",
                        "TAXFREECD",
                        "QUOTA",
                        "BUYERNAME",
                        "BUYERID");
        assertThat(request.body().properties().stream().map(Map.Entry::getValue))
                .allMatch(JsonNode::isTextual);
        assertThat(request.body().path("AMOUNT").asText()).isEqualTo("9900");
        assertThat(request.body().path("TAXFREECD").asText()).isEqualTo("Y");
        assertThat(request.body().path("QUOTA").asText()).isEqualTo("00");
        assertThat(request.body().path("PRODUCTNAME").asText()).isEqualTo("월간 구독");
        assertThat(request.body().path("BUYERID").asText()).isEqualTo("AbCdEfGhIjKlMnOpQrSt");
        assertThat(request.headers()).containsEntry("apikey", Shop.API_KEY).containsEntry("token", "t0ken");
    }

    @Test
    void titleWithoutCodeTakesTheConfiguredOneAndPlainRepliesCanBeAskedFor() {
        var settings = Shop.settings(server.uri());
        server.always(CHARGE, json("{" + code + fields + "}"));
        var plain = shop.gateway(Shop.plain(settings));
        plain.charge(new ChargeCommand(
                command.orderNo(),
                Shop.KEY,
                command.amount(),
                command.tax(),
                Installment.LUMP_SUM,
                new OrderTitle("구독", Optional.empty()),
                Shop.BUYER,
                Shop.NOW));
        JsonNode body = server.received(CHARGE).get(0).body();
        assertThat(body.path("PRODUCTCODE").asText()).isEqualTo("DALMADA");
        assertThat(body.path("ENC_YN").asText()).isEqualTo("N");
    }

    @Test
    void plainApproval() {
        server.always(CHARGE, json("{" + code + fields + "}"));
        approved(gateway.charge(command));
    }

    /** (a) codes on both levels, (b) outside only, (c) inside only, (d) a JSON text. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{CODE \"decryptData\":{CODE FIELDS}}",
                "{CODE \"decryptData\":{FIELDS}}",
                "{\"decryptData\":{CODE FIELDS}}",
                "{CODE \"decryptData\":\"TEXT\"}",
                "{\"decryptData\":\"TEXT\"}"
            })
    void sealedApproval(String nesting) {
        String text = ("{" + code + fields + "}").replace("\"", "\\\"");
        server.always(CHARGE, json(SEALED));
        server.always(
                DECRYPT,
                json(nesting.replace("CODE", code).replace("FIELDS", fields).replace("TEXT", text)));
        approved(gateway.charge(command));
        var request = server.received(DECRYPT).get(0);
        assertThat(request.body().path("ENC_DATA").asText()).isEqualTo("Qx9c==");
        assertThat(request.headers()).containsKey("apikey").doesNotContainKey("token");
    }

    /** Contradiction is doubt; it is opened all the same, so that the transaction is known. */
    @Test
    void sealedApprovalInAnErrorsEnvelopeIsUnknown() {
        server.always(CHARGE, json("{\"RESULTCODE\":\"9999\",\"ENC_DATA\":\"Qx9c==\"}"));
        server.always(DECRYPT, json("{" + code + "\"decryptData\":{" + code + fields + "}}"));
        var unknown = (ChargeOutcome.Unknown) gateway.charge(command);
        assertThat(unknown.doubt()).isEqualTo(Doubt.MISMATCH);
        assertThat(unknown.txn()).isPresent();
        assertThat(shop.meters.find("dalmada.gateway.unmapped").counter()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n  {OKAY FIELDS}\r\n  ",
                "{\"resultcode\":\"0000\",FIELDS}",
                "{\"RESULTCODE\":\" 0000 \",FIELDS,\"ETC7\":null,\"new\":{\"a\":[1]}}",
                "{\"RTN_CD\":\"0000\",\"RTN_MSG\":\"\",FIELDS}"
            })
    void tolerantOfPaddingNamesAndExtras(String body) {
        server.always(CHARGE, json(body.replace("OKAY", code).replace("FIELDS", fields)));
        approved(gateway.charge(command));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html; charset=UTF-8", "text/plain", "application/json; charset=utf-8", "x/y"})
    void tolerantOfContentTypes(String type) {
        server.always(CHARGE, reply(200, type, "{" + code + fields + "}"));
        approved(gateway.charge(command));
    }

    @Test
    void numbersNullsAndOtherNames() {
        server.always(
                CHARGE,
                json(
                        "{\"RESULTCODE\":\"0000\",\"TID\":\"1234567890\",\"ORDERNO\":\"" + order
                                + "\",\"AMOUNT\":9900,\"ACCEPT_DATE\":\"2026-11-23 00:15:04\",\"ACCEPT_NO\":41234567,\"CARDNAME\":null}"));
        var approval = (ChargeOutcome.Approved) gateway.charge(command);
        assertThat(approval.approvedAt()).isEqualTo(Instant.parse("2026-11-22T15:15:04Z"));
        assertThat(approval.approvalNo()).contains("41234567");
        assertThat(approval.card()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "202611230015, 2026-11-22T15:15:00Z",
        "20261123, 2026-11-22T15:00:00Z",
        "20261399999999, 2026-11-22T15:15:04Z",
        "soon, 2026-11-22T15:15:04Z",
        "'', 2026-11-22T15:15:04Z"
    })
    void datesAreReadOrReplacedByOurs(String date, Instant expected) {
        server.always(CHARGE, json("{" + code + fields.replace("20261123001504", date) + "}"));
        assertThat(((ChargeOutcome.Approved) gateway.charge(command)).approvedAt())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000000", ""})
    void noApprovalNumberIsNone(String number) {
        server.always(CHARGE, json("{" + code + fields.replace("41234567", number) + "}"));
        assertThat(((ChargeOutcome.Approved) gateway.charge(command)).approvalNo())
                .isEmpty();
    }

    @Test
    void theIssuersNameFollowsFromTheCode() {
        String card = "\"CARDNAME\":\"\",\"CARDCODE\":\"CCLG\"";
        server.always(CHARGE, json("{" + code + fields.replace("\"CARDNAME\":\"BC\"", card) + "}"));
        var summary = ((ChargeOutcome.Approved) gateway.charge(command)).card().orElseThrow();
        assertThat(summary.issuerName()).contains("신한");
        assertThat(summary.issuerCode()).contains("CCLG");
    }

    @ParameterizedTest
    @CsvSource({"\"ORDERNO\",\"ORDER\"", "-01\",-02\"", "9900,9800", "\"AMOUNT\",\"SUM\"", "\"TID\",\"T\""})
    void aSuccessThatDoesNotMatchIsUnknown(String from, String to) {
        server.always(CHARGE, json("{" + code + fields.replace(from, to) + "}"));
        var unknown = (ChargeOutcome.Unknown) gateway.charge(command);
        assertThat(unknown.doubt()).isEqualTo(Doubt.MISMATCH);
        assertThat(unknown.txn().isPresent()).isEqualTo(!from.contains("TID"));
    }

    @Test
    void aStrangeTransactionNumberIsNoProof() {
        server.always(CHARGE, json("{" + code + fields.replace("cTS2611", "한글 ") + "}"));
        assertThat(gateway.charge(command)).isInstanceOf(ChargeOutcome.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u1112\u1169\u11bc\u1100\u1175\u11af\u1103\u1169\u11bc",
                "홍\u200b길동",
                "Ğülşen",
                "\u0e2a\u0e21\u0e0a\u0e32\u0e22"
            })
    void aNameThatTheWireCannotCarryIsNotSent(String name) {
        server.always(CHARGE, json("{" + code + fields + "}"));
        Buyer buyer = new Buyer(name, Optional.empty(), Optional.empty());
        var outcome = gateway.charge(new ChargeCommand(
                command.orderNo(),
                Shop.KEY,
                command.amount(),
                command.tax(),
                Installment.LUMP_SUM,
                Shop.TITLE,
                buyer,
                Shop.NOW));
        assertThat(((ChargeOutcome.NotAttempted) outcome).cause()).isEqualTo(NotAttemptedCause.REJECTED_REQUEST);
        assertThat(gateway.profile().texts().carries(name)).isFalse();
        assertThat(server.received(CHARGE)).isEmpty();
    }

    /**
     * A text without blanks took time with the square of its length to be searched for addresses, after the call's deadline;
     * 40 MB are no answer at all.
     */
    @ParameterizedTest
    @ValueSource(ints = {300_000, 14_000_000})
    void aReplyWithoutEndHoldsNobody(int letters) {
        server.always(CHARGE, json("{\"RESULTCODE\":\"S1\",\"RESULTMSG\":\"" + "가".repeat(letters) + "\"}"));
        long start = System.nanoTime();
        assertThat(gateway.charge(command)).isInstanceOf(ChargeOutcome.Unknown.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void aCardsNumberInTheIssuersNameIsStruckOut() {
        server.always(CHARGE, json("{" + code + fields.replace("\"BC\"", "\"BC " + Shop.PAN + "\"") + "}"));
        assertThat(gateway.charge(command).toString()).contains("BC ***").doesNotContain("941000");
    }

    @Test
    void declinedInClear() {
        server.always(CHARGE, json("{\"RESULTCODE\":\"2015\",\"RESULTMSG\":\"카드유효기간오류\"}"));
        declined(gateway.charge(command), DeclineReason.CARD_EXPIRED);
    }

    @Test
    void declinedInsideAnEnvelopeThatSaysSuccess() {
        server.always(CHARGE, json(SEALED));
        server.always(
                DECRYPT,
                json("{" + code + "\"decryptData\":{\"RESULTCODE\":\"S101\",\"RESULTMSG\":\"한도초과\",\"ORDERNO\":\""
                        + order + "\",\"AMOUNT\":\"9900\"}}"));
        declined(gateway.charge(command), DeclineReason.LIMIT_EXCEEDED);
    }

    @Test
    void aDeclineWithATransactionIsUnknown() {
        server.always(CHARGE, json("{\"RESULTCODE\":\"2015\",\"RESULTMSG\":\"x\",\"TID\":\"c12345\"}"));
        var unknown = (ChargeOutcome.Unknown) gateway.charge(command);
        assertThat(unknown.txn()).isPresent();
    }

    @Test
    void anotherOrdersDeclineIsUnknown() {
        server.always(CHARGE, json("{\"RESULTCODE\":\"2015\",\"RESULTMSG\":\"x\",\"ORDERNO\":\"OTHER-01\"}"));
        assertThat(doubt()).isEqualTo(Doubt.MISMATCH);
    }

    @ParameterizedTest
    @CsvSource({
        "E007, 필수 항목 누락, REJECTED_REQUEST",
        "E004, HOMEURL을 입력하시오, REJECTED_REQUEST",
        "9999, API_ID 값이 올바르지 않습니다, MISCONFIGURED"
    })
    void turnedAwayAtTheDoor(String refusal, String text, NotAttemptedCause cause) {
        String body = "{\"RESULTCODE\":\"" + refusal + "\",\"RESULTMSG\":\"" + text + "\"}";
        server.always(CHARGE, json(body));
        assertThat(((ChargeOutcome.NotAttempted) gateway.charge(command)).cause())
                .isEqualTo(cause);
        // The same inside an encrypted reply, or with a transaction, proves nothing.
        server.always(CHARGE, json(SEALED));
        server.always(DECRYPT, json("{" + code + "\"decryptData\":" + body + "}"));
        assertThat(gateway.charge(command)).isInstanceOf(ChargeOutcome.Unknown.class);
        server.always(CHARGE, json(body.replace("}", ",\"TID\":\"c12345\"}")));
        assertThat(gateway.charge(command)).isInstanceOf(ChargeOutcome.Unknown.class);
    }

    @ParameterizedTest
    @CsvSource({
        "S124, 거래시간 초과, ISSUER_TIMEOUT",
        "S125, 이중거래, DUPLICATE_REPORTED",
        "S409, 중복된 주문번호입니다, DUPLICATE_REPORTED",
        "S126, 시스템 장애, GATEWAY_TROUBLE",
        "S127, 한도초과 응답없음, ISSUER_TIMEOUT",
        "9999, 그 밖의 오류, UNMAPPED_CODE",
        "0001, 결제 실패, UNMAPPED_CODE",
        "S199, 알 수 없는 응답, UNMAPPED_CODE"
    })
    void ambiguousOrUnknownWords(String refusal, String text, Doubt doubt) {
        server.always(CHARGE, json("{\"RESULTCODE\":\"" + refusal + "\",\"RESULTMSG\":\"" + text + "\"}"));
        assertThat(doubt()).isEqualTo(doubt);
        var counter = shop.meters
                .find("dalmada.gateway.unmapped")
                .tag("code", refusal)
                .counter();
        assertThat(counter != null).isEqualTo(doubt == Doubt.UNMAPPED_CODE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>점검중</html>",
                "null",
                "\"0000\"",
                "17",
                "{}",
                "[]",
                "{\"RESULTCODE\":\"0000\"}",
                "{\"TID\":\"c1\"}",
                "{\"RESULTCODE\":\"0000\"} trailing",
                "{\"RESULTCODE\":[\"0000\"]}"
            })
    void whatIsNotAnAnswerIsUnknown(String body) {
        server.always(CHARGE, json(body));
        assertThat(gateway.charge(command)).isInstanceOf(ChargeOutcome.Unknown.class);
        assertThat(server.received(CHARGE)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"RESULTCODE\":\"S500\",\"RESULTMSG\":\"한도초과\"}",
                "{\"RESULTCODE\":\"S500\",\"decryptData\":{\"RESULTCODE\":\"2015\"}}",
                "{\"RESULTCODE\":\"0000\"}",
                "{\"RESULTCODE\":\"0000\",\"decryptData\":\"not json\"}",
                "{\"RESULTCODE\":\"0000\",\"decryptData\":[]}",
                "<html>"
            })
    void aReplyThatCannotBeOpenedIsKept(String decryption) {
        server.always(CHARGE, json(SEALED));
        server.always(DECRYPT, json(decryption));
        var unknown = (ChargeOutcome.Unknown) gateway.charge(command);
        assertThat(unknown.doubt()).isEqualTo(Doubt.UNREADABLE_REPLY);
        assertThat(server.received(DECRYPT)).hasSize(3);
        assertThat(server.received(CHARGE)).hasSize(1);
        var sealed = unknown.reply().orElseThrow();
        assertThat(sealed.text().<String>use(text -> text)).isEqualTo("Qx9c==");
        assertThat(unknown.toString()).doesNotContain("Qx9c");

        var later = gateway.sealedReplies().orElseThrow();
        assertThat(later.read(sealed, command)).isInstanceOf(ChargeOutcome.Unknown.class);
        server.always(DECRYPT, json("{" + code + "\"decryptData\":{" + code + fields + "}}"));
        approved(later.read(sealed, command));
        assertThat(server.received(CHARGE)).hasSize(1);
    }

    @Test
    void decryptingIsRepeatedUntilItWorks() {
        server.always(CHARGE, json(SEALED));
        server.once(DECRYPT, StubServer.closing()).once(DECRYPT, reply(502, "text/html", "<html>"));
        server.always(DECRYPT, json("{" + code + "\"decryptData\":{" + code + fields + "}}"));
        approved(gateway.charge(command));
        assertThat(server.received(DECRYPT)).hasSize(3);
    }

    @Test
    void aSuccessInsideWithoutTheFieldsIsUnknown() {
        server.always(CHARGE, json(SEALED));
        server.always(DECRYPT, json("{" + code + "\"decryptData\":{\"CARDNAME\":\"BC\"}}"));
        assertThat(doubt()).isEqualTo(Doubt.MISMATCH);
        server.always(DECRYPT, json("{\"decryptData\":{" + fields + "}}"));
        assertThat(doubt()).isEqualTo(Doubt.BROKEN_REPLY);
    }

    @Test
    void taxFreePartsAreNotAttempted() {
        Money amount = Money.won(9900);
        ChargeCommand free = new ChargeCommand(
                command.orderNo(),
                Shop.KEY,
                amount,
                TaxSplit.of(TaxType.TAX_FREE, amount),
                Installment.LUMP_SUM,
                Shop.TITLE,
                Shop.BUYER,
                Shop.NOW);
        assertThat(((ChargeOutcome.NotAttempted) gateway.charge(free)).cause())
                .isEqualTo(NotAttemptedCause.REJECTED_REQUEST);
        assertThat(server.connections()).isZero();
    }

    @Test
    void aCallersMistakeIsSaidBeforeAnything() {
        var foreign = new GatewayKey(new GatewayId("other"), Shop.KEY.value(), Shop.CUSTOMER, Map.of());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> gateway.charge(Shop.charge(command.orderNo(), foreign, 9900)));
        assertThatIllegalArgumentException().isThrownBy(() -> gateway.charge(Shop.charge(0)));
        assertThatIllegalArgumentException().isThrownBy(() -> gateway.charge(Shop.charge(10_000_000_000L)));
        assertThat(server.connections()).isZero();
    }

    @Test
    void theTraceIsShortAndScrubbed() {
        String text = "카드 9410-1234-5678-9010 https://x.test/?k=1 7d0k3f5a9w2s8s4c1xyz " + "가 ".repeat(400);
        server.always(CHARGE, json("{\"RESULTCODE\":\"2015\",\"RESULTMSG\":\"" + text + "\"}"));
        var trace = gateway.charge(command).trace();
        assertThat(trace.message().orElseThrow()).startsWith("카드 *** *** *** 가").hasSizeLessThanOrEqualTo(512);
        assertThat(trace.operation()).doesNotContain("/");
        assertThat(trace.httpStatus()).hasValue(200);
    }

    @Test
    void callsAreTimedByOutcome() {
        server.always(CHARGE, json("{" + code + fields + "}"));
        gateway.charge(command);
        gateway.charge(Shop.charge(1));
        var timers = shop.meters
                .find("dalmada.gateway.calls")
                .tag("operation", "charge")
                .timers();
        assertThat(timers)
                .extracting(timer -> timer.getId().getTag("outcome"))
                .containsExactlyInAnyOrder("Approved", "Unknown");
    }

    private Doubt doubt() {
        return ((ChargeOutcome.Unknown) gateway.charge(command)).doubt();
    }

    private void approved(ChargeOutcome outcome) {
        assertThat(outcome).isInstanceOf(ChargeOutcome.Approved.class);
        var approval = (ChargeOutcome.Approved) outcome;
        assertThat(approval.txn().value()).isEqualTo("cTS26112300150412345");
        assertThat(approval.orderNo()).isEqualTo(command.orderNo());
        assertThat(approval.amount()).isEqualTo(Money.won(9900));
        assertThat(approval.approvedAt()).isEqualTo(Instant.parse("2026-11-22T15:15:04Z"));
        assertThat(approval.approvalNo()).contains("41234567");
        assertThat(approval.card().orElseThrow().issuerName()).contains("BC");
    }

    private static void declined(ChargeOutcome outcome, DeclineReason reason) {
        assertThat(outcome).isInstanceOf(ChargeOutcome.Declined.class);
        assertThat(((ChargeOutcome.Declined) outcome).decline().reason()).isEqualTo(reason);
    }
}
