package io.dalmada.adapter.rest.payment;

import io.dalmada.adapter.rest.web.Amount;
import io.dalmada.adapter.rest.web.ApiRequest;
import io.dalmada.adapter.rest.web.FieldChecks;
import io.dalmada.adapter.rest.web.InvalidFields;
import io.dalmada.application.port.in.RefundPayment;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.payment.PaymentId;
import io.dalmada.domain.payment.RefundReason;
import io.dalmada.domain.shared.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/payments/{id}/refunds}. */
@Schema(name = "RefundOrder")
record RefundRequest(
        @Schema(
                implementation = Long.class,
                minimum = "1",
                maximum = "9999999999",
                description = "Whole won; everything that is left if absent")
        @Nullable
        Amount amount,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, maxLength = 100, description = "Passed to the gateway")
        @Nullable
        String reason,

        @Schema(
                minLength = 1,
                maxLength = 200,
                description =
                        "The charge to give back, by the gateway's number; the payment's own if absent. Names a second "
                                + "charge of the payment whose refund was refused before")
        @Nullable
        String transactionId)
        implements ApiRequest {

    /** @throws InvalidFields naming every field at fault */
    RefundPayment.Order toOrder(PaymentId payment) {
        FieldChecks checks = new FieldChecks();
        FieldChecks.Checked<Optional<Money>> wanted = checks.optional(amount, Amount::won);
        FieldChecks.Checked<RefundReason> why = checks.required("reason", reason, RefundReason::new);
        FieldChecks.Checked<Optional<GatewayTxnId>> charge = checks.optional(transactionId, ResolutionRequest::txn);
        checks.done();
        return new RefundPayment.Order(payment, charge.get(), wanted.get(), why.get());
    }

    @Override
    public String toString() {
        return "RefundRequest[***]";
    }
}
