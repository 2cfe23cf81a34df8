package io.dalmada.simulator.tosspayments.wire;

import io.dalmada.simulator.tosspayments.state.Answer;
import io.dalmada.simulator.tosspayments.state.Book;
import io.dalmada.simulator.tosspayments.state.Call;
import io.dalmada.simulator.tosspayments.state.Merchant;
import java.util.Map;
import java.util.Optional;

/**
 * The vendor's calls as plain functions from request to answer: which merchant calls, whether the call is a repeat, what it asks for; faults
 * are laid over them elsewhere.
 */
public final class Vendor {
    private static final String TRACE = "x-tosspayments-trace-id";

    private final Gate gate;
    private final Idempotency idempotency;
    private final Billing billing;
    private final Payments payments;
    private final Book book;

    public Vendor(Gate gate, Idempotency idempotency, Billing billing, Payments payments, Book book) {
        this.gate = gate;
        this.idempotency = idempotency;
        this.billing = billing;
        this.payments = payments;
        this.book = book;
    }

    /** @param headers that go with it */
    public record Spoken(Answer answer, Map<String, String> headers) {}

    public Spoken answer(Call call) {
        String traceId = book.traceId();
        try {
            Merchant merchant = gate.merchant(call.request());
            forced(call, merchant);
            Optional<String> id = idempotency.id(call, merchant);
            return id.isEmpty() ? first(call, merchant, traceId) : once(call, merchant, id.get(), traceId);
        } catch (Refusal refusal) {
            return spoken(call, Errors.of(refusal.code(), call.english()), traceId);
        }
    }

    /** A merchant under test may ask for any error. */
    private static void forced(Call call, Merchant merchant) {
        String code = call.request().header("TossPayments-Test-Code");
        Refusal.when(merchant.isTest() && !code.isEmpty(), code);
    }

    private Spoken once(Call call, Merchant merchant, String id, String traceId) {
        return idempotency
                .firstOrBegin(id)
                .map(first -> spoken(call, Idempotency.again(first), traceId + "," + first.traceId()))
                .orElseGet(() -> carriedOut(call, merchant, id, traceId));
    }

    private Spoken carriedOut(Call call, Merchant merchant, String id, String traceId) {
        Spoken spoken = first(call, merchant, traceId);
        idempotency.done(id, spoken.answer(), traceId);
        return spoken;
    }

    private Spoken first(Call call, Merchant merchant, String traceId) {
        return spoken(call, act(call, merchant), traceId);
    }

    private Answer act(Call call, Merchant merchant) {
        try {
            return switch (call.step()) {
                case ISSUE -> billing.issue(merchant, call.body());
                case ISSUE_CARD -> billing.issueByCard(merchant, call.body());
                case CHARGE -> billing.charge(merchant, call.subject(), call.body());
                case REVOKE -> billing.delete(merchant, call.subject());
                case CANCEL -> payments.cancel(merchant, call.subject(), call.body());
                case PAYMENT -> payments.byKey(merchant, call.subject());
                case ORDER -> payments.byOrder(merchant, call.subject());
                case TRANSACTIONS -> payments.transactions(merchant, call.request());
            };
        } catch (Refusal refusal) {
            return Errors.of(refusal.code(), call.english());
        }
    }

    /**
     * Takes a request on and carries it out later; until then a repeat is told that it is running.
     *
     * @return what is to happen later
     */
    public Runnable takenOn(Call call) {
        try {
            Merchant merchant = gate.merchant(call.request());
            Optional<String> id = idempotency.id(call, merchant);
            if (id.isEmpty()) {
                return () -> act(call, merchant);
            }
            boolean isFirst = idempotency.firstOrBegin(id.get()).isEmpty();
            return isFirst ? () -> carriedOut(call, merchant, id.get(), book.traceId()) : () -> {};
        } catch (Refusal nothingComesOfIt) {
            return () -> {};
        }
    }

    private static Spoken spoken(Call call, Answer answer, String traceId) {
        String key = call.idempotencyKey();
        return new Spoken(
                answer, key.isEmpty() ? Map.of(TRACE, traceId) : Map.of(TRACE, traceId, "idempotency-key", key));
    }
}
