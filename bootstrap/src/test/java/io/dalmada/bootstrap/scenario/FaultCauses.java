package io.dalmada.bootstrap.scenario;

import io.dalmada.simulator.cookiepay.fault.Fault;
import io.dalmada.simulator.cookiepay.state.Step;
import java.util.Set;

/** What a timeline must tell after a fault, whichever of the two ends of the wire saw it. */
final class FaultCauses {
    /** A connection that breaks before anything was read may be seen as either. */
    private static final Set<String> BROKEN_OFF = Set.of("NO_REPLY", "NO_CONNECTION");

    private FaultCauses() {}

    /** Empty when nothing went wrong; one of them otherwise. */
    static Set<String> of(Fault fault) {
        if (fault.step() == Step.TOKEN) {
            return Set.of("NO_CONNECTION", "GATEWAY_TROUBLE", "CREDENTIALS", "NO_REPLY");
        }
        return fault.step() == Step.DECRYPT ? Set.of("UNREADABLE_REPLY") : ofSending(fault);
    }

    private static Set<String> ofSending(Fault fault) {
        return switch (fault.kind()) {
            // A reply that came whole, however slowly, leaves nothing to explain.
            case DELAY, TRICKLE_AFTER -> Set.of();
            case CLOSE_BEFORE, RESET_BEFORE, CLOSE_AFTER, RESET_AFTER -> BROKEN_OFF;
            case HANG_BEFORE, HANG_AFTER, LATE_EFFECT -> Set.of("NO_REPLY");
            case STATUS, STATUS_AFTER -> Set.of("GATEWAY_TROUBLE", "BROKEN_REPLY");
            case HTML_AFTER, EMPTY_AFTER, TRUNCATED_AFTER -> Set.of("BROKEN_REPLY", "NO_REPLY");
            // It passes by itself, since the next attempt logs in anew: nobody's credentials are wrong.
            case EXPIRED_TOKEN -> Set.of("CLOSED_BY_US");
            case OTHER_ORDER, OTHER_AMOUNT, NO_TID -> Set.of("MISMATCH");
            default -> throw new IllegalArgumentException("no cell of the matrix: " + fault.kind());
        };
    }
}
