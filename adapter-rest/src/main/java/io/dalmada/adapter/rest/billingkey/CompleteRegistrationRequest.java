package io.dalmada.adapter.rest.billingkey;

import io.dalmada.adapter.rest.web.ApiRequest;
import io.dalmada.adapter.rest.web.FieldChecks;
import io.dalmada.adapter.rest.web.InvalidFields;
import io.dalmada.adapter.rest.web.TextReader;
import io.dalmada.application.port.out.gateway.ReturnedRequest;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/** {@code POST /v1/billing-key-registrations/{id}/completion}. */
@Schema(name = "CompleteRegistration")
record CompleteRegistrationRequest(
        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                allowableValues = {"success", "failure"},
                description = "The outcome in the query with which the browser came back")
        @Nullable
        String outcome,

        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                description = "All parameters with which the browser came back, decoded; at most 30")
        @JsonDeserialize(contentUsing = TextReader.AsItIs.class)
        @Nullable
        Map<String, String> parameters)
        implements ApiRequest {
    private static final int MOST = 30;

    /** @throws InvalidFields naming every field at fault */
    ReturnedRequest toReturned() {
        FieldChecks checks = new FieldChecks();
        FieldChecks.Checked<ReturnedRequest.Address> address =
                checks.required("outcome", outcome, CompleteRegistrationRequest::address);
        FieldChecks.Checked<Map<String, String>> brought =
                checks.required("parameters", parameters, CompleteRegistrationRequest::few);
        checks.done();
        return new ReturnedRequest(address.get(), brought.get());
    }

    private static ReturnedRequest.Address address(String outcome) {
        if (!outcome.equals("success") && !outcome.equals("failure")) {
            throw DomainException.field(Refusal.REGISTRATION_INVALID, "outcome", "outcome must be success or failure");
        }
        return ReturnedRequest.Address.valueOf(outcome.toUpperCase(Locale.ROOT));
    }

    private static Map<String, String> few(Map<String, String> parameters) {
        if (parameters.size() > MOST || parameters.containsValue(null)) {
            throw DomainException.field(
                    Refusal.REGISTRATION_INVALID, "parameters", "parameters must be at most 30 texts");
        }
        return parameters;
    }

    /** Parameters are proofs. */
    @Override
    public String toString() {
        return "CompleteRegistrationRequest[***]";
    }
}
