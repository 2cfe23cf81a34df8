package io.dalmada.adapter.cookiepay;

import static io.dalmada.adapter.cookiepay.StubServer.DECRYPT;
import static io.dalmada.adapter.cookiepay.StubServer.ISSUE;
import static io.dalmada.adapter.cookiepay.StubServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import io.dalmada.application.port.out.gateway.IssueCommand;
import io.dalmada.application.port.out.gateway.IssueOutcome;
import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.application.port.out.gateway.RevokeCommand;
import io.dalmada.application.port.out.gateway.RevokeOutcome;
import io.dalmada.application.port.out.gateway.WindowResult;
import io.dalmada.domain.billingkey.CardEntry;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.gateway.Doubt;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.gateway.GatewayKey;
import io.dalmada.domain.gateway.NotAttemptedCause;
import io.dalmada.domain.gateway.OrderNumbers;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Issuing and disposing of keys. */
class IssueTest {
    private static final String OK = "\"RESULTCODE\":\"0000\",\"RESULTMSG\":\"성공\",";
    private static final String KEY = "\"BILLKEY\":\"7d0k3f5a9w2s8s4c1xyz\",\"GENDATE\":\"20261123001504\"";

    private final StubServer server = new StubServer();
    private final Shop shop = new Shop();
    private final PaymentGateway gateway = shop.gateway(Shop.settings(server.uri()));

    @AfterEach
    void close() {
        server.close();
    }

