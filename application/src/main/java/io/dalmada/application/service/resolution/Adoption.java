package io.dalmada.application.service.resolution;

import io.dalmada.application.port.in.ResolvePayment.OfGateway;
import io.dalmada.application.port.out.gateway.InquiryKey;
import io.dalmada.application.port.out.gateway.InquiryOutcome;
import io.dalmada.application.port.out.gateway.PaymentSnapshot;
import io.dalmada.application.port.out.gateway.PaymentSnapshot.RefundEntry;
import io.dalmada.application.service.payment.Snapshots;
import io.dalmada.application.service.shared.Ports;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.gateway.OrderNumbers;
import io.dalmada.domain.payment.Evidence;
import io.dalmada.domain.payment.GatewayCharge;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.Refund;
import io.dalmada.domain.payment.RefundReason;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Money;
import io.dalmada.domain.shared.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** An operator's decision to book refunds that the gateway shows for a payment's charges and that we did not ask for. */
final class Adoption {
    private final Ports ports;

    Adoption(Ports ports) {
        this.ports = ports;
    }

    /** One charge of which less is left at the gateway than we believe. */
    private record Gap(GatewayTxnId txn, Money believed, PaymentSnapshot seen, Money left) {
        Money amount() {
            return believed.minus(left);
        }
    }

    /** Outside any transaction. @return what to do to the payment as it is then stored */
    Consumer<Payment> checked(Payment payment, OfGateway decision) {
        List<Gap> gaps = payment.charges().stream()
                .flatMap(charge -> gap(payment, charge).stream())
                .toList();
        if (gaps.isEmpty()) {
            throw AttemptDecision.contradicted("the gateway shows nothing that was given back without us");
        }
        return current -> gaps.forEach(gap -> book(current, gap, decision));
    }

    private Optional<Gap> gap(Payment payment, GatewayCharge charge) {
        Money believed = payment.remainingOf(charge.txn());
        PaymentSnapshot seen = shown(payment, charge);
        Money left = Snapshots.left(seen)
                .orElseThrow(() -> unverified("the gateway does not show now how much of the charge is left"));
        if (left.exceeds(believed)) {
            throw AttemptDecision.contradicted("the gateway shows more left of the charge than we believe: " + left);
        }
        return left.equals(believed) ? Optional.empty() : Optional.of(new Gap(charge.txn(), believed, seen, left));
    }

    private PaymentSnapshot shown(Payment payment, GatewayCharge charge) {
        Instant around = payment.attempt(charge.orderNo()).sentAt().orElse(charge.seenAt());
        InquiryOutcome answer =
                ports.gateways().require(payment.gateway()).inquire(new InquiryKey.ByTransaction(charge.txn(), around));
        if (answer instanceof InquiryOutcome.Found found
                && found.payment().txn().equals(charge.txn())
                && found.payment().charged().equals(charge.amount())) {
            return found.payment();
        }
        throw unverified("the gateway does not show the charge now");
    }

    private void book(Payment payment, Gap gap, OfGateway decision) {
        if (!payment.remainingOf(gap.txn()).equals(gap.believed())) {
            throw DomainException.of(Refusal.STATE_CONFLICT, "something was given back meanwhile: look again");
        }
        Instant now = ports.clock().instant();
        Optional<Refund> late = LateChargeHandler.lateRefund(payment, gap.seen());
        if (late.isPresent()) {
            payment.refundLanded(late.get().number(), decision.by().toEvidence(now, Optional.of(gap.txn())));
            return;
        }
        for (Part part : parts(payment, gap, now)) {
            payment.adoptRefund(
                    OrderNumbers.ofRefund(ports.ids().next()),
                    gap.txn(),
                    part.amount(),
                    new RefundReason(decision.by().reason()),
                    part.txn(),
                    part.at(),
                    said(decision, part, now));
        }
    }

    private record Part(Money amount, Optional<GatewayTxnId> txn, Instant at) {}

    /** Each cancel by itself where the gateway lists what is missing, else one for the whole sum. */
    private static List<Part> parts(Payment payment, Gap gap, Instant now) {
        List<RefundEntry> foreign = gap.seen().refunds().stream()
                .filter(entry -> payment.refunds().stream().noneMatch(known -> isOf(known, entry)))
                .toList();
        Money sum = foreign.stream().map(RefundEntry::amount).reduce(gap.left().zero(), Money::plus);
        if (sum.equals(gap.amount())) {
            List<Part> parts = new ArrayList<>();
            foreign.forEach(entry -> parts.add(new Part(entry.amount(), Optional.of(entry.txn()), entry.at())));
            return parts;
        }
        Instant at =
                foreign.stream().map(RefundEntry::at).max(Instant::compareTo).orElse(now);
        return List.of(new Part(gap.amount(), Optional.empty(), at));
    }

    private static boolean isOf(Refund known, RefundEntry entry) {
        return entry.refundNo().equals(Optional.of(known.number()))
                || known.refundTxn().equals(Optional.of(entry.txn()));
    }

    private static Evidence said(OfGateway decision, Part part, Instant now) {
        return decision.by().toEvidence(now, part.txn());
    }

    private static DomainException unverified(String why) {
        return DomainException.of(Refusal.RESOLUTION_UNVERIFIED, why);
    }
}
