package io.dalmada.gateway.testkit;

import io.dalmada.application.port.out.gateway.Acknowledgement;
import io.dalmada.application.port.out.gateway.GatewayNotices;
import io.dalmada.application.port.out.gateway.InquiryKey;
import io.dalmada.application.port.out.gateway.InquiryOutcome;
import io.dalmada.application.port.out.gateway.NoticeReading;
import io.dalmada.application.port.out.gateway.NoticeReading.Trust;
import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.application.port.out.gateway.RefundCommand;
import io.dalmada.application.port.out.gateway.RefundOutcome;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.gateway.RefundRefusal;
import java.util.List;
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

    /** Tells the gateway to believe what it believes itself. */
    static final class RefundsWithoutGuard extends Passing {
        RefundsWithoutGuard(PaymentGateway honest) {
            super(honest);
        }

        @Override
        public RefundOutcome refund(RefundCommand command) {
            RefundOutcome outcome = super.refund(command);
            return outcome instanceof RefundOutcome.Refused no && no.reason() == RefundRefusal.REMAINING_CHANGED
                    ? super.refund(expectingWhatIsLeft(command))
                    : outcome;
        }

        private RefundCommand expectingWhatIsLeft(RefundCommand command) {
            var seen =
                    (InquiryOutcome.Found) inquire(new InquiryKey.ByTransaction(command.charge(), command.chargedAt()));
            return new RefundCommand(
                    command.refundNo(),
                    command.charge(),
                    command.chargeOrderNo(),
                    command.chargedAt(),
                    command.charged(),
                    seen.payment().remaining().orElseThrow(),
                    command.amount(),
                    command.tax(),
                    command.reason());
        }
    }

    /** Looks into a notice without a look at its signature. */
    static final class BelievesNotices extends Passing {
        BelievesNotices(PaymentGateway honest) {
            super(honest);
        }

        @Override
        public Optional<GatewayNotices> notices() {
            return super.notices().map(honest -> notice -> {
                NoticeReading reading = honest.read(notice);
                return reading.trust() == Trust.FORGED
                        ? new NoticeReading(
                                List.of(), Trust.SIGNED, Optional.empty(), Acknowledgement.ok("text/plain", "OK"))
                        : reading;
            });
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
