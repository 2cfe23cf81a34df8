package io.dalmada.application.port.out.gateway;

import io.dalmada.domain.billingkey.CardSummary;
import io.dalmada.domain.gateway.Decline;
import io.dalmada.domain.gateway.Doubt;
import io.dalmada.domain.gateway.GatewayText;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.gateway.MerchantOrderNo;
import io.dalmada.domain.gateway.NotAttemptedCause;
import io.dalmada.domain.gateway.SealedReply;
import io.dalmada.domain.shared.Money;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * The outcome of a charge. <em>Declined</em> and <em>not attempted</em> are allow-lists; everything that is not provably
 * one of the others is <em>unknown</em>.
 */
public sealed interface ChargeOutcome {
    GatewayTrace trace();

    <T> T fold(
            Function<Approved, T> approved,
            Function<Declined, T> declined,
            Function<Pending, T> pending,
            Function<NotAttempted, T> notAttempted,
            Function<Unknown, T> unknown);

    /** The money is taken; order number and amount are those that were sent. */
    record Approved(
            GatewayTxnId txn,
            MerchantOrderNo orderNo,
            Money amount,
            Instant approvedAt,
            Optional<String> approvalNo,
            Optional<CardSummary> card,
            Optional<URI> receipt,
            GatewayTrace trace)
            implements ChargeOutcome {
        public Approved {
            approvalNo = approvalNo.map(GatewayText::word);
        }

        @Override
        public <T> T fold(
                Function<Approved, T> approved,
                Function<Declined, T> declined,
                Function<Pending, T> pending,
                Function<NotAttempted, T> notAttempted,
                Function<Unknown, T> unknown) {
            return approved.apply(this);
        }
    }

    /** A definite no. */
    record Declined(Decline decline, Optional<GatewayTxnId> txn, GatewayTrace trace) implements ChargeOutcome {
        @Override
        public <T> T fold(
                Function<Approved, T> approved,
                Function<Declined, T> declined,
                Function<Pending, T> pending,
                Function<NotAttempted, T> notAttempted,
                Function<Unknown, T> unknown) {
            return declined.apply(this);
        }
    }

    /** The gateway has taken it on under a number of its own and works on it. */
    record Pending(GatewayTxnId txn, GatewayTrace trace) implements ChargeOutcome {
        @Override
        public <T> T fold(
                Function<Approved, T> approved,
                Function<Declined, T> declined,
                Function<Pending, T> pending,
                Function<NotAttempted, T> notAttempted,
                Function<Unknown, T> unknown) {
            return pending.apply(this);
        }
    }

    /** Provably nothing was executed. */
    record NotAttempted(NotAttemptedCause cause, GatewayTrace trace) implements ChargeOutcome {
        @Override
        public <T> T fold(
                Function<Approved, T> approved,
                Function<Declined, T> declined,
                Function<Pending, T> pending,
                Function<NotAttempted, T> notAttempted,
                Function<Unknown, T> unknown) {
            return notAttempted.apply(this);
        }
    }

    /**
     * Everything else.
     *
     * @param txn the gateway's number, if a reply carried one
     * @param reply a reply that could not be opened yet
     */
    record Unknown(Doubt doubt, Optional<GatewayTxnId> txn, Optional<SealedReply> reply, GatewayTrace trace)
            implements ChargeOutcome {
        @Override
        public <T> T fold(
                Function<Approved, T> approved,
                Function<Declined, T> declined,
                Function<Pending, T> pending,
                Function<NotAttempted, T> notAttempted,
                Function<Unknown, T> unknown) {
            return unknown.apply(this);
        }
    }
}
