package io.dalmada.gateway.testkit;

import io.dalmada.application.port.out.gateway.InquiryKey;
import io.dalmada.application.port.out.gateway.InquiryOutcome;
import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.application.port.out.gateway.RefundCommand;
import io.dalmada.application.port.out.gateway.RefundOutcome;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.gateway.RefundRefusal;
import java.util.Optional;

/** Mistakes about refunds and look-ups. */
final class OtherBugs {
    private OtherBugs() {}

    static final class RetriesRefunds extends Passing {
        RetriesRefunds(PaymentGateway honest) {
            super(honest);
        }

        @Override
        public RefundOutcome refund(RefundCommand command) {
            RefundOutcome outcome = super.refund(command);
            return outcome instanceof RefundOutcome.Unknown ? super.refund(command) : outcome;
        }
    }

    static final class NotFoundOnFailure extends Passing {
        NotFoundOnFailure(PaymentGateway honest) {
            super(honest);
        }

        @Override
        public InquiryOutcome inquire(InquiryKey key) {
            InquiryOutcome outcome = super.inquire(key);
            return outcome instanceof InquiryOutcome.Inconclusive
                    ? new InquiryOutcome.NotFound(outcome.trace())
                    : outcome;
        }
    }

    static final class RefundsAboveRemaining extends Passing {
        RefundsAboveRemaining(PaymentGateway honest) {
            super(honest);
        }

        @Override
        public RefundOutcome refund(RefundCommand command) {
            RefundOutcome outcome = super.refund(command);
            return outcome instanceof RefundOutcome.Refused no && no.reason() == RefundRefusal.EXCEEDS_REMAINING
                    ? new RefundOutcome.Refunded(
                            new GatewayTxnId("none"),
                            command.amount(),
                            Optional.empty(),
                            outcome.trace().at(),
                            outcome.trace())
                    : outcome;
        }
    }
}
