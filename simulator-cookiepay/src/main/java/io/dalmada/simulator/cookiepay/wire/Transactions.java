package io.dalmada.simulator.cookiepay.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dalmada.simulator.base.Json;
import io.dalmada.simulator.base.SimulatorClock;
import io.dalmada.simulator.cookiepay.state.Book;
import io.dalmada.simulator.cookiepay.state.Charge;
import io.dalmada.simulator.cookiepay.state.Knobs;
import io.dalmada.simulator.cookiepay.state.Rows;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Cancel, verify and list: the calls below /api. */
public final class Transactions {
    private static final int LARGEST_PAGE = 100;
    private static final int LONGEST_LIST = 6;

    private final Book book;
    private final SimulatorClock clock;
    private final Knobs knobs;
    private final Rows rows;

    public Transactions(Book book, SimulatorClock clock, Knobs knobs) {
        this.book = book;
        this.clock = clock;
        this.knobs = knobs;
        this.rows = new Rows(knobs);
    }

    ObjectNode cancel(ObjectNode body) {
        Optional<Charge> found = book.find(Json.text(body, "tid")).filter(Charge::approved);
        if (found.isEmpty()) {
            return error("S404", "원거래 없음");
        }
        Charge charge = found.get();
        // Left out it means all that is left; anything else must be digits: a client's empty value is no wish for all.
        long amount = body.has("amount") ? part(body.get("amount")) : charge.remaining();
        if (Json.text(body, "reason").isEmpty() || amount < 0) {
            return error("E007", "필수 항목 누락");
        }
        if (charge.remaining() == 0) {
            return error("S410", "이미 취소된 거래입니다");
        }
        if (charge.settled) {
            return error("9029", "정산 완료된 거래입니다. 입금 후 취소하세요");
        }
        return book.cancel(charge.tid, amount, Json.text(body, "reason"))
                .map(this::canceled)
                .orElseGet(() -> error("S411", "취소 가능 금액 초과"));
    }

    private ObjectNode canceled(Charge.Cancel cancel) {
        return Json.object(
                "cancel_code",
                "0000",
                "cancel_msg",
                "성공",
                "cancel_tid",
                cancel.number(),
                "cancel_date",
                Rows.stamp(cancel.at()),
                "cancel_amt",
                String.valueOf(cancel.amount()));
    }

    /** Whether the TID is another pair's: to this caller it does not exist. */
    boolean foreign(String tid, String apiId) {
        return knobs.tokenBound
                && book.find(tid).filter(c -> !c.order.apiId().equals(apiId)).isPresent();
    }

    ObjectNode depositAccount(ObjectNode body) {
        Optional<Charge> charge = book.find(Json.text(body, "tid")).filter(c -> c.settled);
        if (charge.isEmpty()) {
            return Subscriptions.error("S404", "원거래 없음");
        }
        long amount =
                body.has("amount") ? part(body.get("amount")) : charge.get().remaining();
        if (amount < 0) {
            return Subscriptions.error("E007", "필수 항목 누락");
        }
        book.askDeposit(charge.get().tid, amount);
        String until = Rows.FOURTEEN.format(clock.inKorea().plusDays(3));
        return Json.object(
                "RESULTCODE",
                "0000",
                "RESULTMSG",
                "성공",
                "BANKNAME",
                "국민은행",
                "ACCOUNTNO",
                "7011234567890",
                "RECEIVERNAME",
                "키움페이",
                "DEPOSITENDDATE",
                until);
    }

    ObjectNode paycert(ObjectNode body) {
        return book.find(Json.text(body, "tid"))
                .filter(c -> c.approved() && visible(c))
                .map(rows::certificate)
                .orElseGet(() -> Subscriptions.error("S404", "거래내역이 없습니다"));
    }

    private boolean visible(Charge charge) {
        return !charge.at.plus(knobs.listLag).isAfter(clock.now());
    }

    JsonNode search(ObjectNode body) {
        Optional<List<Charge>> found = selected(body);
        if (found.isEmpty()) {
            return Subscriptions.error("E007", "필수 항목 누락");
        }
        List<ObjectNode> listed = found.get().stream()
                .filter(c -> c.order.apiId().equals(Json.text(body, "API_ID")))
                .filter(this::visible)
                .filter(c -> c.approved() || knobs.declinedListed)
                .map(rows::listed)
                .collect(Collectors.toCollection(ArrayList::new));
        if (knobs.newestFirst) {
            Collections.reverse(listed);
        }
        return listed.isEmpty() && !knobs.emptyListAsArray
                ? Subscriptions.error("E008", "조회된 내역이 없습니다")
                : Json.array().addAll(listed);
    }

    /** By TID, else by Korean days; empty when the days cannot be read, or are more than half a year. */
    private Optional<List<Charge>> selected(ObjectNode body) {
        String tid = Json.text(body, "TID");
        if (!tid.isEmpty()) {
            return Optional.of(book.find(tid).stream().toList());
        }
        try {
            LocalDate from = LocalDate.parse(Json.text(body, "STD_DT"));
            LocalDate to = LocalDate.parse(Json.text(body, "END_DT"));
            boolean tooLong = to.isBefore(from) || to.isAfter(from.plusMonths(LONGEST_LIST));
            return tooLong ? Optional.empty() : Optional.of(book.between(from, to));
        } catch (DateTimeParseException notADay) {
            return Optional.empty();
        }
    }

    /** Pages of a list; bare rows, or wrapped with their total. */
    JsonNode page(ObjectNode body) {
        long number = parse(Json.text(body, "PAGE"));
        long size = parse(Json.text(body, "PERPAGE"));
        JsonNode listed = search(body);
        if (number < 1
                || size < 1
                || size > LARGEST_PAGE
                || Json.text(listed, "RESULTCODE").equals("E007")) {
            return Subscriptions.error("E007", "필수 항목 누락");
        }
        List<JsonNode> part = StreamSupport.stream(
                        listed.isArray() ? listed.spliterator() : Json.array().spliterator(), false)
                .skip((number - 1) * Math.min(size, knobs.largestPage))
                .limit(Math.min(size, knobs.largestPage))
                .toList();
        if (part.isEmpty()) {
            return Subscriptions.error("E008", "조회된 내역이 없습니다");
        }
        ArrayNode list = Json.array().addAll(part);
        return knobs.bareList
                ? list
                : Json.object("RESULTCODE", "0000", "RESULTMSG", "성공", "TOTAL", String.valueOf(listed.size()))
                        .set("LIST", list);
    }

    private static long part(JsonNode amount) {
        return amount.isTextual() || amount.isIntegralNumber() ? parse(amount.asText()) : -1;
    }

    private static long parse(String amount) {
        return amount.matches("[1-9][0-9]{0,9}") ? Long.parseLong(amount) : -1;
    }

    /** A wrong key is told in the cancel's own names; a token's refusal has names of its own everywhere. */
    static ObjectNode inItsForm(ObjectNode refused) {
        String code = Json.text(refused, "RTN_CD") + Json.text(refused, "RESULTCODE");
        String text = Json.text(refused, "RTN_MSG") + Json.text(refused, "RESULTMSG");
        return code.equals(Gate.WRONG_KEY) ? error(code, text) : refused;
    }

    static ObjectNode error(String code, String text) {
        return Json.object("cancel_code", code, "cancel_msg", text);
    }
}
