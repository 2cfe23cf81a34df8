package io.dalmada.adapter.cookiepay;

import io.dalmada.adapter.cookiepay.CookiePayApi.Call;
import io.dalmada.adapter.cookiepay.Exchange.Budget;
import io.dalmada.adapter.cookiepay.Verdict.Kind;
import io.dalmada.application.port.out.gateway.GatewayJournal.JournalPage;
import io.dalmada.application.port.out.gateway.InquiryKey;
import io.dalmada.application.port.out.gateway.InquiryOutcome;
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
final class Inquiries {
    private static final int PAGE_SIZE = 100;

    private final Session session;
    private final boolean paged;

    Inquiries(Session session) {
        this.session = session;
        this.paged = session.settings().listCall() == CookiePaySettings.ListCall.PAYLIST;
    }

    InquiryOutcome inquire(InquiryKey key) {
        Budget budget = session.exchange().budget();
        return key instanceof InquiryKey.ByOrder order
                ? byOrder(order, budget)
                : verified(((InquiryKey.ByTransaction) key).txn(), budget);
    }

    Optional<PaymentSnapshot> snapshot(GatewayTxnId txn, Budget budget) {
        return verified(txn, budget) instanceof InquiryOutcome.Found found
                ? Optional.of(found.payment())
                : Optional.empty();
    }

    /** One page of a day; only the paged list has more than one. */
    JournalPage page(LocalDate day, Optional<String> cursor) {
        int page = cursor.map(Integer::valueOf).orElse(1);
        Reply reply = list(day, day, Optional.empty(), page, session.exchange().budget());
        if (!isComplete(reply)) {
            return new JournalPage.Unavailable(doubtOf(reply), reply.trace());
        }
        List<PaymentSnapshot> payments = new ArrayList<>();
        for (Reply row : reply.rows()) {
            Optional<PaymentSnapshot> read = snapshot(row, row);
            if (read.isEmpty() && row.orderNo().isPresent()) {
                return new JournalPage.Unavailable(Doubt.BROKEN_REPLY, reply.trace());
            }
            read.ifPresent(payments::add);
        }
        boolean more = paged && reply.rows().size() >= PAGE_SIZE;
        return new JournalPage.Page(payments, more ? Optional.of(String.valueOf(page + 1)) : Optional.empty());
    }

    /** No call takes an order number: the days around are scanned (wire document, 21). */
    private InquiryOutcome byOrder(InquiryKey.ByOrder key, Budget budget) {
        Scan scan = scan(key.sentAt(), Optional.empty(), budget);
        if (!scan.complete) {
            return new InquiryOutcome.Inconclusive(doubtOf(scan.last), scan.last.trace());
        }
        List<Reply> mine = scan.rows.stream()
                .filter(row ->
                        row.text("ORDERNO").equals(Optional.of(key.orderNo().value())))
                .toList();
        Optional<Reply> first = mine.stream()
                .filter(row -> row.txn().isPresent() && row.isApproved())
                .min(Comparator.comparing(
                        row -> row.time("ACCEPTDATE", "ACCEPT_DATE").orElse(Instant.MAX)));
        if (first.isPresent()) {
            return confirmed(key.orderNo(), verified(first.get().txn().orElseThrow(), budget));
        }
        return mine.stream()
                .findFirst()
                .map(row -> declined(row, scan.last))
                .orElseGet(() -> new InquiryOutcome.NotFound(scan.last.trace()));
    }

    private InquiryOutcome declined(Reply row, Reply scan) {
        return snapshot(row, row)
                .<InquiryOutcome>map(payment -> new InquiryOutcome.Found(payment, scan.trace()))
                .orElseGet(() -> new InquiryOutcome.Inconclusive(Doubt.BROKEN_REPLY, scan.trace()));
    }

    /** The list shows the order, so a verification that does not is only not ready yet. */
    private static InquiryOutcome confirmed(MerchantOrderNo orderNo, InquiryOutcome verified) {
        if (verified instanceof InquiryOutcome.Found found) {
            return found.payment().orderNo().equals(orderNo)
                    ? found
                    : new InquiryOutcome.Inconclusive(Doubt.MISMATCH, found.trace());
        }
        return verified instanceof InquiryOutcome.NotFound
                ? new InquiryOutcome.Inconclusive(Doubt.STILL_RUNNING, verified.trace())
                : verified;
    }

