package io.dalmada.application.port.in;

import io.dalmada.application.port.out.gateway.WindowStep;
import io.dalmada.domain.billingkey.Registration;
import io.dalmada.domain.gateway.Decline;
import io.dalmada.domain.gateway.GatewayWord;
import io.dalmada.domain.gateway.NotAttemptedCause;
import java.util.function.Function;

/** The result of opening a window. Only an opened one leaves a trace here; all others may be asked for again. */
public sealed interface OpeningResult {
    <T> T fold(
            Function<Opened, T> opened,
            Function<Refused, T> refused,
            Function<NotAttempted, T> notAttempted,
            Function<Unknown, T> unknown);

    /** @param step for the customer's browser alone; not kept */
    record Opened(Registration registration, WindowStep step) implements OpeningResult {
        @Override
        public <T> T fold(
                Function<Opened, T> opened,
                Function<Refused, T> refused,
                Function<NotAttempted, T> notAttempted,
                Function<Unknown, T> unknown) {
            return opened.apply(this);
        }
    }

    record Refused(Decline decline, GatewayWord word) implements OpeningResult {
        @Override
        public <T> T fold(
                Function<Opened, T> opened,
                Function<Refused, T> refused,
                Function<NotAttempted, T> notAttempted,
                Function<Unknown, T> unknown) {
            return refused.apply(this);
        }
    }

    record NotAttempted(NotAttemptedCause cause) implements OpeningResult {
        @Override
        public <T> T fold(
                Function<Opened, T> opened,
                Function<Refused, T> refused,
                Function<NotAttempted, T> notAttempted,
                Function<Unknown, T> unknown) {
            return notAttempted.apply(this);
        }
    }

    /** The gateway gave no usable answer. */
    record Unknown() implements OpeningResult {
        @Override
        public <T> T fold(
                Function<Opened, T> opened,
                Function<Refused, T> refused,
                Function<NotAttempted, T> notAttempted,
                Function<Unknown, T> unknown) {
            return unknown.apply(this);
        }
    }
}
