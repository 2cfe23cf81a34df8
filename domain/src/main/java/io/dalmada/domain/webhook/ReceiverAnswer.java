package io.dalmada.domain.webhook;

import java.util.Optional;

/**
 * What a receiver answered to a delivery.
 *
 * @param status of HTTP; empty when no answer came
 * @param failure why none came, as a stable code such as {@code timeout}; empty when one did
 */
public record ReceiverAnswer(Optional<Integer> status, Optional<String> failure) {
    private static final int GONE = 410;

    public static ReceiverAnswer of(int status) {
        return new ReceiverAnswer(Optional.of(status), Optional.empty());
    }

    public static ReceiverAnswer none(String failure) {
        return new ReceiverAnswer(Optional.empty(), Optional.of(failure));
    }

    /** Any 2xx. */
    public boolean isAccepted() {
        return status.filter(code -> code / 100 == 2).isPresent();
    }

    /** 410: it wants to hear nothing more. */
    public boolean isGone() {
        return status.filter(code -> code == GONE).isPresent();
    }
}
