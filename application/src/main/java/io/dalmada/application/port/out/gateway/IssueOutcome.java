package io.dalmada.application.port.out.gateway;

import io.dalmada.domain.billingkey.CardSummary;
import io.dalmada.domain.gateway.Decline;
import io.dalmada.domain.gateway.Doubt;
import io.dalmada.domain.gateway.GatewayKey;
import io.dalmada.domain.gateway.NotAttemptedCause;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** The outcome of a registration. Unknown costs an orphan key at most: the customer enters the card again. */
public sealed interface IssueOutcome {
    GatewayTrace trace();

    <T> T fold(
            Function<Issued, T> issued,
            Function<Refused, T> refused,
            Function<NotAttempted, T> notAttempted,
            Function<Unknown, T> unknown);

    /** @param firstCharge only at gateways that charge when they issue */
    record Issued(
            GatewayKey key,
            CardSummary card,
            Instant issuedAt,
            Optional<ChargeOutcome.Approved> firstCharge,
            GatewayTrace trace)
            implements IssueOutcome {
        @Override
        public <T> T fold(
                Function<Issued, T> issued,
                Function<Refused, T> refused,
                Function<NotAttempted, T> notAttempted,
                Function<Unknown, T> unknown) {
            return issued.apply(this);
        }
    }

    record Refused(Decline decline, GatewayTrace trace) implements IssueOutcome {
        @Override
        public <T> T fold(
                Function<Issued, T> issued,
                Function<Refused, T> refused,
                Function<NotAttempted, T> notAttempted,
                Function<Unknown, T> unknown) {
            return refused.apply(this);
        }
    }

    record NotAttempted(NotAttemptedCause cause, GatewayTrace trace) implements IssueOutcome {
        @Override
        public <T> T fold(
                Function<Issued, T> issued,
                Function<Refused, T> refused,
                Function<NotAttempted, T> notAttempted,
                Function<Unknown, T> unknown) {
            return notAttempted.apply(this);
        }
    }

    record Unknown(Doubt doubt, GatewayTrace trace) implements IssueOutcome {
        @Override
        public <T> T fold(
                Function<Issued, T> issued,
                Function<Refused, T> refused,
                Function<NotAttempted, T> notAttempted,
                Function<Unknown, T> unknown) {
            return unknown.apply(this);
        }
    }
}
