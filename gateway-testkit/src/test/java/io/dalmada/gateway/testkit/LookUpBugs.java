package io.dalmada.gateway.testkit;

import io.dalmada.application.port.out.gateway.InquiryKey;
import io.dalmada.application.port.out.gateway.InquiryOutcome;
import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.application.port.out.gateway.PaymentSnapshot;
import io.dalmada.application.port.out.gateway.PaymentSnapshot.Status;
import io.dalmada.domain.gateway.Decline;
import io.dalmada.domain.gateway.RefundNo;
import java.util.Optional;

/** Look-ups that are read badly. */
final class LookUpBugs {
    private LookUpBugs() {}

    private static PaymentSnapshot declined(PaymentSnapshot seen, Status status, Optional<Decline> decline) {
        return new PaymentSnapshot(
                seen.txn(),
                seen.orderNo(),
                status,
                seen.charged(),
                seen.remaining(),
                seen.refunds(),
                seen.approvedAt(),
                seen.approvalNo(),
                decline);
    }

    /** Passes every look-up on and reads what was found once more. */
    private abstract static class Reading extends Passing {
        Reading(PaymentGateway honest) {
            super(honest);
        }

        @Override
        public final InquiryOutcome inquire(InquiryKey key) {
            InquiryOutcome outcome = super.inquire(key);
            return outcome instanceof InquiryOutcome.Found found
                    ? new InquiryOutcome.Found(read(found.payment()), found.trace())
                    : outcome;
        }

        abstract PaymentSnapshot read(PaymentSnapshot seen);
    }

    static final class ReadsFailedAsPending extends Reading {
        ReadsFailedAsPending(PaymentGateway honest) {
            super(honest);
        }

        @Override
        PaymentSnapshot read(PaymentSnapshot seen) {
            return seen.status() == Status.DECLINED ? declined(seen, Status.PENDING, Optional.empty()) : seen;
        }
    }

    static final class ForgetsTheReason extends Reading {
        ForgetsTheReason(PaymentGateway honest) {
            super(honest);
        }

        @Override
        PaymentSnapshot read(PaymentSnapshot seen) {
            return seen.status() == Status.DECLINED ? declined(seen, Status.DECLINED, Optional.empty()) : seen;
        }
    }

    /** Takes whatever stands where our number would for one. */
    static final class TakesAnyTextForRefundNumber extends Reading {
        TakesAnyTextForRefundNumber(PaymentGateway honest) {
            super(honest);
        }

        @Override
        PaymentSnapshot read(PaymentSnapshot seen) {
            seen.refunds().stream()
                    .filter(refund -> refund.refundNo().isEmpty())
                    .forEach(refund -> new RefundNo("고객 변심"));
            return seen;
        }
    }
}
