package io.dalmada.simulator.cookiepay.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dalmada.simulator.base.Json;
import io.dalmada.simulator.base.Waits;
import io.dalmada.simulator.cookiepay.state.Book;
import io.dalmada.simulator.cookiepay.wire.AmountRule;
import io.dalmada.simulator.cookiepay.wire.Call;
import io.dalmada.simulator.cookiepay.wire.Subscriptions;
import io.dalmada.simulator.cookiepay.wire.Vendor;
import java.util.function.Consumer;

/** Faults of the answer: well-formed, and not the truth or not all of it. */
public final class AnswerFaults {
    private static final int HUGE = 1_000_000;

    private final Vendor vendor;
    private final Subscriptions subscriptions;
    private final Book book;

    public AnswerFaults(Vendor vendor, Subscriptions subscriptions, Book book) {
        this.vendor = vendor;
        this.subscriptions = subscriptions;
        this.book = book;
    }

    /** The answer of a call that is not let through. */
    public JsonNode instead(Call call, Fault fault) {
        return switch (fault.kind()) {
            case LOGIN_REFUSED -> Json.object("RTN_CD", "E003", "RTN_MSG", "ID & KEY 불일치");
            case NO_TOKEN -> Json.object("RTN_CD", "0000", "RTN_MSG", "성공");
            case DECRYPT_FAILURE -> Subscriptions.error("S402", "복호화 실패");
            case DECRYPT_EMPTY -> Subscriptions.error("0000", "성공");
            case FALSE_EMPTY -> Subscriptions.error("E008", "조회된 내역이 없습니다");
            case INNER_DECLINE ->
                subscriptions.declinedInside(
                        call.body(), AmountRule.LIMIT_EXCEEDED.code(), AmountRule.LIMIT_EXCEEDED.text());
            default -> vendor.expiredToken();
        };
    }

    /** The answer of a call that is let through, before or after which something is not right. */
    public JsonNode with(Call call, Fault fault) {
        prepare(call, fault);
        return distorted(call, fault.kind(), vendor.answer(call));
    }

    private void prepare(Call call, Fault fault) {
        switch (fault.kind()) {
            case DELAY -> Waits.millis(fault.millis());
            case SETTLED_FIRST -> book.find(call.number()).ifPresent(charge -> book.settle(charge.tid));
            case CONSOLE_FIRST -> book.find(call.number()).ifPresent(c -> book.cancel(c.tid, c.remaining(), "console"));
            case DOUBLE_CANCEL -> vendor.effect(call.step(), call.body());
            default -> {
                // Everything else is done to the answer.
            }
        }
    }

    private JsonNode distorted(Call call, Fault.Kind kind, JsonNode answer) {
        return switch (kind) {
            case DOUBLE_CHARGE -> subscriptions.again(call.body(), answer);
            case OTHER_ORDER -> altered(call, answer, inside -> inside.put("ORDERNO", "OTHER-1"));
            case OTHER_AMOUNT -> altered(call, answer, AnswerFaults::otherAmount);
            case OTHER_BUYER -> altered(call, answer, inside -> inside.put("BUYERID", "somebody-else"));
            case NO_TID -> altered(call, answer, inside -> inside.remove("TID"));
            case OUTER_ERROR -> outer(answer, reply -> reply.put("RESULTCODE", "S500"));
            case SPOILED_DATA -> outer(answer, reply -> reply.put("ENC_DATA", "A".repeat(128)));
            case HUGE_MESSAGE -> outer(answer, reply -> reply.put("RESULTMSG", "가".repeat(HUGE)));
            case HALF_LIST -> half(answer);
            case DOUBLE_ROWS -> answer instanceof ArrayNode rows ? rows.addAll(rows.deepCopy()) : answer;
            default -> ListFaults.distorted(kind, answer);
        };
    }

    private static void otherAmount(ObjectNode inside) {
        inside.put(inside.has("cancel_amt") ? "cancel_amt" : "AMOUNT", "1");
    }

    private JsonNode altered(Call call, JsonNode answer, Consumer<ObjectNode> change) {
        if (answer instanceof ArrayNode rows) {
            rows.forEach(row -> change.accept((ObjectNode) row));
            return rows;
        }
        return answer instanceof ObjectNode reply ? subscriptions.altered(call.body(), reply, change) : answer;
    }

    private static JsonNode outer(JsonNode answer, Consumer<ObjectNode> change) {
        if (answer instanceof ObjectNode reply) {
            change.accept(reply);
        }
        return answer;
    }

    private static JsonNode half(JsonNode answer) {
        ArrayNode half = Json.array();
        for (int i = 0; i < answer.size() / 2; i++) {
            half.add(answer.get(i));
        }
        return answer.isArray() ? half : answer;
    }
}
