package io.dalmada.adapter.cookiepay;

import io.dalmada.application.port.out.gateway.GatewayTransactionList.TransactionPage;
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
import io.dalmada.gateway.support.Answer;
import io.dalmada.gateway.support.Classification;
import io.dalmada.gateway.support.Deadline;
import io.dalmada.gateway.support.Fields;
import io.dalmada.gateway.support.Reply;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Look-ups. A failed, half-read or misread one is inconclusive; nothing here guesses. */
record Inquiries(Wire wire, Lists lists) {
    private static final Logger log = LoggerFactory.getLogger(Inquiries.class);

    /**
     * The verification knows that there is such a charge, the list what became of it and what was given back: a verification
     * that says 0000 says "found", not "paid" (docs/wire/cookiepay.md, 12).
     */
    InquiryOutcome byTransaction(GatewayTxnId txn, Deadline end) {
        Reply verified = wire.ask("api/paycert", Map.of("tid", txn.value()), end);
        if (verified.verdict() instanceof Classification.Gone) {
            return new NotFound(verified.trace());
        }
        Slip payment = new Slip(verified.fields());
        if (!verified.fine() || !payment.txn().equals(Optional.of(txn))) {
            return new Inconclusive(verified.doubt(), verified.trace());
        }
        return listed(verified, payment, end);
    }

    /** One page of a day; only the paged list has more than one. */
    TransactionPage page(LocalDate day, Optional<String> cursor, Deadline end) {
        Lists.Place place = cursor.map(Lists.Place::at).orElse(Lists.Place.FIRST);
        Lists.Page page = lists.page(day, day, Map.of(), place, end);
        if (!page.isAnswer()) {
            return new TransactionPage.Unavailable(
                    page.reply().doubt(), page.reply().trace());
        }
        if (page.misread().isPresent() && page.rows().isEmpty()) {
            return new TransactionPage.NotUnderstood(
                    page.misread().get(), page.reply().trace());
        }
        var ours = page.rows().stream().filter(Slip::isOurs).toList();
        var read = ours.stream().flatMap(row -> snapshot(row, row).stream()).toList();
        return new TransactionPage.Page(
                read, page.next().map(Lists.Place::toString), unreadable(ours, day), page.sign());
    }

    /** A row that cannot be read hides no other row; its order is reported, so that it does not count as absent. */
    private static Set<MerchantOrderNo> unreadable(List<Slip> rows, LocalDate day) {
        var odd = rows.stream().filter(row -> !row.readable()).flatMap(row -> row.orderNo().stream());
        Set<MerchantOrderNo> orders = odd.collect(Collectors.toSet());
        orders.forEach(order -> log.warn("the list of {} has a row of order {} that cannot be read", day, order));
        return orders;
    }

    /** All pages of the charge's day and its neighbours in Korea, as far as they have begun, until one shows the charge. */
    private InquiryOutcome listed(Reply verified, Slip payment, Deadline end) {
        GatewayTxnId txn = payment.txn().orElseThrow();
        LocalDate day = LocalDate.ofInstant(payment.acceptedAt().orElse(wire.now()), Fields.SEOUL);
        LocalDate today = LocalDate.ofInstant(wire.now(), Fields.SEOUL);
        LocalDate last = day.isBefore(today) ? day.plusDays(1) : today;
        Optional<Lists.Place> place = Optional.of(Lists.Place.FIRST);
        while (place.isPresent()) {
            Lists.Page page = lists.page(day.minusDays(1), last, Map.of("TID", txn.value()), place.get(), end);
            Optional<Slip> row = page.rows().stream()
                    .filter(it -> it.txn().equals(Optional.of(txn)))
                    .findFirst();
            if (row.isPresent()) {
                return found(verified, payment, row.get());
            }
            if (!page.isAnswer() || page.misread().isPresent()) {
                Doubt doubt = page.isAnswer()
                        ? Doubt.LIST_NOT_UNDERSTOOD
                        : page.reply().doubt();
                return new Inconclusive(doubt, page.reply().trace());
            }
            place = page.next();
        }
        return found(verified, payment, payment);
    }

    /**
     * The row's code tells what became of the charge. A decline has neither number nor time of an approval; without a row,
     * only one of them shows that the charge was paid.
     *
     * @param row the verification itself where the list does not show the charge yet
     */
    private InquiryOutcome found(Reply reply, Slip payment, Slip row) {
        boolean same = row.orderNo().equals(payment.orderNo()) && row.explains(payment);
        boolean contradiction = row.declined() && payment.approvalNo().isPresent();
        boolean proved = row.declined() || payment.isAccepted() || row.isAccepted();
        if (payment.readable() && row.readable() && (!same || contradiction)) {
            return new Inconclusive(Doubt.MISMATCH, reply.trace());
        }
        var found =
                snapshot(payment, row).filter(any -> proved).<InquiryOutcome>map(it -> new Found(it, reply.trace()));
        return found.orElse(new Inconclusive(Doubt.BROKEN_REPLY, reply.trace()));
    }

    /**
     * One refund entry stands for all that was given back, since the vendor shows a sum at most. Where a cancellation shows
     * without a sum, the entry has the whole amount and <em>remaining</em> stays empty: it proves a refund of the whole
     * charge, and nothing about a part.
     */
    private Optional<PaymentSnapshot> snapshot(Slip payment, Slip row) {
        if (!payment.readable() || !row.readable()) {
            return Optional.empty();
        }
        GatewayTxnId txn = row.txn().orElseThrow();
        Money charged = row.amount().orElseThrow();
        var sum = row.canceled().filter(given -> !given.exceeds(charged));
        var shown = payment.canceledAt().or(row::canceledAt);
        var date = shown.filter(at -> !sum.equals(Optional.of(charged.zero())));
        var refunds = date.map(at -> new RefundEntry(Optional.empty(), txn, sum.orElse(charged), at));
        Classification charge = wire.line().judged("payments", Answer.of(row.fields()));
        Decline declined = charge instanceof Classification.Declined no ? no.decline() : null;
        return Optional.of(new PaymentSnapshot(
                txn,
                row.orderNo().orElseThrow(),
                row.declined() ? Status.DECLINED : Status.APPROVED,
                charged,
                sum.map(charged::minus),
                refunds.stream().toList(),
                payment.acceptedAt().or(row::acceptedAt),
                payment.approvalNo().or(row::approvalNo),
                Optional.ofNullable(declined)));
    }
}
