package io.dalmada.adapter.rest.payment;

import io.dalmada.adapter.rest.web.ApiRequest;
import io.dalmada.adapter.rest.web.FieldChecks;
import io.dalmada.adapter.rest.web.InvalidFields;
import io.dalmada.application.port.in.ResolvePayment;
import io.dalmada.application.port.in.ResolvePayment.Charge;
import io.dalmada.application.port.in.ResolvePayment.Decision;
import io.dalmada.application.port.in.ResolvePayment.GivingBack;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.gateway.MerchantOrderNo;
import io.dalmada.domain.gateway.RefundNo;
import io.dalmada.domain.payment.OperatorStatement;
import io.dalmada.domain.payment.PaymentId;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/payments/{id}/resolution}. */
@Schema(name = "Resolution")
record ResolutionRequest(
        @Schema(description = "The attempt to settle; either this or refundNumber") @Nullable
        String orderNumber,

        @Schema(description = "The refund to settle; either this or orderNumber") @Nullable
        String refundNumber,

        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                allowableValues = {"CHARGED", "DECLINED", "NOT_CHARGED", "REFUNDED", "NOT_REFUNDED"},
                description = "The first three of an attempt, the others of a refund")
        @Nullable
        String outcome,

        @Schema(maxLength = 200, description = "The gateway's number; CHARGED needs it") @Nullable
        String transactionId,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, maxLength = 100) @Nullable
        String reason,

        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                maxLength = 1000,
                description = "What was looked at; kept for good, without card numbers")
        @Nullable
        String evidence)
        implements ApiRequest {
    private static final String NUMBER = "[A-Z0-9-]{6,40}";

    /** @throws InvalidFields naming every field at fault */
    Decision toDecision(PaymentId payment, String actor) {
        boolean ofRefund = refundNumber != null;
        FieldChecks checks = new FieldChecks();
        FieldChecks.Checked<Subject> subject = checks.required(
                "orderNumber", ofRefund ? refundNumber : orderNumber, number -> subject(ofRefund, number));
        FieldChecks.Checked<Enum<?>> settled = checks.required(
                "outcome", outcome, text -> ofRefund ? read(GivingBack.values(), text) : read(Charge.values(), text));
        FieldChecks.Checked<Optional<GatewayTxnId>> txn = checks.optional(transactionId, ResolutionRequest::txn);
        FieldChecks.Checked<String> why = checks.required("reason", reason, Function.identity());
        FieldChecks.Checked<String> seen = checks.required("evidence", evidence, Function.identity());
        checks.done();
        OperatorStatement by = new OperatorStatement(actor, why.get(), seen.get());
        return subject.get().decision(payment, settled.get(), txn.get(), by);
    }

    /** An attempt or a refund, by its number. */
    private record Subject(boolean refund, String number) {
        Decision decision(PaymentId payment, Enum<?> outcome, Optional<GatewayTxnId> txn, OperatorStatement by) {
            return refund
                    ? new ResolvePayment.OfRefund(payment, new RefundNo(number), (GivingBack) outcome, txn, by)
                    : new ResolvePayment.OfAttempt(payment, new MerchantOrderNo(number), (Charge) outcome, txn, by);
        }
    }

    private Subject subject(boolean ofRefund, String number) {
        if (ofRefund && orderNumber != null) {
            throw invalid("refundNumber", "give either orderNumber or refundNumber");
        }
        if (!number.matches(NUMBER)) {
            throw invalid(ofRefund ? "refundNumber" : "orderNumber", "this is no number of ours");
        }
        return new Subject(ofRefund, number);
    }

    private static <E extends Enum<E>> Enum<?> read(E[] values, String text) {
        return Arrays.stream(values)
                .filter(value -> value.name().equals(text))
                .findFirst()
                .orElseThrow(() -> invalid("outcome", "outcome must be one of " + Arrays.toString(values)));
    }

    static GatewayTxnId txn(String text) {
        try {
            return new GatewayTxnId(text);
        } catch (IllegalArgumentException malformed) {
            throw invalid("transactionId", "transactionId must be 1 to 200 printable characters");
        }
    }

    private static DomainException invalid(String field, String text) {
        return DomainException.field(Refusal.RESOLUTION_INVALID, field, text);
    }
}
