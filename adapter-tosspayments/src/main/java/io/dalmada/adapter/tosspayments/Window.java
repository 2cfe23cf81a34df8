package io.dalmada.adapter.tosspayments;

import io.dalmada.application.port.out.gateway.GatewayTrace;
import io.dalmada.application.port.out.gateway.KeptWindow;
import io.dalmada.application.port.out.gateway.OpenWindow;
import io.dalmada.application.port.out.gateway.OpeningOutcome;
import io.dalmada.application.port.out.gateway.RegistrationWindow;
import io.dalmada.application.port.out.gateway.ReturnedRequest;
import io.dalmada.application.port.out.gateway.ReturnedRequest.Address;
import io.dalmada.application.port.out.gateway.WindowOpening;
import io.dalmada.application.port.out.gateway.WindowResult;
import io.dalmada.application.port.out.gateway.WindowReturn;
import io.dalmada.application.port.out.gateway.WindowStep.VendorScript;
import io.dalmada.domain.gateway.Decline;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.gateway.RegistrationNo;
import io.dalmada.domain.shared.SecretText;
import io.dalmada.gateway.support.Classification;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The vendor's window: its script takes a customer reference of our making, and the browser returns with it and a proof.
 */
record Window(Wire wire) implements RegistrationWindow {
    static final String PROOF = "authKey";
    private static final String CUSTOMER = "customerKey";
    private static final String REGISTRATION = "registrationNo";
    private static final Duration OPEN = Duration.ofMinutes(30);

    /** The vendor learns of it when the browser opens it: nothing is sent here, so nothing can fail. */
    @Override
    public OpeningOutcome open(OpenWindow request) {
        TossPaymentsSettings settings = wire.settings();
        String customer = request.customerRef().value();
        var parameters = new HashMap<>(Map.of("clientKey", settings.clientKey(), CUSTOMER, customer, "method", "CARD"));
        parameters.put("successUrl", request.success().toString());
        parameters.put("failUrl", request.failure().toString());
        parameters.put("customerName", request.buyer().name());
        request.buyer().email().ifPresent(email -> parameters.put("customerEmail", email));
        String number = request.registrationNo().value();
        var kept = Map.of(CUSTOMER, SecretText.of(customer), REGISTRATION, SecretText.of(number));
        var step = new VendorScript(settings.script(), "requestBillingAuth", parameters);
        Instant now = wire.line().clock().instant();
        var opening = new WindowOpening(step, new KeptWindow(kept, now.plus(OPEN)));
        return new OpeningOutcome.Opened(opening, GatewayTrace.ours(settings.id(), "open", now));
    }

    @Override
    public WindowReturn read(ReturnedRequest returned, KeptWindow opened) {
        if (returned.address() == Address.FAILURE) {
            return failed(returned.parameters().getOrDefault("code", ""));
        }
        var proof = secret(returned, PROOF).filter(key -> key.use(text -> text.length() <= 300));
        if (proof.isEmpty() || !secret(returned, CUSTOMER).equals(Optional.of(opened.value(CUSTOMER)))) {
            return new WindowReturn.Forged(proof.isEmpty() ? "no proof came back" : "it is another customer's");
        }
        String number = opened.value(REGISTRATION).use(text -> text);
        var result = new WindowResult(new RegistrationNo(number), Map.of(PROOF, proof.get()));
        return wire.line().clock().instant().isAfter(opened.expiresAt())
                ? new WindowReturn.Failed(Decline.of(DeclineReason.WINDOW_EXPIRED))
                : new WindowReturn.Completed(result);
    }

    /** Nothing was issued, for any code. */
    private static WindowReturn failed(String code) {
        var known = Wire.declined("window", code).map(Classification.Declined::decline);
        return code.equals("PAY_PROCESS_CANCELED")
                ? new WindowReturn.CanceledByCustomer()
                : new WindowReturn.Failed(known.orElse(Decline.of(DeclineReason.SYSTEM_ERROR)));
    }

    private static Optional<SecretText> secret(ReturnedRequest returned, String name) {
        var text = Optional.ofNullable(returned.parameters().get(name));
        return text.filter(it -> !it.isEmpty()).map(SecretText::of);
    }
}
