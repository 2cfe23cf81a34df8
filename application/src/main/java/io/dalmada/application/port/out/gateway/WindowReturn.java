package io.dalmada.application.port.out.gateway;

import io.dalmada.domain.gateway.Decline;
import java.util.function.Function;

/** How a registration window ended. */
public sealed interface WindowReturn {
    <T> T fold(
            Function<Completed, T> completed,
            Function<CanceledByCustomer, T> canceled,
            Function<Failed, T> failed,
            Function<Forged, T> forged);

    /** The customer agreed; the result is now to be exchanged, once. */
    record Completed(WindowResult result) implements WindowReturn {
        @Override
        public <T> T fold(
                Function<Completed, T> completed,
                Function<CanceledByCustomer, T> canceled,
                Function<Failed, T> failed,
                Function<Forged, T> forged) {
            return completed.apply(this);
        }
    }

    /** The customer closed the window, which is no failure. */
    record CanceledByCustomer() implements WindowReturn {
        @Override
        public <T> T fold(
                Function<Completed, T> completed,
                Function<CanceledByCustomer, T> canceled,
                Function<Failed, T> failed,
                Function<Forged, T> forged) {
            return canceled.apply(this);
        }
    }

    /** The gateway or the issuer would not have the card. */
    record Failed(Decline decline) implements WindowReturn {
        @Override
        public <T> T fold(
                Function<Completed, T> completed,
                Function<CanceledByCustomer, T> canceled,
                Function<Failed, T> failed,
                Function<Forged, T> forged) {
            return failed.apply(this);
        }
    }

    /** It does not belong to what was opened; nothing is asked of the gateway. @param why for operators, without values */
    record Forged(String why) implements WindowReturn {
        @Override
        public <T> T fold(
                Function<Completed, T> completed,
                Function<CanceledByCustomer, T> canceled,
                Function<Failed, T> failed,
                Function<Forged, T> forged) {
            return forged.apply(this);
        }
    }
}
