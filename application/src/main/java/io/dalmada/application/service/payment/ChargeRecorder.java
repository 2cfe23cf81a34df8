package io.dalmada.application.service.payment;

import io.dalmada.application.port.out.ConcurrentChange;
import io.dalmada.application.port.out.gateway.ChargeOutcome;
import io.dalmada.application.service.shared.Ports;
import io.dalmada.domain.billingkey.BillingKey;
import io.dalmada.domain.gateway.AbsenceRule;
import io.dalmada.domain.gateway.Decline;
import io.dalmada.domain.gateway.Doubt;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.gateway.GatewayWord;
import io.dalmada.domain.gateway.MerchantOrderNo;
import io.dalmada.domain.gateway.SealedReply;
import io.dalmada.domain.payment.Approval;
import io.dalmada.domain.payment.AttemptStatus;
import io.dalmada.domain.payment.Evidence;
import io.dalmada.domain.payment.OpenQuestion;
import io.dalmada.domain.payment.Payment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Records what a gateway answered to a charge. The resolver may have been quicker, so each answer is recorded in any state
 * of the attempt: a late yes is always recorded. A late no counts only while its sender is the last one that had the right
 * to send, and a late "never sent" not at all: it speaks of one sender, and others may have sent the same command.
 */
public final class ChargeRecorder {
    private final Ports ports;
    private final PaymentStore store;
    private final DuplicateChargeRefunder surplus;

    ChargeRecorder(Ports ports, PaymentStore store, DuplicateChargeRefunder surplus) {
        this.ports = ports;
        this.store = store;
        this.surplus = surplus;
    }

    /** The result of the first sending: outcome, the key's reaction and events in one transaction. */
    public Payment record(Payment atHand, MerchantOrderNo orderNo, ChargeOutcome outcome) {
        return record(atHand, orderNo, outcome, atHand.attempt(orderNo).sentAt());
    }

    /** @param sentAt when the sender of whom this speaks took the right to send */
    public Payment record(Payment atHand, MerchantOrderNo orderNo, ChargeOutcome outcome, Optional<Instant> sentAt) {
        try {
            return store.change(atHand, payment -> apply(payment, orderNo, outcome, sentAt));
        } catch (ConcurrentChange refusedAgainAndAgain) {
            if (outcome instanceof ChargeOutcome.Approved approved && isForeign(atHand, approved.txn())) {
                return foreignNumber(atHand, orderNo, approved.txn());
            }
            throw refusedAgainAndAgain;
        }
    }

    /** Inside a transaction: many outcomes at once, each laid over the payment as its sender left it. */
    List<Payment> apply(List<ChargeProcedure.Sent> sent) {
        return store.saveAll(sent.stream()
                .map(each -> {
                    Payment payment = Payment.reconstitute(each.payment().snapshot());
                    Optional<Instant> sentAt = payment.attempt(each.orderNo()).sentAt();
                    apply(payment, each.orderNo(), each.outcome(), sentAt);
                    return payment;
                })
                .toList());
    }

    /** Races are lost for many reasons, a slow lock among them; only this one makes the gateway's number another's. */
    public boolean isForeign(Payment payment, GatewayTxnId txn) {
        return ports.payments()
                .findByTransaction(payment.gateway(), txn)
                .filter(owner -> !owner.id().equals(payment.id()))
                .isPresent();
    }

    /**
     * The gateway's number cannot be recorded here, because it already stands for another payment: a mismatch, for any
     * reply. An operator decides.
     */
    public Payment foreignNumber(Payment atHand, MerchantOrderNo orderNo, GatewayTxnId txn) {
        Instant now = ports.clock().instant();
        return store.change(atHand.id(), payment -> {
            AbsenceRule rule =
                    ports.gateways().require(payment.gateway()).profile().absence();
            if (payment.attempt(orderNo).status() == AttemptStatus.SENDING) {
                payment.doubt(orderNo, Doubt.MISMATCH, Optional.empty(), Optional.empty(), GatewayWord.NONE, now, rule);
            }
            if (payment.attempt(orderNo).status() == AttemptStatus.UNKNOWN) {
                payment.manual(
                        orderNo,
                        Evidence.seen(
                                Evidence.Kind.FOUND_DIFFERENT,
                                now,
                                Optional.of(txn),
                                "the gateway's number belongs to another payment"));
            }
        });
    }

