package io.dalmada.adapter.cookiepay;

import io.dalmada.application.port.out.gateway.GatewayJournal.JournalPage;
import io.dalmada.application.port.out.gateway.InquiryKey;
import io.dalmada.application.port.out.gateway.InquiryOutcome;
import io.dalmada.application.port.out.gateway.InquiryOutcome.Found;
import io.dalmada.application.port.out.gateway.InquiryOutcome.Inconclusive;
import io.dalmada.application.port.out.gateway.InquiryOutcome.NotFound;
import io.dalmada.application.port.out.gateway.PaymentSnapshot;
import io.dalmada.application.port.out.gateway.PaymentSnapshot.RefundEntry;
import io.dalmada.application.port.out.gateway.PaymentSnapshot.Status;
import io.dalmada.domain.gateway.Decline;
import io.dalmada.domain.gateway.Doubt;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.gateway.MerchantOrderNo;
import io.dalmada.domain.shared.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Look-ups. A failed or half-read one is inconclusive; nothing here guesses. */
record Inquiries(Wire wire) {
    private static final int PAGE_SIZE = 100;

    InquiryOutcome inquire(InquiryKey key, long end) {
        return key instanceof InquiryKey.ByOrder order
                ? byOrder(order, end)
                : byTransaction(((InquiryKey.ByTransaction) key).txn(), end);
    }

    /** No call takes an order number: the days around are scanned (wire document, 21). */
    private InquiryOutcome byOrder(InquiryKey.ByOrder key, long end) {
        List<Reply> rows = new ArrayList<>();
        Reply last = scan(key.sentAt(), Optional.empty(), rows, end);
        if (!complete(last)) {
            return new Inconclusive(last.doubt(), last.trace());
        }
        String number = key.orderNo().value();
        var mine = rows.stream()
                .filter(row -> row.text("ORDERNO").orElse("").equals(number))
                .toList();
        var first = mine.stream()
                .filter(row -> approved(row))
                .min(Comparator.comparing(row -> acceptedAt(row).orElse(Instant.MAX)));
        if (first.isEmpty()) {
            return mine.stream().findFirst().map(row -> found(row, row)).orElseGet(() -> new NotFound(last.trace()));
        }
        // The list shows the order, so a verification that does not is not ready yet.
        InquiryOutcome seen = byTransaction(first.get().txn().orElseThrow(), end);
        boolean same = seen instanceof Found it && it.payment().orderNo().equals(key.orderNo());
        return same || seen instanceof Inconclusive ? seen : new Inconclusive(Doubt.MISMATCH, seen.trace());
    }

    /** The verification knows the charge, the list knows the sum that was given back. */
    InquiryOutcome byTransaction(GatewayTxnId txn, long end) {
        Reply verified = wire.ask("api/paycert", Map.of("tid", txn.value()), end);
        if (verified.verdict() instanceof Verdict.Gone) {
            return new NotFound(verified.trace());
        }
        List<Reply> rows = new ArrayList<>();
        boolean shown = verified.fine() && verified.txn().equals(Optional.of(txn));
        Reply last =
                shown ? scan(acceptedAt(verified).orElse(wire.clock().instant()), verified.txn(), rows, end) : verified;
        if (!shown || !complete(last)) {
            return new Inconclusive(last.doubt(), last.trace());
        }
        var row = rows.stream()
                .filter(other -> other.txn().equals(verified.txn()))
                .findFirst();
        return found(verified, row.orElse(verified));
    }

    /** One page of a day; only the paged list has more than one. */
    JournalPage page(LocalDate day, Optional<String> cursor, long end) {
        int page = cursor.map(Integer::valueOf).orElse(1);
        Reply reply = list(day, day, Optional.empty(), page, end);
        var ours = reply.rows().stream().filter(row -> orderNo(row).isPresent()).toList();
        var read = ours.stream().flatMap(row -> snapshot(row, row).stream()).toList();
        if (!complete(reply) || read.size() < ours.size()) {
            return new JournalPage.Unavailable(reply.doubt(), reply.trace());
        }
        return new JournalPage.Page(read, more(reply) ? Optional.of(String.valueOf(page + 1)) : Optional.empty());
    }

    private static InquiryOutcome found(Reply payment, Reply row) {
        Optional<PaymentSnapshot> read = snapshot(payment, row);
        return read.<InquiryOutcome>map(it -> new Found(it, payment.trace()))
                .orElseGet(() -> new Inconclusive(Doubt.BROKEN_REPLY, payment.trace()));
    }

