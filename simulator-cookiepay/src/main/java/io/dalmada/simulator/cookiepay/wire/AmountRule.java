package io.dalmada.simulator.cookiepay.wire;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Amounts that are not simply approved. The vendor publishes codes only for 1012, 2015 and E007; all others begin with S to
 * show that they are this simulator's invention, and their texts are the ones Korean card networks send. A second row with
 * the same code is the same refusal in other words.
 */
public enum AmountRule {
    INSUFFICIENT_BALANCE(1001, "S101", "잔액이 부족합니다"),
    LIMIT_EXCEEDED(1002, "S102", "한도초과"),
    PER_TXN_LIMIT(1003, "S103", "1회 한도 초과"),
    DAILY_COUNT(1004, "S104", "사용횟수 초과"),
    REFER_TO_ISSUER(1005, "S105", "카드사 문의 요망"),
    NOT_ISSUED_YET(1006, "S106", "미교부 카드"),
    BALANCE_IN_SHORT(1007, "S101", "잔액부족"),
    LIMIT_WITH_A_SPACE(1008, "S102", "한도 초과"),
    PER_PAYMENT_LIMIT(1009, "S103", "건당 한도 초과"),
    BEING_ISSUED(1010, "S106", "발급 중인 카드"),

    LOST_OR_STOLEN(1011, "S111", "도난/분실 카드"),
    SUSPENDED(1012, "S112", "거래정지 카드"),
    TERMINATED(1013, "S113", "해지카드"),
    EXPIRED(1014, "2015", "카드유효기간오류"),
    DELINQUENT(1015, "S115", "연체 카드"),
    PASSWORD(1016, "S116", "비밀번호 오류"),
    BIRTH_DATE(1017, "S117", "생년월일 오류"),
    PASSWORD_TRIES(1018, "S118", "비밀번호 오류 횟수 초과"),
    UNUSABLE(1019, "S119", "이용불가 카드"),
    RETURNED(1020, "S120", "반송/회수 카드"),

    MAINTENANCE(1021, "S121", "카드사 점검시간"),
    SYSTEM_ERROR(1022, "S122", "시스템 장애, 잠시 후 재시도"),
    ISSUER_TIMEOUT(1023, "S123", "카드사 응답없음"),
    /** The issuer answered too late for CookiePay, but the card was charged. */
    ISSUER_TIMEOUT_CHARGED(1024, "S124", "거래시간 초과", true),
    DUPLICATE(1025, "S125", "이중거래"),
    DUPLICATE_CHARGED(1026, "S125", "이중거래", true),
    NETWORK(1027, "S127", "네트워크 통신 오류"),
    AUTHENTICATION_TIMEOUT(1028, "S128", "인증시간 초과"),
    ISSUER_DOWN(1029, "S129", "비씨카드 시스템 장애"),
    AT_NIGHT(1030, "S130", "심야거래 승인 제한"),

    MERCHANT(1031, "S131", "미등록 가맹점"),
    MISSING_FIELD(1032, "E007", "필수 항목 누락"),
    MERCHANT_RESTRICTED(1033, "S133", "거래제한 가맹점"),
    KEY_IN(1034, "S134", "key-in 거래 불가"),
    AMOUNT(1035, "S135", "금액 오류"),
    MERCHANT_LIMIT(1036, "S136", "가맹점 한도 초과"),

    UNMAPPED(1041, "S199", "알 수 없는 응답"),
    UNMAPPED_CHARGED(1042, "S199", "알 수 없는 응답", true),

    CARD_NUMBER(1051, "S151", "카드번호 오류"),
    NOT_REGISTERED(1052, "1012", "미등록된 발급카드 거래불가"),
    NO_CORPORATE_CARDS(1053, "S153", "법인사용 불가 카드"),
    AFFILIATE(1054, "S154", "제휴카드 오류"),
    FOREIGN_CARD(1055, "S155", "해외카드 사용 불가"),
    FRAUD_SUSPECTED(1056, "S156", "본인확인 후 사용"),
    WATCHED(1057, "S157", "요주의회원"),
    EXPIRED_IN_WORDS(1058, "S158", "유효기간 만료"),
    REJECTED(1061, "S161", "승인거절"),
    TRADE_REJECTED(1062, "S161", "거래거절");

    private static final Map<Long, AmountRule> BY_AMOUNT =
            Arrays.stream(values()).collect(Collectors.toMap(AmountRule::amount, Function.identity()));

    private final long amount;
    private final String code;
    private final String text;
    private final boolean charged;

    AmountRule(long amount, String code, String text) {
        this(amount, code, text, false);
    }

    AmountRule(long amount, String code, String text, boolean charged) {
        this.amount = amount;
        this.code = code;
        this.text = text;
        this.charged = charged;
    }

    static Optional<AmountRule> of(long amount) {
        return Optional.ofNullable(BY_AMOUNT.get(amount));
    }

    public String code() {
        return code;
    }

    public String text() {
        return text;
    }

    /** True when the card is charged although the answer is a refusal. */
    public boolean charged() {
        return charged;
    }

    public long amount() {
        return amount;
    }
}
