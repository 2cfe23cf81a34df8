package io.dalmada.adapter.cookiepay;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.domain.gateway.Decline;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.gateway.Doubt;
import io.dalmada.domain.gateway.NotAttemptedCause;
import io.dalmada.gateway.support.Classification;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The data file: complete, readable, and in the order that safety demands. */
class CodeTableTest {
    /** The texts by which Korean card companies decline, each reason with all of its texts. */
    @ParameterizedTest
    @CsvSource({
        "잔액이 부족합니다, INSUFFICIENT_BALANCE",
        "잔액부족, INSUFFICIENT_BALANCE",
        "잔액 부족, INSUFFICIENT_BALANCE",
        "한도 초과, LIMIT_EXCEEDED",
        "한도초과, LIMIT_EXCEEDED",
        "가맹점 외 개인 월 한도, LIMIT_EXCEEDED",
        "가맹점 외 개인 일 한도, LIMIT_EXCEEDED",
        "1회 한도 초과, PER_TXN_LIMIT",
        "건당 한도 초과, PER_TXN_LIMIT",
        "사용횟수 초과, DAILY_COUNT_EXCEEDED",
        "EXCEED_MAX_DAILY_PAYMENT_COUNT, DAILY_COUNT_EXCEEDED",
        "도난/분실 카드, LOST_OR_STOLEN",
        "위·변조 카드, LOST_OR_STOLEN",
        "거래정지 카드, CARD_SUSPENDED",
        "이용불가 카드, CARD_SUSPENDED",
        "정지카드, CARD_SUSPENDED",
        "INVALID_STOPPED_CARD, CARD_SUSPENDED",
        "해지카드, CARD_TERMINATED",
        "반송 카드, CARD_TERMINATED",
        "회수 카드, CARD_TERMINATED",
        "무효카드, CARD_TERMINATED",
        "유효기간 만료, CARD_EXPIRED",
        "유효기간 오류, CARD_EXPIRED",
        "미교부 카드, CARD_NOT_ISSUED_YET",
        "발급 중인 카드, CARD_NOT_ISSUED_YET",
        "고액연체, DELINQUENT",
        "요주의회원, DELINQUENT",
        "비밀번호 오류, AUTH_MISMATCH",
        "비밀번호 횟수 초과, AUTH_MISMATCH",
        "주민번호 오류, AUTH_MISMATCH",
        "생년월일 오류, AUTH_MISMATCH",
        "사업자번호 오류, AUTH_MISMATCH",
        "카드번호 오류, INVALID_CARD_NUMBER",
        "미등록된 발급카드 거래불가, INVALID_CARD_NUMBER",
        "법인사용 불가, CARD_NOT_ALLOWED",
        "제휴카드 오류, CARD_NOT_ALLOWED",
        "해외카드, CARD_NOT_ALLOWED",
        "카드사 문의, REFER_TO_ISSUER",
        "카드사 문의 요망, REFER_TO_ISSUER",
        "승인거절, REFER_TO_ISSUER",
        "거래거절, REFER_TO_ISSUER",
        "INVALID_REJECT_CARD, REFER_TO_ISSUER",
        "FDS_ERROR, FRAUD_SUSPECTED",
        "본인확인 후 사용, FRAUD_SUSPECTED",
        "심야거래 승인 제한, NIGHT_RESTRICTED",
        "금액 오류, AMOUNT_REJECTED",
        "'1,000원 미만', AMOUNT_REJECTED",
        "100원 미만, AMOUNT_REJECTED",
        "가맹점 한도 초과, MERCHANT_LIMIT",
        "미등록 가맹점, MERCHANT_CONFIG",
        "미등록 상점, MERCHANT_CONFIG",
        "거래제한 가맹점, MERCHANT_CONFIG",
        "key-in 불가, MERCHANT_CONFIG"
    })
    void declined(String text, DeclineReason reason) {
        assertThat(found("payments", text)).isEqualTo(new Classification.Declined(Decline.of(reason)));
        assertThat(found("billkeygen", text)).isEqualTo(new Classification.Declined(Decline.of(reason)));
    }

    /** Not the card's, although the words are. */
    @ParameterizedTest
    @ValueSource(strings = {"등록되지 않았거나 해지된 빌링키", "이미 해지된 빌링키", "빌링키 오류"})
    void declinedForTheStateOfTheKey(String text) {
        assertThat(found("payments", text))
                .isEqualTo(new Classification.Declined(Decline.of(DeclineReason.BILLING_KEY_INVALID)));
    }

