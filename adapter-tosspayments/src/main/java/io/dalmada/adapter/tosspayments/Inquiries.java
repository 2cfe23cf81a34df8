package io.dalmada.adapter.tosspayments;

import io.dalmada.application.port.out.gateway.GatewayTransactionList.TransactionPage;
import io.dalmada.application.port.out.gateway.InquiryKey;
import io.dalmada.application.port.out.gateway.InquiryKey.ByOrder;
import io.dalmada.application.port.out.gateway.InquiryKey.ByTransaction;
import io.dalmada.application.port.out.gateway.InquiryOutcome;
import io.dalmada.application.port.out.gateway.InquiryOutcome.Found;
import io.dalmada.application.port.out.gateway.InquiryOutcome.Inconclusive;
import io.dalmada.application.port.out.gateway.InquiryOutcome.NotFound;
import io.dalmada.application.port.out.gateway.ListSign;
import io.dalmada.application.port.out.gateway.PaymentSnapshot;
import io.dalmada.application.port.out.gateway.PaymentSnapshot.RefundEntry;
import io.dalmada.application.port.out.gateway.PaymentSnapshot.Status;
import io.dalmada.application.port.out.gateway.RefundCommand;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.gateway.MerchantOrderNo;
import io.dalmada.domain.gateway.OrderNumbers;
import io.dalmada.domain.gateway.RefundNo;
import io.dalmada.gateway.support.Classification;
import io.dalmada.gateway.support.Deadline;
import io.dalmada.gateway.support.Fields;
import io.dalmada.gateway.support.Reply;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Look-ups. A failed or half-read one is inconclusive; nothing here guesses. */
record Inquiries(Wire wire) {
    private static final int PAGE_SIZE = 5_000;
    private static final String MOVEMENT = "transactionKey";
    private static final Pattern REFUND_NO = Pattern.compile("\\[([A-Z0-9-]{6,40})]$");

    InquiryOutcome inquire(InquiryKey key, Deadline end) {
        boolean byOrder = key instanceof ByOrder;
        String asked = key instanceof ByOrder order
                ? order.orderNo().value()
                : ((ByTransaction) key).txn().value();
        Reply reply = wire.get("inquire", "/v1/payments/" + (byOrder ? "orders/" : "") + Wire.part(asked), end);
        if (reply.verdict() instanceof Classification.Gone) {
            return new NotFound(reply.trace());
        }
        boolean same = TossPaymentsGateway.says(reply.fields(), byOrder ? "orderId" : "paymentKey", asked);
        boolean agrees = !TossPaymentsGateway.contradictsItself(reply.fields());
        var seen = snapshot(reply.fields(), reply.trace().at()).filter(any -> same && reply.fine() && agrees);
        return seen.<InquiryOutcome>map(it -> new Found(it, reply.trace()))
                .orElseGet(() -> new Inconclusive(reply.doubt(), reply.trace()));
    }

    /** The remaining amount is not always given, and never assumed. */
    private static Optional<PaymentSnapshot> snapshot(Fields fields, Instant seenAt) {
        Status status = status(fields.text("status").orElse(""));
        var orderNo = fields.orderNo("orderId");
        var charged = fields.won("totalAmount").filter(any -> TossPaymentsGateway.says(fields, "currency", "KRW"));
        var code = fields.in("failure").text("code").filter(any -> status == Status.DECLINED);
        var decline = code.flatMap(text -> Wire.declined("charge", text)).map(Classification.Declined::decline);
        return fields.txn("paymentKey")
                .filter(any -> orderNo.isPresent() && charged.isPresent())
                .map(txn -> new PaymentSnapshot(
                        txn,
                        orderNo.get(),
                        status,
                        charged.get(),
                        fields.won("balanceAmount"),
                        refunds(fields, seenAt).toList(),
                        fields.time("approvedAt"),
                        fields.in("card").text("approveNo"),
                        decline));
    }

    private static Status status(String text) {
        return switch (text) {
            case "DONE", "PARTIAL_CANCELED", "CANCELED" -> Status.APPROVED;
            case "ABORTED" -> Status.DECLINED;
            case "EXPIRED" -> Status.NEVER_EXECUTED;
            default -> Status.PENDING;
        };
    }

    /** Our number ends the reason that we give, so that a lost refund can be recognised. */
    static String reason(RefundCommand command) {
        return command.reason().text() + " [" + command.refundNo() + "]";
    }

