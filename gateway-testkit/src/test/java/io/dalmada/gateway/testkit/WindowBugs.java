package io.dalmada.gateway.testkit;

import io.dalmada.application.port.out.gateway.KeptWindow;
import io.dalmada.application.port.out.gateway.OpenWindow;
import io.dalmada.application.port.out.gateway.OpeningOutcome;
import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.application.port.out.gateway.RegistrationWindow;
import io.dalmada.application.port.out.gateway.ReturnedRequest;
import io.dalmada.application.port.out.gateway.WindowOpening;
import io.dalmada.application.port.out.gateway.WindowReturn;
import io.dalmada.application.port.out.gateway.WindowStep;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Mistakes about windows that did not open. */
final class WindowBugs {
    private WindowBugs() {}

    /** Makes something else of what an opening came to. */
    private record Making(RegistrationWindow honest, UnaryOperator<OpeningOutcome> other)
            implements RegistrationWindow {
        @Override
        public OpeningOutcome open(OpenWindow request) {
            return other.apply(honest.open(request));
        }

        @Override
        public WindowReturn read(ReturnedRequest returned, KeptWindow kept) {
            return honest.read(returned, kept);
        }
    }

    /** Sends the customer to a window although nobody said that there is one. */
    static final class OpensWithoutAnAnswer extends Passing {
        OpensWithoutAnAnswer(PaymentGateway honest) {
            super(honest);
        }

        @Override
        public Optional<RegistrationWindow> registrationWindow() {
            return super.registrationWindow().map(honest -> new Making(honest, OpensWithoutAnAnswer::opened));
        }

        private static OpeningOutcome opened(OpeningOutcome outcome) {
            return outcome instanceof OpeningOutcome.Unknown
                    ? new OpeningOutcome.Opened(
                            new WindowOpening(
                                    new WindowStep.Redirect(URI.create("https://window.example/")),
                                    new KeptWindow(Map.of(), outcome.trace().at())),
                            outcome.trace())
                    : outcome;
        }
    }

    static final class ThrowsWhenNoneOpens extends Passing {
        ThrowsWhenNoneOpens(PaymentGateway honest) {
            super(honest);
        }

        @Override
        public Optional<RegistrationWindow> registrationWindow() {
            return super.registrationWindow().map(honest -> new Making(honest, ThrowsWhenNoneOpens::required));
        }

        private static OpeningOutcome required(OpeningOutcome outcome) {
            if (outcome instanceof OpeningOutcome.Opened) {
                return outcome;
            }
            throw new IllegalStateException("no window");
        }
    }
}
