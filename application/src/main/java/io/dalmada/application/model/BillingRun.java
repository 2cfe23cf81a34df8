package io.dalmada.application.model;

import io.dalmada.domain.gateway.GatewayId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One node's work through what was due at one gateway.
 *
 * @param due how many bills were due when it started; other nodes may take some of them
 * @param trigger {@code schedule}, or the name of the operator who asked for it
 * @param nextDue when the next bill falls due after it; empty while it runs or when none is planned
 */
public record BillingRun(
        UUID id,
        GatewayId gateway,
        String node,
        String trigger,
        Status status,
        Instant startedAt,
        Optional<Instant> finishedAt,
        long due,
        Counts counts,
        Optional<Instant> nextDue) {

    /** How far it is. */
    public enum Status {
        RUNNING,
        FINISHED,
        /** The gateway was put on hold, the window closed or the node was shut down; what is left is taken up later. */
        STOPPED,
        /** Its node died. */
        LOST
    }

    /**
     * What became of the bills it took up.
     *
     * @param opened written down to be charged
     * @param notSent provably not charged
     * @param impossible the billing key cannot be charged, or credit paid
     * @param turned subscriptions whose status changed by the calendar
     */
    public record Counts(
            long opened, long charged, long declined, long unknown, long notSent, long impossible, long turned) {
        public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0);

        public Counts plus(Counts more) {
            return new Counts(
                    opened + more.opened,
                    charged + more.charged,
                    declined + more.declined,
                    unknown + more.unknown,
                    notSent + more.notSent,
                    impossible + more.impossible,
                    turned + more.turned);
        }
    }
}
