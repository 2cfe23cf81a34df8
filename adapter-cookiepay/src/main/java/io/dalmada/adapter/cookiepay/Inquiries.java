package io.dalmada.adapter.cookiepay;

import io.dalmada.adapter.cookiepay.CookiePaySettings.ListCall;
import io.dalmada.application.port.out.gateway.GatewayJournal.JournalPage;
import io.dalmada.application.port.out.gateway.InquiryOutcome;
import io.dalmada.application.port.out.gateway.InquiryOutcome.Found;
import io.dalmada.application.port.out.gateway.InquiryOutcome.Inconclusive;
import io.dalmada.application.port.out.gateway.InquiryOutcome.NotFound;
import io.dalmada.application.port.out.gateway.ListSign;
import io.dalmada.application.port.out.gateway.PaymentSnapshot;
import io.dalmada.application.port.out.gateway.PaymentSnapshot.RefundEntry;
import io.dalmada.application.port.out.gateway.PaymentSnapshot.Status;
import io.dalmada.domain.gateway.Decline;
import io.dalmada.domain.gateway.Doubt;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.gateway.MerchantOrderNo;
import io.dalmada.domain.shared.Money;
import io.dalmada.gateway.support.Answer;
import io.dalmada.gateway.support.Deadline;
import io.dalmada.gateway.support.Fields;
import io.dalmada.gateway.support.Reply;
import io.dalmada.gateway.support.Verdict;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
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

    /** The verification knows the charge, the list knows the sum that was given back. */
    InquiryOutcome byTransaction(GatewayTxnId txn, Deadline end) {
        Reply verified = wire.ask("api/paycert", Map.of("tid", txn.value()), end);
        if (verified.verdict() instanceof Verdict.Gone) {
            return new NotFound(verified.trace());
        }
        Slip payment = new Slip(verified.fields());
        List<Slip> rows = new ArrayList<>();
        boolean shown = verified.fine() && payment.txn().equals(Optional.of(txn));
        Instant at = payment.acceptedAt().orElse(wire.now());
        Reply last = shown ? scan(at, Map.of("TID", txn.value()), rows, end) : verified;
        rows.removeIf(row -> !row.txn().equals(Optional.of(txn)));
        rows.add(payment);
        return shown && complete(last)
                ? found(verified, payment, rows.get(0))
                : new Inconclusive(last.doubt(), last.trace());
    }

    /** One page of a day; only the paged list has more than one. */
    JournalPage page(LocalDate day, Optional<String> cursor, Deadline end) {
        int page = cursor.map(Integer::valueOf).orElse(1);
        Reply reply = list(day, day, Map.of(), page, end);
        if (!complete(reply)) {
            return new JournalPage.Unavailable(reply.doubt(), reply.trace());
        }
        var rows = Slip.rows(reply.fields());
        var ours = rows.stream().filter(row -> row.orderNo().isPresent()).toList();
        var read = ours.stream().flatMap(row -> snapshot(row, row).stream()).toList();
        var next = Optional.of(String.valueOf(page + 1)).filter(any -> more(reply));
        return new JournalPage.Page(read, next, unreadable(ours, day), sign(reply, rows.size()));
    }

    /** Only "nothing found" says by itself that there is nothing. */
    private static ListSign sign(Reply reply, int rows) {
        return reply.verdict() instanceof Verdict.Gone ? ListSign.nothing() : ListSign.plain(rows);
    }

    /** One row that cannot be read hides no other; but its own order is told of, lest it count as absent. */
    private static Set<MerchantOrderNo> unreadable(List<Slip> rows, LocalDate day) {
        var odd = rows.stream().filter(row -> !row.readable()).flatMap(row -> row.orderNo().stream());
        Set<MerchantOrderNo> orders = odd.collect(Collectors.toSet());
        orders.forEach(order -> log.warn("the list of {} has a row of order {} that cannot be read", day, order));
        return orders;
    }

    private InquiryOutcome found(Reply reply, Slip payment, Slip row) {
        var found = snapshot(payment, row).<InquiryOutcome>map(it -> new Found(it, reply.trace()));
        return found.orElse(new Inconclusive(Doubt.BROKEN_REPLY, reply.trace()));
    }

    /**
     * One refund entry stands for all that was given back, since the vendor shows a sum at most. Where a cancellation shows
     * without a sum, the entry has the whole amount and <em>remaining</em> stays empty: it proves a refund of the whole
     * charge, and nothing about a part.
     */
    private Optional<PaymentSnapshot> snapshot(Slip payment, Slip row) {
        if (!payment.readable()) {
            return Optional.empty();
        }
        GatewayTxnId txn = payment.txn().orElseThrow();
        Money charged = payment.amount().orElseThrow();
        var sum = row.canceled().filter(given -> !given.exceeds(charged));
        var shown = payment.canceledAt().or(row::canceledAt);
        var date = shown.filter(at -> !sum.equals(Optional.of(charged.zero())));
        var refunds = date.map(at -> new RefundEntry(Optional.empty(), txn, sum.orElse(charged), at));
        Verdict charge = wire.line().judged("payments", Answer.of(payment.fields()));
        Decline declined = charge instanceof Verdict.Declined no ? no.decline() : null;
        return Optional.of(new PaymentSnapshot(
                txn,
                payment.orderNo().orElseThrow(),
                payment.approved() ? Status.APPROVED : Status.DECLINED,
                charged,
                sum.map(charged::minus),
                refunds.stream().toList(),
                payment.acceptedAt(),
                payment.approvalNo(),
                Optional.ofNullable(declined)));
    }

    /** All pages of D-1 to D+1 in Korea, as far as those days have begun; the last page tells whether it went well. */
    private Reply scan(Instant around, Map<String, String> filter, List<Slip> rows, Deadline end) {
        LocalDate day = LocalDate.ofInstant(around, Fields.SEOUL);
        LocalDate today = LocalDate.ofInstant(wire.now(), Fields.SEOUL);
        Reply reply;
        int page = 0;
        do {
            reply = list(day.minusDays(1), day.isBefore(today) ? day.plusDays(1) : today, filter, ++page, end);
            rows.addAll(Slip.rows(reply.fields()));
        } while (complete(reply) && more(reply));
        return reply;
    }

    private Reply list(LocalDate from, LocalDate to, Map<String, String> filter, int page, Deadline end) {
        String id = wire.settings().apiId();
        var fields = new HashMap<>(Map.of("API_ID", id, "STD_DT", from.toString(), "END_DT", to.toString()));
        boolean paged = wire.settings().listCall() == ListCall.PAYLIST;
        fields.putAll(paged ? Map.of("PAGE", String.valueOf(page), "PERPAGE", String.valueOf(PAGE_SIZE)) : filter);
        return wire.ask(paged ? "api/paylist" : "api/paysearch", fields, end);
    }

    private boolean more(Reply page) {
        boolean paged = wire.settings().listCall() == ListCall.PAYLIST;
        return paged && Slip.rows(page.fields()).size() >= PAGE_SIZE;
    }

    /** "Nothing found" is an answer; a row that is not a row makes the list half-read. */
    private static boolean complete(Reply reply) {
        boolean readable =
                Slip.rows(reply.fields()).stream().allMatch(row -> row.fields().isObject());
        return reply.fine() && readable || reply.verdict() instanceof Verdict.Gone;
    }
}
