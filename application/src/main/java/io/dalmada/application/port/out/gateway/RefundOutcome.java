package io.dalmada.application.port.out.gateway;

import io.dalmada.domain.gateway.Doubt;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.gateway.NotAttemptedCause;
import io.dalmada.domain.gateway.RefundRefusal;
import io.dalmada.domain.shared.Money;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** The outcome of a refund. */
public sealed interface RefundOutcome {
    GatewayTrace trace();

    <T> T fold(
            Function<Refunded, T> refunded,
            Function<Refused, T> refused,
            Function<Pending, T> pending,
            Function<NotAttempted, T> notAttempted,
            Function<Unknown, T> unknown);

    /** @param remaining what the gateway says is left of the charge; empty when it does not say */
    record Refunded(GatewayTxnId refundTxn, Money amount, Optional<Money> remaining, Instant at, GatewayTrace trace)
            implements RefundOutcome {
        @Override
        public <T> T fold(
                Function<Refunded, T> refunded,
                Function<Refused, T> refused,
                Function<Pending, T> pending,
                Function<NotAttempted, T> notAttempted,
                Function<Unknown, T> unknown) {
            return refunded.apply(this);
        }
    }

    record Refused(RefundRefusal reason, Optional<Money> remaining, GatewayTrace trace) implements RefundOutcome {
        @Override
        public <T> T fold(
                Function<Refunded, T> refunded,
                Function<Refused, T> refused,
                Function<Pending, T> pending,
                Function<NotAttempted, T> notAttempted,
                Function<Unknown, T> unknown) {
            return refused.apply(this);
        }
    }

    /** The gateway has taken it on, or waits for the merchant. */
    record Pending(PendingRefund what, GatewayTrace trace) implements RefundOutcome {
        @Override
        public <T> T fold(
                Function<Refunded, T> refunded,
                Function<Refused, T> refused,
                Function<Pending, T> pending,
                Function<NotAttempted, T> notAttempted,
                Function<Unknown, T> unknown) {
            return pending.apply(this);
        }
    }

    record NotAttempted(NotAttemptedCause cause, GatewayTrace trace) implements RefundOutcome {
        @Override
        public <T> T fold(
                Function<Refunded, T> refunded,
                Function<Refused, T> refused,
                Function<Pending, T> pending,
                Function<NotAttempted, T> notAttempted,
                Function<Unknown, T> unknown) {
            return notAttempted.apply(this);
        }
    }

    record Unknown(Doubt doubt, GatewayTrace trace) implements RefundOutcome {
        @Override
        public <T> T fold(
                Function<Refunded, T> refunded,
                Function<Refused, T> refused,
                Function<Pending, T> pending,
                Function<NotAttempted, T> notAttempted,
                Function<Unknown, T> unknown) {
            return unknown.apply(this);
        }
    }
}