    /** The verification knows the charge, the list knows the sum that was given back. */
    private InquiryOutcome verified(GatewayTxnId txn, Budget budget) {
        Reply reply = session.ask(Call.VERIFY, Map.of("tid", txn.value()), budget);
        if (reply.is(Kind.GONE)) {
            return new InquiryOutcome.NotFound(reply.trace());
        }
        if (!reply.is(Kind.SUCCESS) || !reply.txn().equals(Optional.of(txn))) {
            return new InquiryOutcome.Inconclusive(
                    reply.is(Kind.SUCCESS) ? Doubt.MISMATCH : doubtOf(reply), reply.trace());
        }
        Scan scan = scan(
                reply.time("ACCEPTDATE", "ACCEPT_DATE")
                        .orElse(session.exchange().clock().instant()),
                Optional.of(txn),
                budget);
        if (!scan.complete) {
            return new InquiryOutcome.Inconclusive(doubtOf(scan.last), scan.last.trace());
        }
        Reply listed = scan.rows.stream()
                .filter(row -> row.txn().equals(Optional.of(txn)))
                .findFirst()
                .orElse(reply);
        return snapshot(reply, listed)
                .<InquiryOutcome>map(payment -> new InquiryOutcome.Found(payment, reply.trace()))
                .orElseGet(() -> new InquiryOutcome.Inconclusive(Doubt.BROKEN_REPLY, reply.trace()));
    }

    private Optional<PaymentSnapshot> snapshot(Reply payment, Reply listed) {
        Optional<GatewayTxnId> txn = payment.txn();
        Optional<MerchantOrderNo> orderNo = payment.orderNo();
        Optional<Money> charged = payment.won("AMOUNT");
        if (txn.isEmpty() || orderNo.isEmpty() || charged.isEmpty()) {
            return Optional.empty();
        }
        boolean approved = payment.isApproved();
        Optional<Money> given = listed.won("CANCLE_SUM_AMOUNT", "CANCEL_SUM_AMOUNT");
        return Optional.of(new PaymentSnapshot(
                txn.get(),
                orderNo.get(),
                approved ? Status.APPROVED : Status.DECLINED,
                charged.get(),
                given.filter(sum -> !sum.exceeds(charged.get())).map(charged.get()::minus),
                refunds(
                        txn.get(),
                        charged.get(),
                        given,
                        payment.time("CANCELDATE").or(() -> listed.time("CANCELDATE"))),
                payment.time("ACCEPTDATE", "ACCEPT_DATE"),
                payment.approvalNo(),
                approved ? Optional.empty() : reason(payment)));
    }

    /**
     * One entry stands for everything that was given back, since the vendor shows a sum at most. Where a cancellation shows
     * without a sum the entry has the whole amount and <em>remaining</em> stays empty: for a refund of the whole charge the
     * entry is the proof, for a part it is none.
     */
    private static List<RefundEntry> refunds(
            GatewayTxnId txn, Money charged, Optional<Money> sum, Optional<Instant> at) {
        return at.filter(any -> sum.filter(Money::isZero).isEmpty())
                .map(date -> List.of(new RefundEntry(Optional.empty(), txn, sum.orElse(charged), date)))
                .orElse(List.of());
    }

    private Optional<Decline> reason(Reply row) {
        Verdict verdict = session.exchange().judge(Call.CHARGE, row.body());
        return verdict.is(Kind.DECLINE) ? Optional.of(verdict.decline()) : Optional.empty();
    }

    /** All pages of D-1 to D+1 in Korea, as far as those days have begun. */
    private Scan scan(Instant around, Optional<GatewayTxnId> txn, Budget budget) {
        LocalDate day = LocalDate.ofInstant(around, Reply.SEOUL);
        LocalDate today = LocalDate.ofInstant(session.exchange().clock().instant(), Reply.SEOUL);
        LocalDate last = day.plusDays(1).isAfter(today) ? today : day.plusDays(1);
        List<Reply> rows = new ArrayList<>();
        for (int page = 1; ; page++) {
            Reply reply = list(day.minusDays(1), last, txn, page, budget);
            rows.addAll(reply.rows());
            if (!paged || !isComplete(reply) || reply.rows().size() < PAGE_SIZE) {
                return new Scan(rows, reply, isComplete(reply));
            }
        }
    }

    private Reply list(LocalDate from, LocalDate to, Optional<GatewayTxnId> txn, int page, Budget budget) {
        Map<String, String> fields = new HashMap<>();
        fields.put("API_ID", session.settings().apiId());
        fields.put("STD_DT", from.toString());
        fields.put("END_DT", to.toString());
        if (paged) {
            fields.put("PAGE", String.valueOf(page));
            fields.put("PERPAGE", String.valueOf(PAGE_SIZE));
        } else {
            txn.ifPresent(tid -> fields.put("TID", tid.value()));
        }
        return session.ask(paged ? Call.PAYLIST : Call.PAYSEARCH, fields, budget);
    }

    /** "Nothing found" is an answer; a row that is not a row makes the list half-read. */
    private static boolean isComplete(Reply reply) {
        return reply.is(Kind.GONE)
                || reply.is(Kind.SUCCESS)
                        && reply.rows().stream().allMatch(row -> row.body().isObject());
    }

    /** A look-up that was not attempted has found as little as one without a reply. */
    private static Doubt doubtOf(Reply reply) {
        return reply.is(Kind.DOOR) ? Doubt.NO_REPLY : reply.verdict().doubt();
    }

    private record Scan(List<Reply> rows, Reply last, boolean complete) {}
}
