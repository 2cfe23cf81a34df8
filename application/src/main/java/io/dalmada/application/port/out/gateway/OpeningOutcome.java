package io.dalmada.application.port.out.gateway;

import io.dalmada.domain.gateway.Decline;
import io.dalmada.domain.gateway.Doubt;
import io.dalmada.domain.gateway.NotAttemptedCause;
import java.util.function.Function;

/**
 * What the opening of a window came to. Without the window no card can be entered, so whatever it is but the first, nothing
 * was registered: at worst a window stands open at the gateway that nobody was sent to.
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

    /** No answer, one that is out of order, or one that nobody understands. */
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
