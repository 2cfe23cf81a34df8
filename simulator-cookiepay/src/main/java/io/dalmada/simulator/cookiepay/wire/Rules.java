package io.dalmada.simulator.cookiepay.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dalmada.simulator.base.Json;
import io.dalmada.simulator.base.SimulatorClock;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a request must look like before anything is done; refused in clear. */
final class Rules {
    private static final List<String> COMMON =
            List.of("API_ID", "ORDERNO", "PRODUCTNAME", "PRODUCTCODE", "QUOTA", "TAXFREECD", "BUYERNAME", "BUYERID");
    private static final List<String> OF_CARD = List.of("CARDNO", "EXPIREDT", "CARDPWD", "CARDAUTH");
    private static final List<String> OF_CHARGE = List.of("BILLKEY", "AMOUNT");
    private static final Map<String, Integer> LONGEST =
            Map.of("API_ID", 30, "BILLKEY", 50, "ORDERNO", 50, "PRODUCTNAME", 40, "BUYERNAME", 20, "BUYERID", 20);
    private static final Pattern REPETITION =
            Pattern.compile("RECURRENCE_.*|RESERVE_.*|PAY_DAY|START_PAY_CNT|LAST_PAY_CNT");
    private static final String AMOUNT = "[1-9][0-9]{0,9}";

    private Rules() {}

    static Optional<ObjectNode> ofIssue(ObjectNode body, SimulatorClock clock) {
        boolean charges = body.hasNonNull("AMOUNT");
        return missing(body, COMMON, OF_CARD)
                .or(() -> repetition(body))
                .or(() -> charges ? amount(body) : Optional.empty())
                .or(() -> unfit(body))
                .or(() -> CardRules.fit(body) ? Optional.empty() : refused("S414", "형식 오류"))
                .or(() -> expiry(Json.text(body, "EXPIREDT"), YearMonth.from(clock.inKorea())));
    }

    static Optional<ObjectNode> ofCharge(ObjectNode body) {
        return missing(body, COMMON, OF_CHARGE)
                .or(() -> repetition(body))
                .or(() -> amount(body))
                .or(() -> unfit(body));
    }

    private static Optional<ObjectNode> missing(ObjectNode body, List<String> some, List<String> more) {
        return some.stream().anyMatch(f -> Json.text(body, f).isEmpty())
                        || more.stream().anyMatch(f -> Json.text(body, f).isEmpty())
                ? refused("E007", "필수 항목 누락")
                : Optional.empty();
    }

    /**
     * The vendor would register a repetition and charge by itself from then on. A client that asks for it by mistake must
     * hear of it, and a second scheduler is nothing to try here.
     */
    private static Optional<ObjectNode> repetition(ObjectNode body) {
        boolean asked = body.properties().stream()
                .anyMatch(field -> REPETITION.matcher(field.getKey()).matches());
        return asked ? refused("S416", "정기결제 예약은 지원하지 않습니다") : Optional.empty();
    }

    private static Optional<ObjectNode> amount(ObjectNode body) {
        return Json.text(body, "AMOUNT").matches(AMOUNT) ? Optional.empty() : refused("E007", "필수 항목 누락");
    }

    /** The PG behind fails on an ampersand; what it does with longer texts is not documented. */
    private static Optional<ObjectNode> unfit(ObjectNode body) {
        boolean fits = LONGEST.entrySet().stream()
                .allMatch(limit -> Json.text(body, limit.getKey()).length() <= limit.getValue());
        boolean quota = Json.text(body, "QUOTA").matches("0[0-9]|1[0-2]");
        boolean tax = Json.text(body, "TAXFREECD").matches("[YN]");
        return fits && quota && tax && !Json.text(body, "PRODUCTNAME").matches(".*[&|].*")
                ? Optional.empty()
                : refused("S414", "형식 오류");
    }

    private static Optional<ObjectNode> expiry(String yymm, YearMonth now) {
        boolean valid = yymm.matches("[0-9]{2}(0[1-9]|1[0-2])")
                && !YearMonth.of(2000 + Integer.parseInt(yymm.substring(0, 2)), Integer.parseInt(yymm.substring(2)))
                        .isBefore(now);
        return valid ? Optional.empty() : refused("2015", "카드유효기간오류");
    }

    private static Optional<ObjectNode> refused(String code, String text) {
        return Optional.of(Subscriptions.error(code, text));
    }
}
