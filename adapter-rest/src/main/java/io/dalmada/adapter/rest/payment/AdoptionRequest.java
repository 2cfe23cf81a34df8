package io.dalmada.adapter.rest.payment;

import io.dalmada.adapter.rest.web.ApiRequest;
import io.dalmada.adapter.rest.web.FieldChecks;
import io.dalmada.adapter.rest.web.InvalidFields;
import io.dalmada.application.port.in.ResolvePayment;
import io.dalmada.domain.payment.OperatorStatement;
import io.dalmada.domain.payment.PaymentId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/payments/{id}/adoption}. */
@Schema(name = "Adoption")
record AdoptionRequest(
        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                maxLength = 100,
                description = "Why it was given back there")
        @Nullable
        String reason,

        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                maxLength = 1000,
                description = "What was looked at; kept for good, without card numbers")
        @Nullable
        String evidence)
        implements ApiRequest {

    /** @throws InvalidFields naming every field at fault */
    ResolvePayment.OfGateway toDecision(PaymentId payment, String actor) {
        FieldChecks checks = new FieldChecks();
        FieldChecks.Checked<String> why = checks.required("reason", reason, Function.identity());
        FieldChecks.Checked<String> seen = checks.required("evidence", evidence, Function.identity());
        checks.done();
        return new ResolvePayment.OfGateway(payment, new OperatorStatement(actor, why.get(), seen.get()));
    }
}
