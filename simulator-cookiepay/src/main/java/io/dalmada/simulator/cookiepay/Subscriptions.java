package io.dalmada.simulator.cookiepay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** Issue, charge, decrypt and dispose: the calls below /Subscribe and /EdiAuth. */
final class Subscriptions {
    private static final List<String> ISSUE_FIELDS = List.of(
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
    private static final List<String> CHARGE_FIELDS = List.of(
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

    private final Book book;
    private final SimulatorClock clock;
    private final Knobs knobs;
    private final Seal seal = new Seal();

    Subscriptions(Book book, SimulatorClock clock, Knobs knobs) {
        this.book = book;
        this.clock = clock;
        this.knobs = knobs;
    }

    ObjectNode issue(ObjectNode body) {
        Optional<ObjectNode> missing = missing(body, ISSUE_FIELDS);
        if (missing.isPresent()) {
            return missing.get();
        }
        if (!validExpiry(Json.text(body, "EXPIREDT"))) {
            return error("2015", "카드유효기간오류");
        }
        Optional<TestCard> card = TestCard.of(Json.text(body, "CARDNO"));
        if (card.isEmpty()) {
            return error("1012", "미등록된 발급카드 거래불가");
        }
        String apiId = Json.text(body, "API_ID");
        String key = book.issue(apiId, card.get());
        ObjectNode inside = Json.object(
                "RESULTCODE",
                "0000",
                "RESULTMSG",
                "성공",
                "BILLKEY",
                key,
                "GENDATE",
                now(),
                "CARDCODE",
                card.get().code(),
                "CARDNAME",
                card.get().issuer(),
                "ORDERNO",
                Json.text(body, "ORDERNO"),
                "BUYERNAME",
                Json.text(body, "BUYERNAME"),
                "BUYERID",
                Json.text(body, "BUYERID"));
        if (body.hasNonNull("AMOUNT")) {
            // A client that sends AMOUNT here has the card charged at once: that is what the vendor does.
            chargeInto(inside, body, apiId, card.get());
        }
        return answer(body, inside);
    }

    private void chargeInto(ObjectNode inside, ObjectNode body, String apiId, TestCard card) {
        long amount = Long.parseLong(Json.text(body, "AMOUNT"));
        Charge made = book.charge(
                apiId,
                Json.text(body, "ORDERNO"),
                amount,
                Json.text(body, "BUYERID"),
                Json.text(body, "PRODUCTNAME"),
                card,
                "",
                "");
        inside.put("TID", made.tid).put("AMOUNT", String.valueOf(amount)).put("ACCEPTNO", made.acceptNo);
    }

    ObjectNode charge(ObjectNode body) {
        String orderNo = Json.text(body, "ORDERNO");
        String amountText = Json.text(body, "AMOUNT");
        Optional<ObjectNode> missing = missing(body, CHARGE_FIELDS);
        if (missing.isPresent() || !amountText.matches("[1-9][0-9]{0,9}")) {
            return missing.orElseGet(() -> error("E007", "필수 항목 누락"));
        }
        Optional<Book.Key> key = book.key(Json.text(body, "BILLKEY"));
        if (key.filter(k -> k.alive() && k.apiId().equals(Json.text(body, "API_ID")))
                .isEmpty()) {
            return declined(body, "S412", "등록되지 않았거나 해지된 빌링키");
        }
        if (!book.spend(orderNo) && knobs.repeatedOrder == Knobs.RepeatedOrder.REFUSE) {
            return declined(body, "S409", "중복 주문번호");
        }
        return decide(body, key.get().card(), Long.parseLong(amountText));
    }

    private ObjectNode decide(ObjectNode body, TestCard card, long amount) {
        Optional<AmountRule> rule =
                card == TestCard.DECLINING ? Optional.of(AmountRule.LIMIT_EXCEEDED) : AmountRule.of(amount);
        String apiId = Json.text(body, "API_ID");
        String orderNo = Json.text(body, "ORDERNO");
        String buyer = Json.text(body, "BUYERID");
        String product = Json.text(body, "PRODUCTNAME");
        if (rule.isPresent()) {
            boolean charged = rule.get().charged();
            book.charge(
                    apiId,
                    orderNo,
                    amount,
                    buyer,
                    product,
                    card,
                    charged ? "" : rule.get().code(),
                    charged ? "" : rule.get().text());
            return declined(body, rule.get().code(), rule.get().text());
        }
        Charge made = book.charge(apiId, orderNo, amount, buyer, product, card, "", "");
        return answer(
                body,
                Json.object(
                        "RESULTCODE",
                        "0000",
                        "RESULTMSG",
                        "성공",
                        "TID",
                        made.tid,
                        "ORDERNO",
                        made.orderNo,
                        "AMOUNT",
                        String.valueOf(made.amount),
                        "ACCEPTDATE",
                        now(),
                        "ACCEPTNO",
                        made.acceptNo,
                        "CARDCODE",
                        card.code(),
                        "CARDNAME",
                        card.issuer(),
                        "QUOTA",
                        "00"));
    }

    private ObjectNode declined(ObjectNode body, String code, String text) {
        if (knobs.declineStyle == Knobs.DeclineStyle.CLEAR) {
            return error(code, text);
        }
        return answer(
                body,
                Json.object(
                        "RESULTCODE",
                        code,
                        "RESULTMSG",
                        text,
                        "ORDERNO",
                        Json.text(body, "ORDERNO"),
                        "AMOUNT",
                        Json.text(body, "AMOUNT")));
    }

    /** Sealed, unless the request or the profile asks for plain. */
    private ObjectNode answer(ObjectNode request, ObjectNode inside) {
        if (!knobs.encrypt || Json.text(request, "ENC_YN").equals("N")) {
            return inside;
        }
        return Json.object("RESULTCODE", "0000", "RESULTMSG", "성공")
                .put("ENC_DATA", seal.close(Json.text(request, "API_ID"), Json.write(inside)));
    }

    /** Puts other values into a reply, sealed or plain, for faults that alter it. */
    ObjectNode altered(ObjectNode request, ObjectNode reply, java.util.function.Consumer<ObjectNode> change) {
        if (!reply.has("ENC_DATA")) {
            change.accept(reply);
            return reply;
        }
        ObjectNode inside = seal.open(Json.text(request, "API_ID"), Json.text(reply, "ENC_DATA"))
                .flatMap(text -> Json.read(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .orElseThrow();
        change.accept(inside);
        return answer(request, inside);
    }

    ObjectNode decrypt(ObjectNode body) {
        Optional<ObjectNode> opened = seal.open(Json.text(body, "API_ID"), Json.text(body, "ENC_DATA"))
                .flatMap(text -> Json.read(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        if (opened.isEmpty()) {
            return error("S402", "복호화 실패");
        }
        ObjectNode inside = opened.get();
        boolean success = Json.text(inside, "RESULTCODE").equals("0000");
        ObjectNode outer = knobs.nesting == Knobs.Nesting.INSIDE
                ? Json.object()
                : Json.object("RESULTCODE", "0000", "RESULTMSG", "성공");
        if (knobs.nesting == Knobs.Nesting.OUTSIDE && success) {
            inside.remove("RESULTCODE");
            inside.remove("RESULTMSG");
        }
        return knobs.nesting == Knobs.Nesting.TEXT
                ? outer.put("decryptData", Json.write(inside))
                : outer.set("decryptData", inside);
    }

    ObjectNode dispose(ObjectNode body) {
        String billKey = Json.text(body, "BILLKEY");
        Optional<Book.Key> key = book.key(billKey);
        if (key.isEmpty()) {
            return error("S412", "등록되지 않은 빌링키");
        }
        if (!key.get().alive()) {
            return error("S413", "이미 해지된 빌링키");
        }
        book.dispose(billKey);
        return answer(body, Json.object("RESULTCODE", "0000", "RESULTMSG", "성공"));
    }

    private boolean validExpiry(String yymm) {
        if (!yymm.matches("[0-9]{2}(0[1-9]|1[0-2])")) {
            return false;
        }
        YearMonth expiry =
                YearMonth.of(2000 + Integer.parseInt(yymm.substring(0, 2)), Integer.parseInt(yymm.substring(2)));
        return !expiry.isBefore(YearMonth.from(clock.inKorea()));
    }

    private static Optional<ObjectNode> missing(ObjectNode body, List<String> fields) {
        return fields.stream().anyMatch(field -> Json.text(body, field).isEmpty())
                ? Optional.of(error("E007", "필수 항목 누락"))
                : Optional.empty();
    }

    static ObjectNode error(String code, String text) {
        return Json.object("RESULTCODE", code, "RESULTMSG", text);
    }

    private String now() {
        return SimulatorClock.FOURTEEN.format(clock.inKorea());
    }
}
