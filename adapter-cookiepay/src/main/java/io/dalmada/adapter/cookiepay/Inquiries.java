package io.dalmada.adapter.cookiepay;

import io.dalmada.adapter.cookiepay.CookiePaySettings.ListCall;
import io.dalmada.application.port.out.gateway.GatewayJournal.JournalPage;
import io.dalmada.application.port.out.gateway.InquiryKey;
import io.dalmada.application.port.out.gateway.InquiryKey.ByOrder;
import io.dalmada.application.port.out.gateway.InquiryKey.ByTransaction;
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
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Look-ups. A failed or half-read one is inconclusive; nothing here guesses. */
record Inquiries(Wire wire) {
    private static final int PAGE_SIZE = 100;
    private static final Logger log = LoggerFactory.getLogger(Inquiries.class);

    InquiryOutcome inquire(InquiryKey key, long end) {
        return key instanceof ByOrder order ? byOrder(order, end) : byTransaction(((ByTransaction) key).txn(), end);
    }

    /** No call takes an order number: the days around are scanned (wire document, 21). */
    private InquiryOutcome byOrder(ByOrder key, long end) {
        List<Reply> rows = new ArrayList<>();
        Reply last = scan(key.sentAt(), Map.of(), rows, end);
        rows.removeIf(row -> !orderNo(row).equals(Optional.of(key.orderNo())));
        if (!complete(last) || rows.isEmpty()) {
            return complete(last) ? new NotFound(last.trace()) : new Inconclusive(last.doubt(), last.trace());
        }
        Comparator<Reply> approvedFirst = Comparator.comparing(row -> !approved(row));
        Comparator<Reply> unreadableNext = Comparator.comparing(Inquiries::readable);
        rows.sort(approvedFirst
                .thenComparing(unreadableNext)
                .thenComparing(row -> row.acceptedAt().orElse(Instant.MAX)));
        if (!approved(rows.get(0))) {
            return found(rows.get(0), rows.get(0));
        }
        // The list shows the order, so a verification that does not is not ready yet.
        InquiryOutcome seen = byTransaction(rows.get(0).txn("TID").orElseThrow(), end);
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
        boolean shown = verified.fine() && verified.txn("TID").equals(Optional.of(txn));
        Instant at = verified.acceptedAt().orElse(wire.clock().instant());
        Reply last = shown ? scan(at, Map.of("TID", txn.value()), rows, end) : verified;
        rows.removeIf(row -> !row.txn("TID").equals(Optional.of(txn)));
        rows.add(verified);
        return shown && complete(last) ? found(verified, rows.get(0)) : new Inconclusive(last.doubt(), last.trace());
    }

    /** One page of a day; only the paged list has more than one. */
    JournalPage page(LocalDate day, Optional<String> cursor, long end) {
        int page = cursor.map(Integer::valueOf).orElse(1);
        Reply reply = list(day, day, Map.of(), page, end);
        if (!complete(reply)) {
            return new JournalPage.Unavailable(reply.doubt(), reply.trace());
        }
        var ours = reply.rows().stream().filter(row -> orderNo(row).isPresent()).toList();
        var read = ours.stream().flatMap(row -> snapshot(row, row).stream()).toList();
        var next = Optional.of(String.valueOf(page + 1)).filter(any -> more(reply));
        return new JournalPage.Page(read, next, unreadable(ours, day));
    }

    /** One row that cannot be read hides no other; but its own order is told of, lest it count as absent. */
    private static Set<MerchantOrderNo> unreadable(List<Reply> rows, LocalDate day) {
        var odd = rows.stream().filter(row -> !readable(row)).flatMap(row -> orderNo(row).stream());
        Set<MerchantOrderNo> orders = odd.collect(Collectors.toSet());
        orders.forEach(order -> log.warn("the list of {} has a row of order {} that cannot be read", day, order));
        return orders;
    }

    /** As {@link #snapshot} needs it. */
    private static boolean readable(Reply row) {
        boolean charged = row.won("AMOUNT").filter(won -> !won.isZero()).isPresent();
        return charged && row.txn("TID").isPresent() && orderNo(row).isPresent();
    }

