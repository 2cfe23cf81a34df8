package io.dalmada.simulator.cookiepay.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dalmada.simulator.base.Json;
import io.dalmada.simulator.base.SimulatorClock;
import io.dalmada.simulator.cookiepay.state.Book;
import io.dalmada.simulator.cookiepay.state.Charge;
import io.dalmada.simulator.cookiepay.state.Echo;
import io.dalmada.simulator.cookiepay.state.Knobs;
import io.dalmada.simulator.cookiepay.state.Order;
import io.dalmada.simulator.cookiepay.state.Records;
import io.dalmada.simulator.cookiepay.state.Rows;
import io.dalmada.simulator.cookiepay.state.TestCard;
import java.util.Optional;

/** Issue, charge, decrypt and dispose: the calls below /Subscribe and /EdiAuth. */
public final class Subscriptions {
    private final Book book;
    private final SimulatorClock clock;
    private final Knobs knobs;
    private final Seal seal = new Seal();

    public Subscriptions(Book book, SimulatorClock clock, Knobs knobs) {
        this.book = book;
        this.clock = clock;
        this.knobs = knobs;
    }

    ObjectNode issue(ObjectNode body) {
        Optional<ObjectNode> invalid = Rules.ofIssue(body, clock);
        if (invalid.isPresent()) {
            return invalid.get();
        }
        Optional<TestCard> card = TestCard.of(Json.text(body, "CARDNO"));
        if (card.isEmpty()) {
            return error("1012", "미등록된 발급카드 거래불가");
        }
        return body.hasNonNull("AMOUNT") ? issuedAndCharged(body, card.get()) : answer(body, issued(body, card.get()));
    }

    /** A client that sends AMOUNT here has the card charged at once: that is what the vendor does, decline and all. */
    private ObjectNode issuedAndCharged(ObjectNode body, TestCard card) {
        Order order = Order.asked(body);
        if (!book.spend(order.orderNo()) && knobs.repeatedOrder == Knobs.RepeatedOrder.REFUSE) {
            return declined(body, "S409", "중복 주문번호");
        }
        Optional<AmountRule> refusal = refusal(order, card);
        if (refusal.isPresent()) {
            return refused(body, order, card, refusal.get());
        }
        Charge made = book.approve(order, card);
        return answer(body, issued(body, card).setAll(approval(made)));
    }

    private ObjectNode issued(ObjectNode body, TestCard card) {
        String key = book.issue(Json.text(body, "API_ID"), card);
        ObjectNode inside = success()
                .put("BILLKEY", key)
                .put("GENDATE", now())
                .put("CARDCODE", card.code())
                .put("CARDNAME", card.issuer())
                .put("ORDERNO", Json.text(body, "ORDERNO"));
        return Echo.of(body).into(inside);
    }

    ObjectNode charge(ObjectNode body) {
        Optional<ObjectNode> invalid = Rules.ofCharge(body);
        if (invalid.isPresent()) {
            return invalid.get();
        }
        Optional<Records.Key> key = book.key(Json.text(body, "BILLKEY"));
        if (key.filter(k -> k.alive() && k.apiId().equals(Json.text(body, "API_ID")))
                .isEmpty()) {
            return declined(body, "S412", "등록되지 않았거나 해지된 빌링키");
        }
        Order order = Order.asked(body);
        boolean repeated = !book.spend(order.orderNo());
        if (repeated && knobs.repeatedOrder == Knobs.RepeatedOrder.REFUSE) {
            return declined(body, "S409", "중복 주문번호");
        }
        ObjectNode answer = decide(body, order, key.get().card());
        return repeated && knobs.repeatedOrder == Knobs.RepeatedOrder.CHARGE_AND_MIX
                ? altered(body, answer, inside -> mix(inside, order))
                : answer;
    }

    private void mix(ObjectNode inside, Order order) {
        book.first(order.orderNo())
                .ifPresent(first ->
                        inside.put("ACCEPTNO", first.acceptNo).put("AMOUNT", String.valueOf(first.order.amount())));
    }

    private ObjectNode decide(ObjectNode body, Order order, TestCard card) {
        Optional<AmountRule> refusal = refusal(order, card);
        return refusal.isPresent()
                ? refused(body, order, card, refusal.get())
                : answer(body, Echo.of(body).into(success().setAll(approval(book.approve(order, card)))));
    }

    private static Optional<AmountRule> refusal(Order order, TestCard card) {
        return card == TestCard.DECLINING ? Optional.of(AmountRule.LIMIT_EXCEEDED) : AmountRule.of(order.amount());
    }

    private ObjectNode refused(ObjectNode body, Order order, TestCard card, AmountRule refusal) {
        if (refusal.charged()) {
            book.approve(order, card);
        } else {
            book.decline(order, card, refusal.code(), refusal.text());
        }
        return declined(body, refusal.code(), refusal.text());
    }

    private static ObjectNode success() {
        return Json.object("RESULTCODE", "0000", "RESULTMSG", "성공");
    }

    private static ObjectNode approval(Charge made) {
        return Json.object("TID", made.tid, "ORDERNO", made.order.orderNo())
                .put("AMOUNT", String.valueOf(made.order.amount()))
                .put("ACCEPTDATE", Rows.FOURTEEN.format(SimulatorClock.inKorea(made.at)))
                .put("ACCEPTNO", made.acceptNo)
                .put("CARDCODE", made.card.code())
                .put("CARDNAME", made.card.issuer())
                .put("QUOTA", "00");
    }

    private ObjectNode declined(ObjectNode body, String code, String text) {
        if (knobs.declineStyle == Knobs.DeclineStyle.CLEAR) {
            return error(code, text);
        }
        return declinedInside(body, code, text);
    }

    public ObjectNode declinedInside(ObjectNode body, String code, String text) {
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
        return success().put("ENC_DATA", seal.close(Json.text(request, "API_ID"), Json.write(inside)));
    }

    /** Puts other values into a reply, sealed or plain, for faults that alter it. */
    public ObjectNode altered(ObjectNode request, ObjectNode reply, java.util.function.Consumer<ObjectNode> change) {
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

    /** Charges once more what was just approved, and tells of the second charge. */
    public JsonNode again(ObjectNode body, JsonNode answer) {
        return book.first(Json.text(body, "ORDERNO"))
                .filter(Charge::approved)
                .<JsonNode>map(first -> answer(body, success().setAll(approval(book.approve(first.order, first.card)))))
                .orElse(answer);
    }

    ObjectNode decrypt(ObjectNode body) {
        Optional<ObjectNode> opened = seal.open(Json.text(body, "API_ID"), Json.text(body, "ENC_DATA"))
                .flatMap(text -> Json.read(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        if (opened.isEmpty()) {
            return error("S402", "복호화 실패");
        }
        ObjectNode inside = opened.get();
        boolean success = Json.text(inside, "RESULTCODE").equals("0000");
        ObjectNode outer = knobs.nesting == Knobs.Nesting.INSIDE ? Json.object() : success();
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
        Optional<Records.Key> key = book.key(billKey);
        if (key.filter(k -> k.apiId().equals(Json.text(body, "API_ID"))).isEmpty()) {
            return billKey.isEmpty() ? error("E007", "필수 항목 누락") : error("S412", "등록되지 않은 빌링키");
        }
        if (!key.get().alive()) {
            return error("S413", "이미 해지된 빌링키");
        }
        book.dispose(billKey);
        return answer(body, success());
    }

    public static ObjectNode error(String code, String text) {
        return Json.object("RESULTCODE", code, "RESULTMSG", text);
    }

    private String now() {
        return Rows.FOURTEEN.format(clock.inKorea());
    }
}
