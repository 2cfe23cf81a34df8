package io.dalmada.simulator.cookiepay;

import java.util.Arrays;
import java.util.Optional;

/**
 * Amounts that are not simply approved. The vendor publishes codes only for 2015 and 1012; all others begin with S to show
 * that they are this simulator's invention, and their texts are the ones Korean card networks send.
 */
enum AmountRule {
    INSUFFICIENT_BALANCE(1001, "S101", "잔액이 부족합니다", false),
    LIMIT_EXCEEDED(1002, "S102", "한도초과", false),
    PER_TXN_LIMIT(1003, "S103", "1회 한도 초과", false),
    DAILY_COUNT(1004, "S104", "사용횟수 초과", false),
    REFER_TO_ISSUER(1005, "S105", "카드사 문의 요망", false),
    NOT_ISSUED_YET(1006, "S106", "미교부 카드", false),
    LOST_OR_STOLEN(1011, "S111", "도난/분실 카드", false),
    SUSPENDED(1012, "S112", "거래정지 카드", false),
    TERMINATED(1013, "S113", "해지카드", false),
    EXPIRED(1014, "2015", "카드유효기간오류", false),
    DELINQUENT(1015, "S115", "연체 카드", false),
    PASSWORD(1016, "S116", "비밀번호 오류", false),
    MAINTENANCE(1021, "S121", "카드사 점검시간", false),
    SYSTEM_ERROR(1022, "S122", "시스템 장애, 잠시 후 재시도", false),
    ISSUER_TIMEOUT(1023, "S123", "카드사 응답없음", false),
    /** The issuer answered too late for CookiePay, but the card was charged. */
    ISSUER_TIMEOUT_CHARGED(1024, "S124", "거래시간 초과", true),
    DUPLICATE(1025, "S125", "이중거래", false),
    MERCHANT(1031, "S131", "미등록 가맹점", false),
    MISSING_FIELD(1032, "E007", "필수 항목 누락", false),
    UNMAPPED(1041, "S199", "알 수 없는 응답", false);

    private final long amount;
    private final String code;
    private final String text;
    private final boolean charged;

    AmountRule(long amount, String code, String text, boolean charged) {
        this.amount = amount;
        this.code = code;
        this.text = text;
        this.charged = charged;
    }

    static Optional<AmountRule> of(long amount) {
        return Arrays.stream(values()).filter(rule -> rule.amount == amount).findFirst();
    }

    String code() {
        return code;
    }

    String text() {
        return text;
    }

    boolean charged() {
        return charged;
    }

    long amount() {
        return amount;
    }
}
