package io.dalmada.application.service.reconciliation;

import io.dalmada.application.port.in.PeriodicWork;
import io.dalmada.application.port.in.ReconcileDay;
import io.dalmada.application.port.out.UnreadableRow;
import io.dalmada.application.service.shared.Korea;
import io.dalmada.application.service.shared.Ports;
import io.dalmada.application.service.shared.Settings;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.reconciliation.Reconciliation;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Each morning reconciles yesterday, and again the six days before it, for charges that turn up late and cancels made in
 * the gateway's console, and some older days once more (decision 0057). A day that another node has done this
 * morning is left alone; one whose list could not be read is tried again a while later. After more than a week in which no
 * node ran, the older days are caught up with too, once: a day is finished when it was reconciled a week after it.
 */
final class DailyReconciliation implements PeriodicWork {
    private static final System.Logger LOG = System.getLogger(DailyReconciliation.class.getName());
    private static final int DAYS_BACK = 7;
    /**
     * Days that are looked at again, so that what is done to an old charge in a gateway's console, or lands late, is found
     * whether or not a notice of it comes: a gateway may list a cancel on the day of its charge alone.
     */
    private static final List<Integer> LOOKED_AT_AGAIN = List.of(14, 30, 60, 92, 183, 366);

    /** Farther back nothing is caught up with day by day; what was reconciled once is still looked at again. */
    private static final int FARTHEST_BACK = 92;

    private final Ports ports;
    private final Settings settings;
    private final ReconcileDay reconcile;
    private volatile Instant nextDue = Instant.MIN;

    DailyReconciliation(Ports ports, Settings settings, ReconcileDay reconcile) {
        this.ports = ports;
        this.settings = settings;
        this.reconcile = reconcile;
    }

    @Override
    public String name() {
        return "daily-reconciliation";
    }

    @Override
    public Instant nextDue() {
        // A process that was down this morning catches up.
        return nextDue.equals(Instant.MIN) ? lastDue(ports.clock().instant()) : nextDue;
    }

    @Override
    public void runDue(Instant upTo) {
        Instant morning = lastDue(upTo);
        boolean done = true;
        for (GatewayId id : ports.gateways().ids()) {
            if (ports.gateways().require(id).journal().isPresent()) {
                for (int back = 1; back <= DAYS_BACK; back++) {
                    done &= isDone(id, Korea.day(morning).minusDays(back), morning);
                }
                catchUp(id, morning);
                lookAgain(id, morning);
            }
        }
        Instant tomorrow = Korea.at(Korea.day(morning).plusDays(1), settings.reconcileAt());
        Instant soon = upTo.plus(settings.reconcileRetry());
        nextDue = done || soon.isAfter(tomorrow) ? tomorrow : soon;
    }

    /** Back to the last day that was looked at; a gateway that was never looked at before has nothing to be caught up with. */
    private void catchUp(GatewayId gateway, Instant morning) {
        LocalDate newest = Korea.day(morning).minusDays(DAYS_BACK + 1L);
        LocalDate oldest = Korea.day(morning).minusDays(FARTHEST_BACK);
        Deque<LocalDate> missed = new ArrayDeque<>();
        for (LocalDate day = newest; !day.isBefore(oldest); day = day.minusDays(1)) {
            Optional<Reconciliation> result = found(gateway, day);
            if (result.isPresent() && isFinished(result.get())) {
                missed.forEach(each -> isDone(gateway, each, morning));
                return;
            }
            missed.push(day);
        }
    }

    /** Only at what was looked at before; what cannot be read this morning has its turn at the next distance. */
    private void lookAgain(GatewayId gateway, Instant morning) {
        LOOKED_AT_AGAIN.stream()
                .map(days -> Korea.day(morning).minusDays(days))
                .filter(day -> found(gateway, day).isPresent())
                .forEach(day -> isDone(gateway, day, morning));
    }

    /** A result that cannot be read stops neither the other days nor the other gateways. */
    private Optional<Reconciliation> found(GatewayId gateway, LocalDate day) {
        try {
            return ports.reconciliations().find(gateway, day);
        } catch (UnreadableRow setAside) {
            return Optional.empty();
        }
    }

    private boolean isFinished(Reconciliation result) {
        return result.complete()
                && !result.lookedAt().isBefore(Korea.at(result.day().plusDays(DAYS_BACK), settings.reconcileAt()));
    }

    private boolean isDone(GatewayId gateway, LocalDate day, Instant morning) {
        try {
            boolean before = ports.reconciliations()
                    .find(gateway, day)
                    .filter(Reconciliation::complete)
                    .filter(result -> !result.lookedAt().isBefore(morning))
                    .isPresent();
            return before || reconcile.of(gateway, day).complete();
        } catch (RuntimeException failed) {
            LOG.log(Level.ERROR, "{0} at {1} could not be reconciled now: {2}", day, gateway, failed.toString());
            return false;
        }
    }

    /** The latest moment up to this one at which the work was due. */
    private Instant lastDue(Instant upTo) {
        Instant today = Korea.at(Korea.day(upTo), settings.reconcileAt());
        return today.isAfter(upTo) ? Korea.at(Korea.day(upTo).minusDays(1), settings.reconcileAt()) : today;
    }
}
