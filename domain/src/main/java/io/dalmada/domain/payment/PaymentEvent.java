package io.dalmada.domain.payment;

import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.gateway.MerchantOrderNo;
import io.dalmada.domain.gateway.RefundNo;
import io.dalmada.domain.shared.DomainEvent;
import io.dalmada.domain.shared.Money;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** What can happen to a payment: exactly one event for each change of state. */
public sealed interface PaymentEvent extends DomainEvent {
    PaymentId payment();

    @Override
    default String aggregateId() {
        return payment().toString();
    }

    <T> T fold(
            Function<AttemptMoved, T> attemptMoved,
            Function<RefundMoved, T> refundMoved,
            Function<ChargeSeen, T> chargeSeen,
            Function<EvidenceGiven, T> evidenceGiven);

    /** @param step the attempt's own count of transitions: 1, 2, 3 … ; @param from empty at its creation */
    record AttemptMoved(
            PaymentId payment,
            long version,
            MerchantOrderNo orderNo,
            int step,
            Optional<AttemptStatus> from,
            AttemptStatus to,
            Instant at,
            String cause)
            implements PaymentEvent {
        @Override
        public String type() {
            return "payment.attempt." + to.name().toLowerCase(Locale.ROOT);
        }

        @Override
        public <T> T fold(
                Function<AttemptMoved, T> attemptMoved,
                Function<RefundMoved, T> refundMoved,
                Function<ChargeSeen, T> chargeSeen,
                Function<EvidenceGiven, T> evidenceGiven) {
            return attemptMoved.apply(this);
        }
    }

    /** @param step the refund's own count of transitions; @param from empty at its creation */
    record RefundMoved(
            PaymentId payment,
            long version,
            RefundNo refundNo,
            int step,
            Optional<RefundStatus> from,
            RefundStatus to,
            Instant at,
            String cause)
            implements PaymentEvent {
        @Override
        public String type() {
            return "payment.refund." + to.name().toLowerCase(Locale.ROOT);
        }

        @Override
        public <T> T fold(
                Function<AttemptMoved, T> attemptMoved,
                Function<RefundMoved, T> refundMoved,
                Function<ChargeSeen, T> chargeSeen,
                Function<EvidenceGiven, T> evidenceGiven) {
            return refundMoved.apply(this);
        }
    }

    /** A charge was seen at the gateway for the first time. */
    record ChargeSeen(
            PaymentId payment,
            long version,
            MerchantOrderNo orderNo,
            GatewayTxnId txn,
            Money amount,
            ChargeRole role,
            Instant at)
            implements PaymentEvent {
        @Override
        public String type() {
            return "payment.charge." + role.name().toLowerCase(Locale.ROOT);
        }

        @Override
        public <T> T fold(
                Function<AttemptMoved, T> attemptMoved,
                Function<RefundMoved, T> refundMoved,
                Function<ChargeSeen, T> chargeSeen,
                Function<EvidenceGiven, T> evidenceGiven) {
            return chargeSeen.apply(this);
        }
    }

    /** @param subject the order number or refund number the evidence is about */
    record EvidenceGiven(PaymentId payment, long version, String subject, Evidence evidence) implements PaymentEvent {
        @Override
        public Instant at() {
            return evidence.at();
        }

        @Override
        public String type() {
            return "payment.evidence." + evidence.kind().name().toLowerCase(Locale.ROOT);
        }

        @Override
        public <T> T fold(
                Function<AttemptMoved, T> attemptMoved,
                Function<RefundMoved, T> refundMoved,
                Function<ChargeSeen, T> chargeSeen,
                Function<EvidenceGiven, T> evidenceGiven) {
            return evidenceGiven.apply(this);
        }
    }
}
