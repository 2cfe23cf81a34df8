package io.dalmada.simulator.tosspayments.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dalmada.simulator.base.Json;
import io.dalmada.simulator.base.Request;
import io.dalmada.simulator.base.SimulatorClock;
import io.dalmada.simulator.tosspayments.state.Answer;
import io.dalmada.simulator.tosspayments.state.Book;
import io.dalmada.simulator.tosspayments.state.Knobs;
import io.dalmada.simulator.tosspayments.state.Merchant;
import io.dalmada.simulator.tosspayments.state.Payment;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Look-ups, cancels and the list: the calls below /v1/payments and /v1/transactions. */
public final class Payments {
    private static final int PAGE = 100;
    private static final int LARGEST_PAGE = 5_000;

    private final Book book;
    private final SimulatorClock clock;
    private final Knobs knobs;

    private record Movement(Instant at, ObjectNode shown) {}

    public Payments(Book book, SimulatorClock clock, Knobs knobs) {
        this.book = book;
        this.clock = clock;
        this.knobs = knobs;
    }

    Answer byKey(Merchant merchant, String paymentKey) {
        return shown(book.payment(paymentKey)
                .filter(payment -> payment.key.mId().equals(merchant.mId()))
                .filter(this::visible));
    }

    /** The approved one, where a decline went before it. */
    Answer byOrder(Merchant merchant, String orderId) {
        return shown(book.payments(merchant, orderId).stream()
                .filter(this::visible)
                .filter(payment -> payment.approved() || knobs.declinedFound)
                .max(Comparator.comparing(Payment::approved)));
    }

    private static Answer shown(Optional<Payment> payment) {
        return Answer.ok(Shown.payment(payment.orElseThrow(() -> new Refusal("NOT_FOUND_PAYMENT"))));
    }

    private boolean visible(Payment payment) {
        return !payment.at.plus(knobs.lookUpLag).isAfter(clock.now());
    }

    /** Left out, an amount means all that is left. */
    synchronized Answer cancel(Merchant merchant, String paymentKey, ObjectNode body) {
        Payment payment = book.payment(paymentKey)
                .filter(known -> known.approved() && known.key.mId().equals(merchant.mId()))
                .orElseThrow(() -> new Refusal("NOT_FOUND_PAYMENT"));
        Rules.cancel(body);
        long balance = payment.balance();
        Refusal.when(payment.status().equals("CANCELED"), "ALREADY_CANCELED_PAYMENT");
        Refusal.when(balance == 0, "NOT_CANCELABLE_AMOUNT");
        long believed = body.path("refundableAmount").asLong(balance);
        Refusal.when(believed != balance, "NOT_MATCHES_REFUNDABLE_AMOUNT");
        long amount = body.path("cancelAmount").asLong(balance);
        long taxFree = body.path("taxFreeAmount").asLong();
        Refusal.when(amount > balance || taxFree > payment.taxFreeBalance(), "NOT_CANCELABLE_AMOUNT");
        Refusal.when(amount < balance && !payment.isPartialCancelable(), "NOT_ALLOWED_PARTIAL_REFUND");
        book.cancel(payment, amount, taxFree, Json.text(body, "cancelReason"));
        return Answer.ok(Shown.payment(payment));
    }

    /** Approvals and cancels of a span, oldest first. */
    Answer transactions(Merchant merchant, Request request) {
        Instant from = time(request.queryValue("startDate"));
        Instant to = time(request.queryValue("endDate"));
        String after = request.queryValue("startingAfter");
        long limit = limit(request.queryValue("limit"));
        List<ObjectNode> rows = book.payments(merchant).stream()
                .filter(payment -> payment.approved() && visible(payment))
                .flatMap(payment -> movements(payment).stream())
                .filter(movement -> !movement.at.isBefore(from) && movement.at.isBefore(to))
                .sorted(Comparator.comparing(Movement::at))
                .map(Movement::shown)
                .toList();
        ArrayNode page = Json.array();
        rows.stream()
                .dropWhile(row ->
                        !after.isEmpty() && !Json.text(row, "transactionKey").equals(after))
                .skip(after.isEmpty() ? 0 : 1)
                .limit(Math.min(limit, knobs.largestPage))
                .forEach(page::add);
        return Answer.ok(page);
    }

    private List<Movement> movements(Payment payment) {
        List<Movement> all = new ArrayList<>();
        long amount = payment.order.amount();
        all.add(new Movement(
                payment.at, Shown.transaction(payment, payment.transactionKey, "DONE", payment.at, amount)));
        for (Payment.Cancel cancel : payment.cancels) {
            String status = cancel.amount() == amount ? "CANCELED" : "PARTIAL_CANCELED";
            long shown = knobs.negativeCancels ? -cancel.amount() : cancel.amount();
            all.add(new Movement(
                    cancel.at(), Shown.transaction(payment, cancel.transactionKey(), status, cancel.at(), shown)));
        }
        return all;
    }

    private static long limit(String text) {
        Refusal.when(!text.matches("[0-9]{0,4}"), "INVALID_REQUEST");
        long limit = text.isEmpty() ? PAGE : Long.parseLong(text);
        Refusal.when(limit < 1 || limit > LARGEST_PAGE, "INVALID_REQUEST");
        return limit;
    }

    /** With an offset, without one in Korea, or a date alone for its first moment. */
    private static Instant time(String text) {
        try {
            if (text.length() == "2026-11-23".length()) {
                return LocalDate.parse(text).atStartOfDay(SimulatorClock.KOREA).toInstant();
            }
            return text.matches(".*([+-]\\d{2}:\\d{2}|Z)")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).atZone(SimulatorClock.KOREA).toInstant();
        } catch (DateTimeException notATime) {
            throw new Refusal("INVALID_REQUEST");
        }
    }
}
