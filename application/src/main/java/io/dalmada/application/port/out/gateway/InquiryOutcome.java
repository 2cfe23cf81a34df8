package io.dalmada.application.port.out.gateway;

import io.dalmada.domain.gateway.Doubt;
import java.util.function.Function;

/** The outcome of a look-up. It never guesses: a failed look-up is inconclusive, not "not found". */
public sealed interface InquiryOutcome {
    GatewayTrace trace();

    <T> T fold(Function<Found, T> found, Function<NotFound, T> notFound, Function<Inconclusive, T> inconclusive);

    record Found(PaymentSnapshot payment, GatewayTrace trace) implements InquiryOutcome {
        @Override
        public <T> T fold(
                Function<Found, T> found, Function<NotFound, T> notFound, Function<Inconclusive, T> inconclusive) {
            return found.apply(this);
        }
    }

    /** The gateway answered, completely, that it has none. */
    record NotFound(GatewayTrace trace) implements InquiryOutcome {
        @Override
        public <T> T fold(
                Function<Found, T> found, Function<NotFound, T> notFound, Function<Inconclusive, T> inconclusive) {
            return notFound.apply(this);
        }
    }

    record Inconclusive(Doubt doubt, GatewayTrace trace) implements InquiryOutcome {
        @Override
        public <T> T fold(
                Function<Found, T> found, Function<NotFound, T> notFound, Function<Inconclusive, T> inconclusive) {
            return inconclusive.apply(this);
        }
    }
}
