package io.dalmada.simulator.tosspayments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dalmada.simulator.base.Reply;
import io.dalmada.simulator.base.Waits;
import io.dalmada.simulator.tosspayments.fault.Fault;
import io.dalmada.simulator.tosspayments.fault.Faults;
import io.dalmada.simulator.tosspayments.fault.LineFaults;
import io.dalmada.simulator.tosspayments.fault.ListFaults;
import io.dalmada.simulator.tosspayments.state.Answer;
import io.dalmada.simulator.tosspayments.state.Book;
import io.dalmada.simulator.tosspayments.state.Call;
import io.dalmada.simulator.tosspayments.wire.Vendor;
import java.io.IOException;
import java.util.Optional;

/** Serves one of the vendor's calls, with the fault that is drawn for it. */
final class Calls {
    private final Vendor vendor;
    private final Book book;
    private final Faults faults;
    private final LineFaults line;

    Calls(Vendor vendor, Book book, Faults faults, LineFaults line) {
        this.vendor = vendor;
        this.book = book;
        this.faults = faults;
        this.line = line;
    }

    /** @return false when the connection is at its end */
    boolean serve(Call call) throws IOException {
        book.ledger().count(call);
        Optional<Fault> fault = faults.draw(call.step(), call.number());
        return fault.isPresent() ? spoiled(call, fault.get()) : written(call, vendor.answer(call));
    }

    private boolean spoiled(Call call, Fault fault) throws IOException {
        return switch (fault.kind().stage()) {
            case BEFORE -> line.before(call, fault);
            case WITH -> {
                first(call, fault);
                Vendor.Spoken spoken = vendor.answer(call);
                yield written(call, new Vendor.Spoken(altered(spoken.answer(), fault), spoken.headers()));
            }
            case AFTER -> line.after(call, fault, reply(vendor.answer(call)));
        };
    }

    private void first(Call call, Fault fault) {
        if (fault.kind() == Fault.Kind.DELAY) {
            Waits.millis(fault.millis());
        }
        if (fault.kind() == Fault.Kind.CONSOLE_FIRST) {
            book.payment(call.subject())
                    .filter(payment -> payment.balance() > 0)
                    .ifPresent(payment -> book.cancel(payment, payment.balance(), 0, "console"));
        }
    }

    /** In transit: what is kept for a repeat is the truth. */
    private static Answer altered(Answer answer, Fault fault) {
        if (answer.isFine() && answer.body().orElse(null) instanceof ArrayNode rows) {
            return Answer.ok(ListFaults.distorted(fault.kind(), rows));
        }
        if (!answer.isFine() || !(answer.body().orElse(null) instanceof ObjectNode original)) {
            return answer;
        }
        ObjectNode body = original.deepCopy();
        switch (fault.kind()) {
            case OTHER_ORDER -> body.put("orderId", "SOMEBODY-ELSES-ORDER");
            case OTHER_AMOUNT -> otherAmount(body);
            case OTHER_CURRENCY -> body.put("currency", "USD");
            case OTHER_KEY -> body.put("paymentKey", "somebodyelse20261123");
            case OTHER_REASON ->
                lastCancel(body).ifPresent(cancel -> cancel.put("cancelReason", "고객 변심 [SOMEBODY-ELSES]"));
            case OTHER_CUSTOMER -> body.put("customerKey", "somebody-else");
            case NO_KEY -> body.remove("paymentKey");
            case IN_PROGRESS -> body.put("status", "IN_PROGRESS");
            default -> {}
        }
        return Answer.ok(body);
    }

    private static void otherAmount(ObjectNode body) {
        lastCancel(body)
                .ifPresentOrElse(
                        cancel -> cancel.put(
                                "cancelAmount", cancel.path("cancelAmount").asLong() + 1),
                        () -> body.put("totalAmount", body.path("totalAmount").asLong() + 1));
    }

    private static Optional<ObjectNode> lastCancel(ObjectNode body) {
        JsonNode cancels = body.path("cancels");
        return cancels.path(cancels.size() - 1) instanceof ObjectNode last ? Optional.of(last) : Optional.empty();
    }

    private static boolean written(Call call, Vendor.Spoken spoken) throws IOException {
        call.connection().write(reply(spoken));
        return true;
    }

    private static Reply reply(Vendor.Spoken spoken) {
        return spoken.answer().reply(spoken.headers());
    }
}
