package io.dalmada.adapter.rest.payment;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.dalmada.adapter.rest.web.problem.ProblemDraft;
import io.dalmada.domain.gateway.NotAttemptedCause;
import io.dalmada.domain.gateway.RefundRefusal;
import io.dalmada.domain.payment.DepositAccount;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.Refund;
import io.dalmada.domain.payment.RefundOrigin;
import io.dalmada.domain.payment.RefundStatus;
import io.dalmada.domain.shared.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Money given back once. */
@Schema(name = "Refund")
@JsonInclude(Include.NON_NULL)
record RefundBody(
        String id,
        @Schema(format = "uuid") String paymentId,
        RefundStatus status,
        long amount,

        @Schema(description = "What this refund left of its charge")
        long remaining,

        String reason,

        @Schema(
                description =
                        "What made it: a request, a charge that should not stand, a bill that is over, or a cancel "
                                + "at the gateway that was booked when it was seen there")
        RefundOrigin origin,

        Instant createdAt,
        @Nullable Instant doneAt,
        @Nullable String refusal,
        @Nullable NotAttemptedCause notAttempted,
        @Nullable Instant nextInquiryAt,
        @Nullable AwaitingDeposit awaitingDeposit) {

    /** Where the merchant must pay in first. */
    @Schema(name = "AwaitingDeposit")
    @JsonInclude(Include.NON_NULL)
    record AwaitingDeposit(
            @Nullable String bank,
            @Nullable String account,
            @Nullable Instant until) {
        static AwaitingDeposit from(DepositAccount deposit) {
            return new AwaitingDeposit(
                    deposit.bank().orElse(null),
                    deposit.account().orElse(null),
                    deposit.until().orElse(null));
        }
    }

    static RefundBody from(Payment payment, Refund refund) {
        boolean open = refund.status().isOpen();
        return new RefundBody(
                refund.number().value(),
                payment.id().toString(),
                refund.status(),
                refund.amount().minor(),
                remaining(refund).minor(),
                refund.reason().text(),
                refund.origin(),
                refund.createdAt(),
                refund.doneAt().orElse(null),
                open ? null : refund.refusal().map(RefundRefusal::name).orElse(null),
                refund.notAttempted().orElse(null),
                open ? refund.question().map(q -> q.nextInquiryAt()).orElse(null) : null,
                open ? refund.deposit().map(AwaitingDeposit::from).orElse(null) : null);
    }

    /** As what a problem is about. */
    ProblemDraft addTo(ProblemDraft problem) {
        return problem.refund(paymentId, refusal, this);
    }

    private static Money remaining(Refund refund) {
        return refund.status() == RefundStatus.DONE
                ? refund.remainingBefore().minus(refund.amount())
                : refund.remainingBefore();
    }
}
