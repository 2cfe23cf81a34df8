package io.dalmada.gateway.testkit;

import io.dalmada.application.port.out.gateway.IssueCommand;
import io.dalmada.application.port.out.gateway.IssueOutcome;
import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.application.port.out.gateway.RefundCommand;
import io.dalmada.application.port.out.gateway.RefundOutcome;
import io.dalmada.domain.billingkey.CardKind;
import io.dalmada.domain.billingkey.CardOwner;
import io.dalmada.domain.billingkey.CardSummary;
import io.dalmada.domain.gateway.Doubt;
import io.dalmada.domain.gateway.GatewayKey;
import io.dalmada.domain.gateway.RefundNo;
import io.dalmada.domain.shared.SecretText;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Successes of refunds and issues that nobody looked at closely. */
final class ProofBugs {
    private ProofBugs() {}

    private static RefundOutcome refunded(RefundCommand command, RefundOutcome outcome) {
        return new RefundOutcome.Refunded(
                command.charge(),
                command.amount(),
                Optional.empty(),
                outcome.trace().at(),
                outcome.trace());
    }

    static final class BelievesAnyRefund extends Passing {
        BelievesAnyRefund(PaymentGateway honest) {
            super(honest);
        }

        @Override
        public RefundOutcome refund(RefundCommand command) {
            RefundOutcome outcome = super.refund(command);
            boolean fine = outcome instanceof RefundOutcome.Unknown unknown && unknown.doubt() == Doubt.MISMATCH;
            return fine ? refunded(command, outcome) : outcome;
        }
    }

    static final class TakesAnyonesKey extends Passing {
        TakesAnyonesKey(PaymentGateway honest) {
            super(honest);
        }

        @Override
        public IssueOutcome issueBillingKey(IssueCommand command) {
            IssueOutcome outcome = super.issueBillingKey(command);
            boolean fine = outcome instanceof IssueOutcome.Unknown unknown && unknown.doubt() == Doubt.MISMATCH;
            return fine ? issued(command, outcome) : outcome;
        }

        private IssueOutcome issued(IssueCommand command, IssueOutcome outcome) {
            return new IssueOutcome.Issued(
                    new GatewayKey(id(), SecretText.of("somebody-elses"), command.customerRef(), Map.of()),
                    new CardSummary(
                            Optional.empty(), Optional.empty(), Optional.empty(), CardKind.UNKNOWN, CardOwner.UNKNOWN),
                    outcome.trace().at(),
                    Optional.empty(),
                    outcome.trace());
        }
    }

    /** Thinks that a number it has sent before was executed then. */
    static final class TakesUsedRefundNumberForDone extends Passing {
        private final Map<RefundNo, RefundOutcome> sent = new ConcurrentHashMap<>();

        TakesUsedRefundNumberForDone(PaymentGateway honest) {
            super(honest);
        }

        @Override
        public RefundOutcome refund(RefundCommand command) {
            RefundOutcome known = sent.get(command.refundNo());
            if (known != null) {
                return refunded(command, known);
            }
            RefundOutcome outcome = super.refund(command);
            sent.put(command.refundNo(), outcome);
            return outcome;
        }
    }
}