    @ParameterizedTest
    @CsvSource({
        "점검시간, GATEWAY_TROUBLE",
        "비씨카드 시스템 장애, GATEWAY_TROUBLE",
        "시스템 장애, GATEWAY_TROUBLE",
        "잠시 후 다시 시도, GATEWAY_TROUBLE",
        "처리 지연, GATEWAY_TROUBLE",
        "거래시간 초과, ISSUER_TIMEOUT",
        "카드사 응답없음, ISSUER_TIMEOUT",
        "네트워크 통신 오류, ISSUER_TIMEOUT",
        "인증시간 초과, ISSUER_TIMEOUT",
        "타임아웃, ISSUER_TIMEOUT",
        "이중거래, DUPLICATE_REPORTED",
        "중복 주문번호, DUPLICATE_REPORTED",
        "한도초과 확인 중 응답없음, ISSUER_TIMEOUT"
    })
    void doubtful(String text, Doubt doubt) {
        assertThat(found("payments", text)).isEqualTo(new Classification.Unknown(doubt));
    }

    @ParameterizedTest
    @CsvSource({
        "필수 항목 누락, REJECTED_REQUEST",
        "CARDNO 형식 오류, REJECTED_REQUEST",
        "구매자명을 입력하시오, REJECTED_REQUEST",
        "토큰이 유효하지 않습니다, CLOSED_BY_US",
        "TOKEN expired, CLOSED_BY_US",
        "인증키 오류, CREDENTIALS",
        "연동 정보 없음, MISCONFIGURED"
    })
    void atTheDoor(String text, NotAttemptedCause cause) {
        assertThat(found("billkeygen", text)).isEqualTo(new Classification.NotExecuted(cause));
    }

    /** Issue knows no key yet, so these are of charges only. */
    @ParameterizedTest
    @ValueSource(strings = {"빌링키 오류", "존재하지 않는 빌링키", "등록되지 않았거나 해지된 빌링키", "BILLKEY 없음", "폐기된 결제키", "빌링키가 해지되었습니다"})
    void theKeyItself(String text) {
        assertThat(found("payments", text))
                .isEqualTo(new Classification.Declined(Decline.of(DeclineReason.BILLING_KEY_INVALID)));
    }

    /** An unknown code with a text like these proves nothing where money moves. */
    @ParameterizedTest
    @ValueSource(strings = {"토큰 서버 통신 오류", "인증키 서버 응답없음", "거래시간 초과", "응답시간초과", "거래 응답없음"})
    void noDoorAndNoRefusalWhereMoneyMoves(String text) {
        for (String operation : List.of("payments", "cancel")) {
            assertThat(String.valueOf(found(operation, text)))
                    .doesNotContain("NotExecuted")
                    .doesNotContain("Refus");
        }
    }

    @ParameterizedTest
    @CsvSource({"1012, INVALID_CARD_NUMBER", "2015, CARD_EXPIRED"})
    void establishedCodesNeedNoText(String code, DeclineReason reason) {
        assertThat(Wire.CODES.find("payments", code, "")).contains(new Classification.Declined(Decline.of(reason)));
    }

    /** A code means something with its operation only. */
    @Test
    void theSameCodeElsewhereIsUnknown() {
        assertThat(Wire.CODES.find("cancel", "2015", "")).isEmpty();
        assertThat(Wire.CODES.find("paycert", "1012", "")).isEmpty();
        assertThat(Wire.CODES.find("cancel", "S1", "한도")).isEmpty();
        assertThat(Wire.CODES.find("payments", "E008", "")).isEmpty();
        assertThat(Wire.CODES.find("payments", "9029", "")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001", "0002", "0005", "9011", "9999"})
    void unprovedCodesAreNotMapped(String code) {
        assertThat(Wire.CODES.find("payments", code, "결제 실패")).isEmpty();
    }

    @Test
    void theFileHasAVersionAndNoRowIsInVain() throws Exception {
        try (var reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Wire.class.getResourceAsStream("codes.csv")), StandardCharsets.UTF_8))) {
            assertThat(reader.readLine()).matches("# version [0-9]{4}-[0-9]{2}-[0-9]{2}\\.[0-9]+");
        }
        assertThat(Wire.CODES.rows()).hasSizeGreaterThan(40).doesNotHaveDuplicates();
        assertThat(Wire.CODES.rows())
                .allMatch(row -> !row.code().isEmpty() || !row.text().pattern().isEmpty());
    }

    private static Classification found(String operation, String text) {
        return Wire.CODES.find(operation, "S999", text).orElseThrow();
    }
}
