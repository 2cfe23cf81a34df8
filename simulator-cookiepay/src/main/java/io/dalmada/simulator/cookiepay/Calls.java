package io.dalmada.simulator.cookiepay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Serves one of the vendor's calls, with the fault that is drawn for it. */
final class Calls {
    private final Vendor vendor;
    private final Subscriptions subscriptions;
    private final Book book;
    private final Faults faults;
    private final Consumer<Event> listeners;
    private final Writer writer;
    private final Consumer<Long> refuse;

    Calls(
            Vendor vendor,
            Subscriptions subscriptions,
            Book book,
            Faults faults,
            Consumer<Event> listeners,
            Writer writer,
            Consumer<Long> refuse) {
        this.vendor = vendor;
        this.subscriptions = subscriptions;
        this.book = book;
        this.faults = faults;
        this.listeners = listeners;
        this.writer = writer;
        this.refuse = refuse;
    }

    /** @return false when the connection is at its end */
    boolean serve(Step step, Request request, ObjectNode body, Connection connection) throws IOException {
        String number = Vendor.number(step, body);
        book.ledger().count(step, number);
        listeners.accept(new Event(Event.Moment.RECEIVED, step, number));
        Optional<Fault> fault = faults.draw(step, number);
        return fault.isPresent()
                ? spoiled(fault.get(), step, request, body, connection)
                : answered(step, number, reply(step, request, body), connection);
    }

    private boolean answered(Step step, String number, Reply reply, Connection connection) throws IOException {
        listeners.accept(new Event(Event.Moment.EFFECTED, step, number));
        connection.write(reply);
        listeners.accept(new Event(Event.Moment.ANSWERED, step, number));
        return true;
    }

    private Reply reply(Step step, Request request, ObjectNode body) {
        return writer.write(vendor.answer(step, request, body));
    }

    private boolean spoiled(Fault fault, Step step, Request request, ObjectNode body, Connection connection)
            throws IOException {
        String number = Vendor.number(step, body);
        return switch (fault.kind()) {
            case REFUSE -> {
                refuse.accept(fault.millis());
                yield false;
            }
            case DELAY -> {
                Waits.millis(fault.millis());
                yield answered(step, number, reply(step, request, body), connection);
            }
            case CLOSE_BEFORE -> false;
            case RESET_BEFORE -> reset(connection);
            case HANG_BEFORE -> hang(fault);
            case STATUS -> answered(step, number, Reply.html(fault.status(), "Error"), connection);
            case ANSWER -> answered(step, number, page(fault), connection);
            case EXPIRED_TOKEN -> answered(step, number, writer.write(vendor.expiredToken()), connection);
            case DECRYPT_FAILURE ->
                answered(step, number, writer.write(Subscriptions.error("S402", "복호화 실패")), connection);
            case FALSE_EMPTY ->
                answered(step, number, writer.write(Subscriptions.error("E008", "조회된 내역이 없습니다")), connection);
            case LATE_EFFECT -> {
                book.later(Duration.ofMillis(fault.millis()), () -> vendor.effect(step, body));
                yield false;
            }
            case CLOSE_AFTER,
                    RESET_AFTER,
                    HANG_AFTER,
                    STATUS_AFTER,
                    HTML_AFTER,
                    EMPTY_AFTER,
                    TRUNCATED_AFTER,
                    TRICKLE_AFTER,
                    ANSWER_AFTER,
                    OTHER_ORDER,
                    OTHER_AMOUNT,
                    NO_TID -> afterEffect(fault, step, request, body, connection);
        };
    }

    private boolean afterEffect(Fault fault, Step step, Request request, ObjectNode body, Connection connection)
            throws IOException {
        String number = Vendor.number(step, body);
        JsonNode answer = vendor.answer(step, request, body);
        listeners.accept(new Event(Event.Moment.EFFECTED, step, number));
        return switch (fault.kind()) {
            case RESET_AFTER -> reset(connection);
            case HANG_AFTER -> hang(fault);
            case STATUS_AFTER -> written(connection, Reply.html(fault.status(), "Error"));
            case ANSWER_AFTER -> written(connection, page(fault));
            case HTML_AFTER -> written(connection, Reply.html(200, "점검 중입니다"));
            case EMPTY_AFTER -> written(connection, new Reply(200, "application/json", new byte[0]));
            case TRUNCATED_AFTER -> {
                connection.writeHalf(writer.write(answer));
                yield false;
            }
            case TRICKLE_AFTER -> {
                connection.trickle(writer.write(answer), fault.millis());
                yield true;
            }
            case OTHER_ORDER -> written(connection, altered(body, answer, inside -> inside.put("ORDERNO", "OTHER-1")));
            case OTHER_AMOUNT -> written(connection, altered(body, answer, inside -> inside.put("AMOUNT", "1")));
            case NO_TID -> written(connection, altered(body, answer, inside -> inside.remove("TID")));
            default -> false;
        };
    }

    private static Reply page(Fault fault) {
        return new Reply(
                fault.status(),
                fault.page().contentType(),
                fault.page().body().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private Reply altered(ObjectNode body, JsonNode answer, Consumer<ObjectNode> change) {
        return writer.write(answer instanceof ObjectNode reply ? subscriptions.altered(body, reply, change) : answer);
    }

    private static boolean written(Connection connection, Reply reply) throws IOException {
        connection.write(reply);
        return true;
    }

    private static boolean reset(Connection connection) throws IOException {
        connection.reset();
        return false;
    }

    private static boolean hang(Fault fault) {
        Waits.millis(fault.millis());
        return false;
    }
}
