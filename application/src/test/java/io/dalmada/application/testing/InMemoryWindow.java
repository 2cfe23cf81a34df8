package io.dalmada.application.testing;

import io.dalmada.application.port.out.gateway.KeptWindow;
import io.dalmada.application.port.out.gateway.OpenWindow;
import io.dalmada.application.port.out.gateway.OpeningOutcome;
import io.dalmada.application.port.out.gateway.RegistrationWindow;
import io.dalmada.application.port.out.gateway.ReturnedRequest;
import io.dalmada.application.port.out.gateway.WindowOpening;
import io.dalmada.application.port.out.gateway.WindowResult;
import io.dalmada.application.port.out.gateway.WindowReturn;
import io.dalmada.application.port.out.gateway.WindowStep;
import io.dalmada.domain.gateway.Decline;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.gateway.RegistrationNo;
import io.dalmada.domain.shared.SecretText;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The window of an {@link InMemoryGateway}: a page whose address names the registration. A customer who agrees brings back
 * {@code number} and {@code proof}, one who closes it {@code closed}, and one whose card is refused {@code refused}.
 */
public final class InMemoryWindow implements RegistrationWindow {
    private static final Duration OPEN = Duration.ofMinutes(10);

    private final Clock clock;
    private final Function<OpenWindow, Function<WindowOpening, OpeningOutcome>> asked;
    private final Set<String> spent = new HashSet<>();

    /** @param asked of the gateway: what comes of a window that could be opened */
    InMemoryWindow(Clock clock, Function<OpenWindow, Function<WindowOpening, OpeningOutcome>> asked) {
        this.clock = clock;
        this.asked = asked;
    }

    /** What the browser brings when the customer agreed. */
    public static Map<String, String> agreed(RegistrationNo number) {
        return Map.of("number", number.value(), "proof", "proof-of-" + number.value());
    }

    @Override
    public OpeningOutcome open(OpenWindow request) {
        var number = Map.of("number", SecretText.of(request.registrationNo().value()));
        return asked.apply(request)
                .apply(new WindowOpening(
                        new WindowStep.Redirect(URI.create("https://window.example/" + request.registrationNo())),
                        new KeptWindow(number, clock.instant().plus(OPEN))));
    }

    @Override
    public WindowReturn read(ReturnedRequest returned, KeptWindow kept) {
        Map<String, String> brought = returned.parameters();
        String number = kept.value("number").use(text -> text);
        if (!number.equals(brought.get("number"))) {
            return new WindowReturn.Forged("another registration's number");
        }
        if (brought.containsKey("closed")) {
            return new WindowReturn.CanceledByCustomer();
        }
        if (brought.containsKey("refused")) {
            return new WindowReturn.Failed(Decline.of(DeclineReason.CARD_EXPIRED));
        }
        return Optional.ofNullable(brought.get("proof"))
                .<WindowReturn>map(proof -> new WindowReturn.Completed(
                        new WindowResult(new RegistrationNo(number), Map.of("proof", SecretText.of(proof)))))
                .orElseGet(() -> new WindowReturn.Forged("no proof"));
    }

    /** @return false when this proof bought a key before */
    synchronized boolean spend(WindowResult result) {
        return Objects.requireNonNull(result.proof().get("proof")).use(spent::add);
    }
}