    private InquiryOutcome found(Reply payment, Reply row) {
        var found = snapshot(payment, row).<InquiryOutcome>map(it -> new Found(it, payment.trace()));
        return found.orElse(new Inconclusive(Doubt.BROKEN_REPLY, payment.trace()));
    }

    /**
     * One refund entry stands for all that was given back, since the vendor shows a sum at most. Where a cancellation shows
     * without a sum, the entry has the whole amount and <em>remaining</em> stays empty: it proves a refund of the whole
     * charge, and nothing about a part.
     */
    private Optional<PaymentSnapshot> snapshot(Reply payment, Reply row) {
        var txn = payment.txn("TID");
        var orderNo = orderNo(payment);
        if (!readable(payment)) {
            return Optional.empty();
        }
        Money charged = payment.won("AMOUNT").orElseThrow();
        var sum = row.won("CANCLE_SUM_AMOUNT", "CANCEL_SUM_AMOUNT").filter(given -> !given.exceeds(charged));
        var shown = payment.time("CANCELDATE").or(() -> row.time("CANCELDATE"));
        var date = shown.filter(at -> !sum.equals(Optional.of(charged.zero())));
        var refunds = date.map(at -> new RefundEntry(Optional.empty(), txn.orElseThrow(), sum.orElse(charged), at));
        Verdict charge = wire.judged("payments", payment.body());
        Decline declined = charge instanceof Verdict.Declined no ? no.decline() : null;
        Status status = approved(payment) ? Status.APPROVED : Status.DECLINED;
        return Optional.of(new PaymentSnapshot(
                txn.orElseThrow(),
                orderNo.orElseThrow(),
                status,
                charged,
                sum.map(charged::minus),
                refunds.stream().toList(),
                payment.acceptedAt(),
                payment.approvalNo(),
                Optional.ofNullable(declined)));
    }

    /** All pages of D-1 to D+1 in Korea, as far as those days have begun; the last page tells whether it went well. */
    private Reply scan(Instant around, Map<String, String> filter, List<Reply> rows, long end) {
        LocalDate day = LocalDate.ofInstant(around, Reply.SEOUL);
        LocalDate today = LocalDate.ofInstant(wire.clock().instant(), Reply.SEOUL);
        Reply reply;
        int page = 0;
        do {
            reply = list(day.minusDays(1), day.isBefore(today) ? day.plusDays(1) : today, filter, ++page, end);
            rows.addAll(reply.rows());
        } while (complete(reply) && more(reply));
        return reply;
    }

    private Reply list(LocalDate from, LocalDate to, Map<String, String> filter, int page, long end) {
        String id = wire.settings().apiId();
        var fields = new HashMap<>(Map.of("API_ID", id, "STD_DT", from.toString(), "END_DT", to.toString()));
        boolean paged = wire.settings().listCall() == ListCall.PAYLIST;
        fields.putAll(paged ? Map.of("PAGE", String.valueOf(page), "PERPAGE", String.valueOf(PAGE_SIZE)) : filter);
        return wire.ask(paged ? "api/paylist" : "api/paysearch", fields, end);
    }

    private boolean more(Reply page) {
        return wire.settings().listCall() == ListCall.PAYLIST && page.rows().size() >= PAGE_SIZE;
    }

    /** "Nothing found" is an answer; a row that is not a row makes the list half-read. */
    private static boolean complete(Reply reply) {
        boolean readable = reply.rows().stream().allMatch(row -> row.body().isObject());
        return reply.fine() && readable || reply.verdict() instanceof Verdict.Gone;
    }

    /** A row without a code is one of a charge that was made. */
    private static boolean approved(Reply row) {
        String code = Reply.code(row.body()).orElse("0000");
        return row.txn("TID").isPresent() && code.equals("0000");
    }

    /** Rows of other origin have other shapes. */
    private static Optional<MerchantOrderNo> orderNo(Reply row) {
        return row.text("ORDERNO").filter(no -> no.matches("[A-Z0-9-]{6,40}")).map(MerchantOrderNo::new);
    }
}
