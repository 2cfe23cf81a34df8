package io.dalmada.application.port.in;

import io.dalmada.domain.billingkey.BillingKey;
import io.dalmada.domain.gateway.Decline;
import io.dalmada.domain.gateway.GatewayWord;
import io.dalmada.domain.gateway.NotAttemptedCause;
import java.util.function.Function;

/** The result of a registration. */
public sealed interface RegistrationResult {
    <T> T fold(
            Function<Registered, T> registered,
            Function<Refused, T> refused,
            Function<NotAttempted, T> notAttempted,
            Function<Unknown, T> unknown);

    record Registered(BillingKey billingKey) implements RegistrationResult {
        @Override
        public <T> T fold(
                Function<Registered, T> registered,
                Function<Refused, T> refused,
                Function<NotAttempted, T> notAttempted,
                Function<Unknown, T> unknown) {
            return registered.apply(this);
        }
    }

    record Refused(Decline decline, GatewayWord word) implements RegistrationResult {
        @Override
        public <T> T fold(
                Function<Registered, T> registered,
                Function<Refused, T> refused,
                Function<NotAttempted, T> notAttempted,
                Function<Unknown, T> unknown) {
            return refused.apply(this);
        }
    }

    record NotAttempted(NotAttemptedCause cause) implements RegistrationResult {
        @Override
        public <T> T fold(
                Function<Registered, T> registered,
                Function<Refused, T> refused,
                Function<NotAttempted, T> notAttempted,
                Function<Unknown, T> unknown) {
            return notAttempted.apply(this);
        }
    }

    /** The card must be entered again; at worst an unused key exists at the gateway. */
    record Unknown() implements RegistrationResult {
        @Override
        public <T> T fold(
                Function<Registered, T> registered,
                Function<Refused, T> refused,
                Function<NotAttempted, T> notAttempted,
                Function<Unknown, T> unknown) {
            return unknown.apply(this);
        }
    }
}
