package io.dalmada.application.service.billing;

import io.dalmada.application.model.GatewayHold;
import io.dalmada.application.port.out.gateway.ChargeOutcome;
import io.dalmada.application.service.payment.ChargeProcedure.Sent;
import io.dalmada.application.service.shared.Billing;
import io.dalmada.application.service.shared.Ports;
import io.dalmada.domain.gateway.DeclineReason.Severity;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.gateway.NotAttemptedCause;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Whether a run may go on: the window is open, no hold is on the gateway, no maintenance is announced, and the gateway
 * works. What shows that our own configuration is wrong stops the gateway until an operator resumes it; a gateway that only
 * fails ends the run, so that not every bill has to find out for itself.
 */
final class BillingRunGuard {
    private static final System.Logger LOG = System.getLogger(BillingRunGuard.class.getName());
    private static final int TROUBLES_IN_A_ROW = 20;

    private final Ports ports;
    private final CollectionGate obstacles;
    private final GatewayId gateway;
    private final BooleanSupplier shuttingDown;
    private int troubles;
    private boolean unheld;
    private volatile boolean stopped;

    BillingRunGuard(Ports ports, Billing billing, GatewayId gateway, BooleanSupplier shuttingDown) {
        this.ports = ports;
        this.obstacles = new CollectionGate(ports, billing);
        this.gateway = gateway;
        this.shuttingDown = shuttingDown;
    }

    /** Statuses turn at any hour. */
    boolean mayTurn() {
        return !stopped && !shuttingDown.getAsBoolean();
    }

    boolean mayCollect() {
        return mayTurn() && obstacle().isEmpty();
    }

    /** Why nothing may be collected at this gateway now. */
    Optional<String> obstacle() {
        return obstacles.at(gateway);
    }

    void stop() {
        stopped = true;
    }

    /** True when the run was ended because the gateway failed so often in a row, or could not even be put on hold. */
    boolean gaveUp() {
        return unheld || troubles >= TROUBLES_IN_A_ROW;
    }

    void saw(List<Sent> outcomes) {
        for (Sent sent : outcomes) {
            troubles = isTrouble(sent.outcome()) ? troubles + 1 : 0;
            misconfigured(sent.outcome()).ifPresent(this::hold);
        }
        if (troubles >= TROUBLES_IN_A_ROW) {
            LOG.log(Level.ERROR, "{0} requests in a row failed at {1}: the run ends", troubles, gateway);
            stop();
        }
    }

    private void hold(String reason) {
        LOG.log(Level.ERROR, "billing at {0} is stopped until an operator resumes it: {1}", gateway, reason);
        Instant now = ports.clock().instant();
        try {
            ports.transactions()
                    .inTransaction(() -> ports.holds().hold(new GatewayHold(gateway, now, "billing run", reason)));
        } catch (RuntimeException unwritten) {
            LOG.log(
                    Level.ERROR,
                    "the stop of " + gateway + " could not be written, this run ends: " + unwritten,
                    unwritten);
            unheld = true;
            stop();
        }
    }

    private static boolean isTrouble(ChargeOutcome outcome) {
        return outcome.fold(
                approved -> false,
                declined -> declined.decline().reason().severity() == Severity.TECHNICAL,
                pending -> false,
                notAttempted -> true,
                unknown -> true);
    }

    /** A refusal that would meet every other bill too. */
    private static Optional<String> misconfigured(ChargeOutcome outcome) {
        return outcome.fold(
                approved -> Optional.empty(),
                declined -> declined.decline().reason().stopsAll()
                        ? Optional.of("declined: " + declined.decline().reason())
                        : Optional.empty(),
                pending -> Optional.empty(),
                notAttempted -> notAttempted.cause() == NotAttemptedCause.CREDENTIALS
                                || notAttempted.cause() == NotAttemptedCause.MISCONFIGURED
                        ? Optional.of("not attempted: " + notAttempted.cause())
                        : Optional.empty(),
                unknown -> Optional.empty());
    }
}
