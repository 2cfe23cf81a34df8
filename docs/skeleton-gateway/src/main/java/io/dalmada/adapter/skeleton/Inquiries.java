package io.dalmada.adapter.skeleton;

import io.dalmada.application.port.out.gateway.InquiryKey;
import io.dalmada.application.port.out.gateway.InquiryKey.ByOrder;
import io.dalmada.application.port.out.gateway.InquiryKey.ByTransaction;
import io.dalmada.application.port.out.gateway.InquiryOutcome;
import io.dalmada.application.port.out.gateway.InquiryOutcome.Found;
import io.dalmada.application.port.out.gateway.InquiryOutcome.Inconclusive;
import io.dalmada.application.port.out.gateway.InquiryOutcome.NotFound;
import io.dalmada.application.port.out.gateway.PaymentSnapshot;
import io.dalmada.gateway.support.Classification;
import io.dalmada.gateway.support.Deadline;
import io.dalmada.gateway.support.Fields;
import io.dalmada.gateway.support.Reply;
import java.util.Optional;

/** Look-ups. A failed or half-read one is inconclusive; nothing here guesses. */
record Inquiries(Wire wire) {
    /** A row of kind GONE in the code table is what "there is no such charge" looks like. */
    InquiryOutcome inquire(InquiryKey key, Deadline end) {
        Reply reply = wire.get("inquire", path(key), end);
        if (reply.verdict() instanceof Classification.Gone) {
            return new NotFound(reply.trace());
        }
        Optional<PaymentSnapshot> seen = snapshot(reply.fields()).filter(it -> reply.fine() && isWhatWasAsked(key, it));
        return seen.<InquiryOutcome>map(it -> new Found(it, reply.trace()))
                .orElseGet(() -> new Inconclusive(reply.doubt(), reply.trace()));
    }

    private static String path(InquiryKey key) {
        return key instanceof ByOrder order
                ? "/payments?orderNo=" + Wire.part(order.orderNo().value())
                : "/payments/" + Wire.part(((ByTransaction) key).txn().value());
    }

    private static boolean isWhatWasAsked(InquiryKey key, PaymentSnapshot seen) {
        return key instanceof ByOrder order
                ? seen.orderNo().equals(order.orderNo())
                : seen.txn().equals(((ByTransaction) key).txn());
    }

    /** Empty when a part is missing that a charge must have. What is left is said only where the vendor says it. */
    private static Optional<PaymentSnapshot> snapshot(Fields fields) {
        throw ToDo.INQUIRY_REPLY.here();
    }
}