    /** An AMOUNT would charge at once, a RECURRENCE field would start the vendor's own schedule. */
    @Test
    void sendsExactlyTheDocumentedFields() {
        server.always(ISSUE, json("{" + OK + KEY + "}"));
        gateway.issueBillingKey(Shop.issue());
        JsonNode body = server.received(ISSUE).get(0).body();
        assertThat(body.properties().stream().map(Map.Entry::getKey))
                .containsExactlyInAnyOrder(
                        "API_ID",
                        "ORDERNO",
                        "PRODUCTNAME",
                        "PRODUCTCODE",
                        "CARDNO",
                        "EXPIREDT",
                        "CARDPWD",
                        "CARDAUTH",
                        "QUOTA",
                        "TAXFREECD",
                        "BUYERNAME",
                        "BUYERID");
        assertThat(body.path("CARDNO").asText()).isEqualTo(Shop.PAN);
        assertThat(body.path("EXPIREDT").asText()).isEqualTo("2812");
        assertThat(body.path("CARDPWD").asText()).isEqualTo("12");
        assertThat(body.path("CARDAUTH").asText()).isEqualTo("900101");
        assertThat(server.received("/Subscribe/recurrence_schedule_reg")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{CODE FIELDS}", "SEALED{CODE \"decryptData\":{FIELDS}}", "SEALED{\"decryptData\":{CODE FIELDS}}"
            })
    void issued(String form) {
        String answer =
                form.replace("SEALED", "").replace("CODE", OK).replace("FIELDS", KEY + ",\"CARDCODE\":\"CCBC\"");
        server.always(ISSUE, json(form.startsWith("SEALED") ? "{" + OK + "\"ENC_DATA\":\"mK3v\"}" : answer));
        server.always(DECRYPT, json(answer));
        var issued = (IssueOutcome.Issued) gateway.issueBillingKey(Shop.issue());
        assertThat(issued.key().value().<String>use(key -> key)).isEqualTo("7d0k3f5a9w2s8s4c1xyz");
        assertThat(issued.key().customerRef()).isEqualTo(Shop.CUSTOMER);
        assertThat(issued.card().issuerName()).contains("BC");
        assertThat(issued.card().lastFour()).contains("2225");
        assertThat(issued.issuedAt()).isEqualTo(Instant.parse("2026-11-22T15:15:04Z"));
        assertThat(issued.firstCharge()).isEmpty();
    }

    @Test
    void aWindowsResultIsACallersMistake() {
        var no = OrderNumbers.ofRegistration(UUID.randomUUID());
        var window =
                new IssueCommand.ByWindow(no, Shop.CUSTOMER, Shop.TITLE, Shop.BUYER, new WindowResult(no, Map.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> gateway.issueBillingKey(window));
        assertThat(server.received(ISSUE)).isEmpty();
    }

    @Test
    void theEntryIsSpentAndTheArraysAreWiped() {
        char[] number = Shop.PAN.toCharArray();
        char[] birth = "900101".toCharArray();
        var entry = new IssueCommand.ByCard(
                OrderNumbers.ofRegistration(UUID.randomUUID()),
                Shop.CUSTOMER,
                Shop.TITLE,
                Shop.BUYER,
                CardEntry.of(number, YearMonth.of(2028, 12), birth, "12".toCharArray()));
        server.always(ISSUE, json("{" + OK + KEY + "}"));
        gateway.issueBillingKey(entry);
        assertThat(entry.card().lastFour()).isEmpty();
        assertThat(number).containsOnly('\0');
        assertThat(birth).containsOnly('\0');
    }

    @Test
    void refusedInClearOrInside() {
        server.once(ISSUE, json("{\"RESULTCODE\":\"1012\",\"RESULTMSG\":\"미등록된 발급카드 거래불가\"}"));
        assertThat(refusal()).isEqualTo(DeclineReason.INVALID_CARD_NUMBER);
        server.always(ISSUE, json("{" + OK + "\"ENC_DATA\":\"mK3v\"}"));
        server.always(DECRYPT, json("{" + OK + "\"decryptData\":{\"RESULTCODE\":\"S1\",\"RESULTMSG\":\"비밀번호 오류\"}}"));
        assertThat(refusal()).isEqualTo(DeclineReason.AUTH_MISMATCH);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"RESULTCODE\":\"0000\"}; MISMATCH",
                "{\"RESULTCODE\":\"0000\",\"BILLKEY\":\"abc\",\"ORDERNO\":\"OTHER-01\"}; MISMATCH",
                "{\"RESULTCODE\":\"0000\",\"BILLKEY\":\"abc\",\"BUYERID\":\"somebody-else\"}; MISMATCH",
                "{\"RESULTCODE\":\"S199\",\"RESULTMSG\":\"?\"}; UNMAPPED_CODE",
                "{\"RESULTCODE\":\"S199\",\"RESULTMSG\":\"응답없음\"}; ISSUER_TIMEOUT",
                "<html>; BROKEN_REPLY",
                "{\"RESULTCODE\":\"0000\",\"ENC_DATA\":\"mK3v\"}; UNREADABLE_REPLY"
            })
    void unknown(String reply, Doubt doubt) {
        server.always(ISSUE, json(reply));
        assertThat(((IssueOutcome.Unknown) gateway.issueBillingKey(Shop.issue())).doubt())
                .isEqualTo(doubt);
        assertThat(server.received(ISSUE)).hasSize(1);
    }

    @Test
    void notAttempted() {
        server.always(ISSUE, json("{\"RESULTCODE\":\"E007\",\"RESULTMSG\":\"필수 항목 누락\"}"));
        assertThat(((IssueOutcome.NotAttempted) gateway.issueBillingKey(Shop.issue())).cause())
                .isEqualTo(NotAttemptedCause.REJECTED_REQUEST);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"RESULTCODE\":\"0000\"}; Revoked",
                "{\"RESULTCODE\":\"S412\",\"RESULTMSG\":\"이미 해지된 빌링키\"}; AlreadyGone",
                "{\"RESULTCODE\":\"S412\",\"RESULTMSG\":\"존재하지 않는 키\"}; AlreadyGone",
                "{\"RESULTCODE\":\"S1\",\"RESULTMSG\":\"?\"}; Refused",
                "{\"RESULTCODE\":\"E007\",\"RESULTMSG\":\"필수 항목 누락\"}; NotAttempted",
                "<html>; Unknown"
            })
    void disposal(String reply, String outcome) {
        server.always(StubServer.REVOKE, json(reply));
        RevokeOutcome result = gateway.revokeBillingKey(new RevokeCommand(Shop.KEY, "고객 요청"));
        assertThat(result.getClass().getSimpleName()).isEqualTo(outcome);
        var body = server.received(StubServer.REVOKE).get(0).body();
        assertThat(body.properties().stream().map(Map.Entry::getKey)).containsExactlyInAnyOrder("API_ID", "BILLKEY");
    }

    @Test
    void disposalMayComeSealed() {
        server.always(StubServer.REVOKE, json("{" + OK + "\"ENC_DATA\":\"mK3v\"}"));
        server.always(DECRYPT, json("{" + OK + "\"decryptData\":{}}"));
        assertThat(gateway.revokeBillingKey(new RevokeCommand(Shop.KEY, "x")))
                .isInstanceOf(RevokeOutcome.Revoked.class);
    }

    @Test
    void anotherGatewaysKeyIsNotDisposedOf() {
        var foreign = new GatewayKey(new GatewayId("other"), Shop.KEY.value(), Shop.CUSTOMER, Map.of());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> gateway.revokeBillingKey(new RevokeCommand(foreign, "x")));
    }

    private DeclineReason refusal() {
        return ((IssueOutcome.Refused) gateway.issueBillingKey(Shop.issue()))
                .decline()
                .reason();
    }
}