    private void apply(Payment payment, MerchantOrderNo orderNo, ChargeOutcome outcome, Optional<Instant> sentAt) {
        Instant now = ports.clock().instant();
        outcome.<Boolean>fold(
                approved -> approved(payment, orderNo, approved, now),
                declined -> declined(payment, orderNo, declined, sentAt, now),
                pending -> doubt(
                        payment,
                        orderNo,
                        Doubt.STILL_RUNNING,
                        Optional.of(pending.txn()),
                        Optional.empty(),
                        outcome,
                        now),
                notAttempted -> notAttempted(payment, orderNo, notAttempted, now),
                unknown -> doubt(payment, orderNo, unknown.doubt(), unknown.txn(), unknown.reply(), outcome, now));
    }

    private boolean approved(Payment payment, MerchantOrderNo orderNo, ChargeOutcome.Approved yes, Instant now) {
        Approval approval = new Approval(yes.txn(), yes.approvalNo(), yes.approvedAt(), yes.receipt());
        payment.charged(orderNo, approval, yes.amount(), now);
        surplus.orderRefunds(payment, now);
        return true;
    }

    private boolean declined(
            Payment payment,
            MerchantOrderNo orderNo,
            ChargeOutcome.Declined no,
            Optional<Instant> sentAt,
            Instant now) {
        AttemptStatus status = payment.attempt(orderNo).status();
        if (status == AttemptStatus.SENDING) {
            payment.decline(orderNo, no.decline(), no.trace().word(), now);
        } else if (!isOpenQuestion(status)) {
            return false;
        } else if (wasSentAgain(payment, orderNo, sentAt)) {
            provesNothing(payment, orderNo, "declined, but it was sent again meanwhile", now);
            return false;
        } else {
            payment.declined(orderNo, no.decline(), seen(Evidence.Kind.FOUND_DECLINED, no.txn(), now));
        }
        endKeyIfHard(payment, no.decline(), now);
        return true;
    }

    private boolean notAttempted(
            Payment payment, MerchantOrderNo orderNo, ChargeOutcome.NotAttempted not, Instant now) {
        AttemptStatus status = payment.attempt(orderNo).status();
        if (status == AttemptStatus.SENDING) {
            payment.notSent(orderNo, not.cause(), not.trace().word(), now);
        } else if (isOpenQuestion(status)) {
            provesNothing(payment, orderNo, "not sent by its first sender, which was held for gone", now);
        }
        return true;
    }

    private static boolean isOpenQuestion(AttemptStatus status) {
        return status == AttemptStatus.UNKNOWN || status == AttemptStatus.MANUAL;
    }

    private static boolean wasSentAgain(Payment payment, MerchantOrderNo orderNo, Optional<Instant> sentAt) {
        return !payment.attempt(orderNo).question().map(OpenQuestion::since).equals(sentAt);
    }

    private static void provesNothing(Payment payment, MerchantOrderNo orderNo, String said, Instant now) {
        payment.evidence(orderNo, Evidence.seen(Evidence.Kind.INCONCLUSIVE, now, Optional.empty(), said));
    }

    private boolean doubt(
            Payment payment,
            MerchantOrderNo orderNo,
            Doubt doubt,
            Optional<GatewayTxnId> txn,
            Optional<SealedReply> sealed,
            ChargeOutcome outcome,
            Instant now) {
        if (payment.attempt(orderNo).status() == AttemptStatus.SENDING) {
            AbsenceRule rule =
                    ports.gateways().require(payment.gateway()).profile().absence();
            payment.doubt(orderNo, doubt, txn, sealed, outcome.trace().word(), now, rule);
        }
        return true;
    }

    private static Evidence seen(Evidence.Kind kind, Optional<GatewayTxnId> txn, Instant now) {
        return Evidence.seen(kind, now, txn, "the gateway's own reply, read late");
    }

    /** After a hard decline nothing more is charged with this key. */
    public void endKeyIfHard(Payment payment, Decline decline, Instant now) {
        if (decline.endsTheKey()) {
            BillingKey key = ports.billingKeys().find(payment.billingKey()).orElseThrow();
            key.suspect(decline.reason(), now);
            if (!key.events().isEmpty()) {
                ports.billingKeys().save(key);
                ports.outbox().append(key.events());
            }
        }
    }
}