    static Stream<RefundEntry> refunds(Fields payment, Instant seenAt) {
        return payment.in("cancels").items().stream().flatMap(cancel -> {
            var ours = REFUND_NO.matcher(cancel.text("cancelReason").orElse("")).results();
            var number = ours.map(found -> new RefundNo(found.group(1))).findFirst();
            Instant at = cancel.time("canceledAt").orElse(seenAt);
            var amount = cancel.won("cancelAmount");
            var txn = cancel.txn("transactionKey");
            return txn.flatMap(it -> amount.map(won -> new RefundEntry(number, it, won, at))).stream();
        });
    }

    /**
     * One page of a day's movements. A payment of which a cancel is listed is looked up, since a row tells of one movement
     * only; of the others the remaining amount is not given.
     */
    TransactionPage page(LocalDate day, Optional<String> after, Deadline end) {
        String query = "?startDate=" + day + "&endDate=" + day.plusDays(1) + "&limit=" + PAGE_SIZE;
        String more = after.map(key -> "&startingAfter=" + Wire.part(key)).orElse("");
        Reply reply = wire.get("journal", "/v1/transactions" + query + more, end);
        if (!reply.fields().isArray()) {
            return reply.fine() ? strange(reply) : new TransactionPage.Unavailable(reply.doubt(), reply.trace());
        }
        List<Fields> rows = reply.fields().items();
        var payments = new LinkedHashMap<GatewayTxnId, PaymentSnapshot>();
        var unreadable = new HashSet<MerchantOrderNo>();
        for (Fields row : rows) {
            var seen = TossPaymentsGateway.says(row, "status", "DONE") ? approval(row) : lookedUp(row, end);
            seen.ifPresent(it -> payments.put(it.txn(), it));
            row.orderNo("orderId").filter(any -> seen.isEmpty()).ifPresent(unreadable::add);
        }
        Optional<String> form = misread(rows, after);
        form.ifPresent(it -> wire.line().misread("journal", it));
        ListSign plain = ListSign.plain(rows.size());
        // The vendor may cap a page below ours: only an empty one is the end.
        var next = rows.stream().reduce((first, last) -> last).flatMap(row -> row.text(MOVEMENT));
        return new TransactionPage.Page(
                List.copyOf(payments.values()),
                next.filter(key -> form.isEmpty()),
                unreadable,
                form.map(plain::misread).orElse(plain));
    }

    private TransactionPage strange(Reply reply) {
        wire.line().misread("journal", "no list");
        return new TransactionPage.NotUnderstood("no list", reply.trace());
    }

    /** Why the page proves no absence, a fixed text; rows of other origin have no order number of ours. */
    private static Optional<String> misread(List<Fields> rows, Optional<String> after) {
        if (after.isPresent()
                && rows.stream().anyMatch(row -> row.text(MOVEMENT).equals(after))) {
            return Optional.of("page that came before");
        }
        return rows.stream().flatMap(row -> misread(row).stream()).findFirst();
    }

    private static Optional<String> misread(Fields row) {
        Optional<String> order = row.text("orderId");
        if (order.isEmpty()) {
            return Optional.of("row without an order number");
        }
        if (OrderNumbers.isDisguised(order.get())) {
            return Optional.of("order number of ours in another spelling");
        }
        boolean money = row.won("amount").isPresent() || !TossPaymentsGateway.says(row, "status", "DONE");
        boolean whole = row.txn("paymentKey").isPresent() && row.text(MOVEMENT).isPresent() && money;
        return whole || row.orderNo("orderId").isEmpty()
                ? Optional.empty()
                : Optional.of("row without its amount or transaction");
    }

    private Optional<PaymentSnapshot> lookedUp(Fields row, Deadline end) {
        var ours = row.orderNo("orderId").flatMap(any -> row.txn("paymentKey"));
        var answer = ours.map(txn -> inquire(new ByTransaction(txn, Instant.EPOCH), end));
        return answer.flatMap(seen -> seen instanceof Found it ? Optional.of(it.payment()) : Optional.empty());
    }

    private static Optional<PaymentSnapshot> approval(Fields row) {
        Fields amount = row.with("totalAmount", row.text("amount").orElse(""));
        return snapshot(amount.with("approvedAt", row.text("transactionAt").orElse("")), Instant.EPOCH);
    }
}
