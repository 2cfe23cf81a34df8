package io.dalmada.application.service.notice;

import io.dalmada.application.model.NoticeHint;
import io.dalmada.application.port.in.VerifyNotification;
import io.dalmada.application.port.out.gateway.GatewayNotice.About;
import io.dalmada.application.port.out.gateway.InquiryKey;
import io.dalmada.application.port.out.gateway.InquiryOutcome;
import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.application.port.out.gateway.PaymentSnapshot;
import io.dalmada.application.service.payment.Snapshots;
import io.dalmada.application.service.shared.Ports;
import io.dalmada.domain.gateway.Doubt;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.gateway.MerchantOrderNo;
import io.dalmada.domain.payment.Attempt;
import io.dalmada.domain.payment.AttemptStatus;
import io.dalmada.domain.payment.GatewayCharge;
import io.dalmada.domain.payment.Payment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Does what the periodic inquiries do, only sooner. That nothing is found proves nothing here: a sender of notices must not
 * be able to hasten a proof of absence, so only what the gateway shows is ever taken into account.
 */
final class NotificationVerifier implements VerifyNotification {
    private final Ports ports;
    private final NotifiedChargeHandler shown;

    NotificationVerifier(Ports ports, NotifiedChargeHandler shown) {
        this.ports = ports;
        this.shown = shown;
    }

    @Override
    public Found verify(GatewayId gateway, NoticeHint hint) {
        Optional<Payment> ours = find(gateway, hint).filter(p -> p.gateway().equals(gateway));
        if (ours.isEmpty() || ports.gateways().find(gateway).isEmpty()) {
            return Found.NOT_OURS;
        }
        Payment payment = ours.get();
        Attempt attempt = payment.attempt(orderOf(payment, hint));
        if (attempt.status() == AttemptStatus.CREATED || attempt.status() == AttemptStatus.SENDING) {
            return Found.TOO_EARLY;
        }
        return isKnown(payment, attempt, hint) ? Found.KNOWN : ask(payment, attempt, hint);
    }

    private Optional<Payment> find(GatewayId gateway, NoticeHint hint) {
        return hint.orderNo().isPresent()
                ? ports.payments().findByOrder(hint.orderNo().get())
                : ports.payments().findByTransaction(gateway, hint.txn().orElseThrow());
    }

    private static MerchantOrderNo orderOf(Payment payment, NoticeHint hint) {
        return hint.orderNo()
                .or(() -> hint.txn().flatMap(payment::charge).map(GatewayCharge::orderNo))
                .orElseThrow();
    }

    /**
     * The gateway's own reply came first, as nearly always: the notices of a run of ten thousand charges cause no inquiry.
     */
    private static boolean isKnown(Payment payment, Attempt attempt, NoticeHint hint) {
        return hint.about() == About.APPROVAL
                && hint.txn()
                        .map(txn -> payment.charge(txn)
                                .filter(charge -> charge.orderNo().equals(attempt.orderNo()))
                                .isPresent())
                        .orElse(attempt.status() == AttemptStatus.SUCCEEDED);
    }

    private Found ask(Payment payment, Attempt attempt, NoticeHint hint) {
        PaymentGateway gateway = ports.gateways().require(payment.gateway());
        InquiryKey key = key(payment, attempt, hint);
        return gateway.inquire(key)
                .fold(
                        found -> found.payment().orderNo().equals(attempt.orderNo())
                                ? take(payment, attempt, hint, found, key)
                                : Found.NOT_CONFIRMED,
                        notFound -> Found.NOT_CONFIRMED,
                        inconclusive -> unanswered(inconclusive.doubt()));
    }

    /** A list that proves nothing was read all the same, and does not show what the notice says. */
    private static Found unanswered(Doubt doubt) {
        return doubt == Doubt.LIST_WITHOUT_SIGN ? Found.NOT_CONFIRMED : Found.UNANSWERED;
    }

    /**
     * By the number in the notice when it may be news; by one that we know when something may have happened to that. The
     * number in a cancel's notice may be the cancel's own, about which no gateway can be asked.
     */
    private static InquiryKey key(Payment payment, Attempt attempt, NoticeHint hint) {
        List<GatewayTxnId> known = payment.charges().stream()
                .filter(charge -> charge.orderNo().equals(attempt.orderNo()))
                .map(GatewayCharge::txn)
                .toList();
        Optional<GatewayTxnId> told = hint.txn().filter(txn -> hint.about() != About.CANCEL || known.contains(txn));
        return told.or(() -> known.stream().findFirst())
                .<InquiryKey>map(txn -> new InquiryKey.ByTransaction(txn, around(attempt)))
                .orElseGet(() -> new InquiryKey.ByOrder(attempt.orderNo(), around(attempt)));
    }

    private static Instant around(Attempt attempt) {
        return attempt.sentAt().orElse(attempt.createdAt());
    }

    private Found take(Payment payment, Attempt attempt, NoticeHint hint, InquiryOutcome.Found found, InquiryKey key) {
        PaymentSnapshot seen = found.payment();
        shown.take(payment, attempt, found, key instanceof InquiryKey.ByOrder);
        if (!confirms(hint.about(), seen)) {
            return Found.NOT_CONFIRMED;
        }
        return shown.isDisputed(payment.id(), seen) ? Found.DIFFERENT : Found.CONFIRMED;
    }

    private static boolean confirms(About about, PaymentSnapshot seen) {
        return switch (about) {
            case APPROVAL -> seen.status() == PaymentSnapshot.Status.APPROVED;
            case CANCEL ->
                !seen.refunds().isEmpty()
                        || Snapshots.left(seen)
                                .filter(left -> !left.equals(seen.charged()))
                                .isPresent();
            case ANYTHING -> true;
        };
    }
}