    /**
     * One refund entry stands for all that was given back, since the vendor shows a sum at most. Where a cancellation shows
     * without a sum, the entry has the whole amount and <em>remaining</em> stays empty: it proves a refund of the whole
     * charge, and nothing about a part.
     */
    private static Optional<PaymentSnapshot> snapshot(Reply payment, Reply row) {
        Optional<GatewayTxnId> txn = payment.txn();
        Optional<Money> amount = payment.won("AMOUNT");
        Optional<MerchantOrderNo> orderNo = orderNo(payment);
        if (txn.isEmpty() || amount.isEmpty() || orderNo.isEmpty()) {
            return Optional.empty();
        }
        Money charged = amount.get();
        Optional<Money> sum =
                row.won("CANCLE_SUM_AMOUNT", "CANCEL_SUM_AMOUNT").filter(given -> !given.exceeds(charged));
        Optional<Instant> canceledAt = payment.time("CANCELDATE")
                .or(() -> row.time("CANCELDATE"))
                .filter(at -> sum.filter(Money::isZero).isEmpty());
        var refunds = canceledAt.map(at -> new RefundEntry(Optional.empty(), txn.get(), sum.orElse(charged), at));
        Optional<Decline> decline = approved(payment) ? Optional.empty() : CodeTable.decline(payment);
        Status status = approved(payment) ? Status.APPROVED : Status.DECLINED;
        Optional<String> approvalNo = CookiePayGateway.approvalNo(payment);
        return Optional.of(new PaymentSnapshot(
                txn.get(),
                orderNo.get(),
                status,
                charged,
                sum.map(charged::minus),
                refunds.stream().toList(),
                acceptedAt(payment),
                approvalNo,
                decline));
    }

    /** All pages of D-1 to D+1 in Korea, as far as those days have begun; the last page tells whether it went well. */
    private Reply scan(Instant around, Optional<GatewayTxnId> txn, List<Reply> rows, long end) {
        LocalDate day = LocalDate.ofInstant(around, Reply.SEOUL);
        LocalDate today = LocalDate.ofInstant(wire.clock().instant(), Reply.SEOUL);
        LocalDate to = day.isBefore(today) ? day.plusDays(1) : today;
        for (int page = 1; ; page++) {
            Reply reply = list(day.minusDays(1), to, txn, page, end);
            rows.addAll(reply.rows());
            if (!complete(reply) || !more(reply)) {
                return reply;
            }
        }
    }

    private Reply list(LocalDate from, LocalDate to, Optional<GatewayTxnId> txn, int page, long end) {
        Map<String, String> fields = new HashMap<>(
                Map.of("API_ID", wire.settings().apiId(), "STD_DT", from.toString(), "END_DT", to.toString()));
        if (wire.settings().listCall() == CookiePaySettings.ListCall.PAYLIST) {
            fields.putAll(Map.of("PAGE", String.valueOf(page), "PERPAGE", String.valueOf(PAGE_SIZE)));
            return wire.ask("api/paylist", fields, end);
        }
        txn.ifPresent(tid -> fields.put("TID", tid.value()));
        return wire.ask("api/paysearch", fields, end);
    }

    private boolean more(Reply page) {
        return wire.settings().listCall() == CookiePaySettings.ListCall.PAYLIST
                && page.rows().size() >= PAGE_SIZE;
    }

    /** "Nothing found" is an answer; a row that is not a row makes the list half-read. */
    private static boolean complete(Reply reply) {
        boolean readable =
                reply.fine() && reply.rows().stream().allMatch(row -> row.body().isObject());
        return readable || reply.verdict() instanceof Verdict.Gone;
    }

    /** A row without a code is one of a charge that was made. */
    private static boolean approved(Reply row) {
        return row.txn().isPresent() && Reply.code(row.body()).orElse("0000").equals("0000");
    }

    private static Optional<Instant> acceptedAt(Reply row) {
        return row.time("ACCEPTDATE", "ACCEPT_DATE");
    }

    /** Rows of other origin have other shapes. */
    private static Optional<MerchantOrderNo> orderNo(Reply row) {
        return row.text("ORDERNO").filter(no -> no.matches("[A-Z0-9-]{6,40}")).map(MerchantOrderNo::new);
    }
}
