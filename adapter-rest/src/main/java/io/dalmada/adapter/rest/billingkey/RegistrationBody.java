package io.dalmada.adapter.rest.billingkey;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.dalmada.application.port.in.OpeningResult.Opened;
import io.dalmada.domain.billingkey.Registration;
import io.dalmada.domain.billingkey.RegistrationStatus;
import io.dalmada.domain.gateway.DeclineReason;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A registration in the gateway's window. */
@Schema(name = "Registration")
record RegistrationBody(
        @Schema(format = "uuid", description = "Also that of the billing key that comes of it")
        String id,

        String customerId,
        String gateway,
        RegistrationStatus status,

        @JsonInclude(Include.NON_NULL) @Schema(description = "Only in the answer that opened it") @Nullable
        WindowStepBody step,

        @JsonInclude(Include.NON_NULL) @Schema(description = "Of an open one: when it ends") @Nullable
        Instant expiresAt,

        @JsonInclude(Include.NON_NULL) @Schema(format = "uuid", description = "Once it is issued") @Nullable
        String billingKeyId,

        @JsonInclude(Include.NON_NULL) @Schema(description = "Why the gateway refused") @Nullable
        DeclineReason refusedFor,

        Instant openedAt) {

    static RegistrationBody from(Opened opened) {
        return of(opened.registration(), WindowStepBody.from(opened.step()));
    }

    static RegistrationBody from(Registration registration) {
        return of(registration, null);
    }

    private static RegistrationBody of(Registration registration, @Nullable WindowStepBody step) {
        boolean isOpen = registration.status() == RegistrationStatus.OPEN;
        boolean isIssued = registration.status() == RegistrationStatus.ISSUED;
        return new RegistrationBody(
                registration.id().toString(),
                registration.asked().customer().value(),
                registration.asked().gateway().value(),
                registration.status(),
                step,
                registration
                        .window()
                        .filter(window -> isOpen)
                        .map(Registration.Window::expiresAt)
                        .orElse(null),
                isIssued ? registration.id().toString() : null,
                registration.refusedFor().orElse(null),
                registration.openedAt());
    }

    String path() {
        return RegistrationController.PATH + "/" + id;
    }
}
