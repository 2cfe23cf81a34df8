package io.dalmada.application.port.out.gateway;

import java.util.List;
import java.util.Optional;

/**
 * What a notice says, which is never an outcome.
 *
 * @param notices empty when it concerns nothing of ours, or is not to be trusted at all
 * @param dedupeId equal for repetitions of one notice; empty when only its bytes can tell
 * @param answer exactly what the vendor wants to hear
 */
public record NoticeReading(
        List<GatewayNotice> notices, Trust trust, Optional<String> dedupeId, Acknowledgement answer) {
    public NoticeReading {
        notices = List.copyOf(notices);
        if (trust == Trust.FORGED && !notices.isEmpty()) {
            throw new IllegalArgumentException("a forged notice hints at nothing");
        }
    }

    /** What is known of who sent it. */
    public enum Trust {
        /** Its signature is the gateway's. */
        SIGNED,
        /** Any sender that knows the address may have sent it. */
        UNSIGNED,
        /** Its signature is wrong, where there must be one. */
        FORGED
    }
}
