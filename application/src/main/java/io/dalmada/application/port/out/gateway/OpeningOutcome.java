package io.dalmada.application.port.out.gateway;

import io.dalmada.domain.gateway.Decline;
import io.dalmada.domain.gateway.Doubt;
import io.dalmada.domain.gateway.NotAttemptedCause;
import java.util.function.Function;

/**
 * The outcome of opening a window. Without the window no card can be entered, so every outcome but the first registers
 * nothing: at worst the gateway has an open window to which no customer was sent.
 */
public sealed interface OpeningOutcome {
    GatewayTrace trace();

    <T> T fold(
            Function<Opened, T> opened,
            Function<Refused, T> refused,
            Function<NotAttempted, T> notAttempted,
            Function<Unknown, T> unknown);

    record Opened(WindowOpening opening, GatewayTrace trace) implements OpeningOutcome {
        @Override
        public <T> T fold(
                Function<Opened, T> opened,
                Function<Refused, T> refused,
                Function<NotAttempted, T> notAttempted,
                Function<Unknown, T> unknown) {
            return opened.apply(this);
        }
    }

    /** The gateway will have no card of this customer registered. */
    record Refused(Decline decline, GatewayTrace trace) implements OpeningOutcome {
        @Override
        public <T> T fold(
                Function<Opened, T> opened,
                Function<Refused, T> refused,
                Function<NotAttempted, T> notAttempted,
                Function<Unknown, T> unknown) {
            return refused.apply(this);
        }
    }

    record NotAttempted(NotAttemptedCause cause, GatewayTrace trace) implements OpeningOutcome {
        @Override
        public <T> T fold(
                Function<Opened, T> opened,
                Function<Refused, T> refused,
                Function<NotAttempted, T> notAttempted,
                Function<Unknown, T> unknown) {
            return notAttempted.apply(this);
        }
    }

    /** No answer, one that is out of order, or one that is not understood. */
    record Unknown(Doubt doubt, GatewayTrace trace) implements OpeningOutcome {
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
