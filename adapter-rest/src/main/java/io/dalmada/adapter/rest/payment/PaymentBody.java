package io.dalmada.adapter.rest.payment;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.dalmada.adapter.rest.web.Language;
import io.dalmada.adapter.rest.web.problem.CustomerMessages;
import io.dalmada.adapter.rest.web.problem.ProblemDraft;
import io.dalmada.domain.gateway.Doubt;
import io.dalmada.domain.payment.Approval;
import io.dalmada.domain.payment.Attempt;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.PaymentStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One amount to be collected once. */
@Schema(name = "Payment")
public record PaymentBody(
        @Schema(format = "uuid") String id,
        PaymentStatus status,
        String customerId,
        @Schema(format = "uuid") String billingKeyId,

        @JsonInclude(Include.NON_NULL) @Schema(format = "uuid") @Nullable
        String subscriptionId,

        long amount,
        String currency,
        List<PriceLineBody> lines,

        @Schema(description = "Of the attempt that paid, else of the last one")
        String orderNumber,

        @Nullable String transactionId,
        @Nullable String approvalNumber,
        @Nullable Instant approvedAt,
        @JsonInclude(Include.NON_NULL) @Nullable URI receiptUrl,
        long refundedAmount,
        List<AttemptBody> attempts,
        List<RefundBody> refunds,

        @JsonInclude(Include.NON_NULL)
        @Schema(description = "While PROCESSING: why the outcome is not known yet")
        @Nullable
        Doubt doubt,

        @JsonInclude(Include.NON_NULL)
        @Schema(description = "While PROCESSING: when the gateway is asked next")
        @Nullable
        Instant nextInquiryAt,

        @JsonInclude(Include.NON_NULL) @Schema(description = "While PROCESSING: text for the customer") @Nullable
        String customerMessage,

        Instant createdAt) {

    public static PaymentBody from(Payment payment, Language language) {
        Attempt shown = payment.paidBy().orElseGet(payment::lastAttempt);
        AttemptBody attempt = AttemptBody.from(shown);
        Optional<Approval> approval = shown.approval();
        boolean open = payment.status() == PaymentStatus.PROCESSING;
        return new PaymentBody(
                payment.id().toString(),
                payment.status(),
                payment.customer().value(),
                payment.billingKey().toString(),
                payment.bill().map(bill -> bill.subscription().toString()).orElse(null),
                payment.amount().minor(),
                payment.amount().currency().getCurrencyCode(),
                payment.lines().stream().map(PriceLineBody::from).toList(),
                attempt.orderNumber(),
                attempt.transactionId(),
                approval.flatMap(Approval::approvalNo).orElse(null),
                approval.map(Approval::approvedAt).orElse(null),
                approval.flatMap(Approval::receipt).orElse(null),
                payment.refundedAmount().minor(),
                payment.attempts().stream().map(AttemptBody::from).toList(),
                payment.refunds().stream()
                        .map(refund -> RefundBody.from(payment, refund))
                        .toList(),
                attempt.doubt(),
                attempt.nextInquiryAt(),
                open ? CustomerMessages.chargeOpen(language) : null,
                payment.createdAt());
    }

    /** As what a problem is about. */
    public ProblemDraft addTo(ProblemDraft problem) {
        return problem.payment(id, this);
    }

    String path() {
        return "/v1/payments/" + id;
    }
}
