package io.dalmada.application.service.shared;

import io.dalmada.application.port.in.ClockWrong;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Business time for as long as it can be trusted, and {@link ClockWrong} otherwise: work that would move money, dates or
 * states by a wrong clock is stopped where it asks for the time. This is the one gate for all such work, and it is checked
 * at each use.
 *
 * <p>The clock is compared with a reference that all nodes share, every so often, and at once when it has moved otherwise
 * than the monotonic clock of the machine: so one that is put forward or back between two comparisons is caught as well. A
 * use in between costs two readings of a clock.
 */
public final class TrustedClock extends Clock {
    private static final System.Logger LOG = System.getLogger(TrustedClock.class.getName());
    /** A clock that is further off is wrong (decision 0040). */
    private static final Duration MOST = Duration.ofMinutes(2);

    private static final Duration LOOK_EVERY = Duration.ofSeconds(30);
    private static final Duration LEAP = Duration.ofSeconds(10);

    private final Clock own;
    private final Supplier<Instant> reference;
    private final LongSupplier nanoTime;
    private volatile Look look;

    /**
     * What the last comparison showed.
     *
     * @param ahead by how much our clock was ahead; empty when it could not be compared
     */
    private record Look(Optional<Duration> ahead, Instant at, long nanos) {
        boolean isRight() {
            return ahead.filter(off -> off.abs().compareTo(MOST) <= 0).isPresent();
        }
    }

    /**
     * @param reference a time that is one for all nodes, the database's; throws when it cannot be asked
     * @param nanoTime monotonic
     */
    public TrustedClock(Clock own, Supplier<Instant> reference, LongSupplier nanoTime) {
        this.own = own;
        this.reference = reference;
        this.nanoTime = nanoTime;
        this.look = new Look(Optional.empty(), own.instant(), nanoTime.getAsLong() - LOOK_EVERY.toNanos());
    }

    /** @throws ClockWrong while this node's clock is not to be trusted */
    @Override
    public Instant instant() {
        Instant now = own.instant();
        Look last = current(now);
        if (!last.isRight()) {
            throw last.ahead()
                    .map(ClockWrong::by)
                    .orElseGet(() -> new ClockWrong("this node's clock could not be compared with the database's"));
        }
        return now;
    }

    /** By how much this node's clock is ahead, negative when it is behind; empty when it could not be compared. */
    public Optional<Duration> ahead() {
        return current(own.instant()).ahead();
    }

    /** Why nothing may be done by this clock now, as a text for the operator; empty when it is right. */
    public Optional<String> wrong() {
        try {
            instant();
            return Optional.empty();
        } catch (ClockWrong wrong) {
            return Optional.ofNullable(wrong.getMessage());
        }
    }

    private Look current(Instant now) {
        return isFresh(look, now) ? look : lookAgain();
    }

    private boolean isFresh(Look last, Instant now) {
        long passed = nanoTime.getAsLong() - last.nanos();
        return passed < LOOK_EVERY.toNanos() && !hasLeapt(last, now, passed);
    }

    private static boolean hasLeapt(Look last, Instant now, long passed) {
        Duration off = Duration.between(last.at().plusNanos(passed), now);
        return off.abs().compareTo(LEAP) > 0;
    }

    /** Other threads wait for the one that compares, so that none goes on by a clock that may have become wrong. */
    private synchronized Look lookAgain() {
        Look before = look;
        if (!isFresh(before, own.instant())) {
            look = compared(before);
            tell(before, look);
        }
        return look;
    }

    /** The answer's way back is not subtracted: it is nothing against two minutes. */
    private Look compared(Look before) {
        try {
            Duration ahead = Duration.between(reference.get(), own.instant());
            return new Look(Optional.of(ahead), own.instant(), nanoTime.getAsLong());
        } catch (RuntimeException away) {
            // A right clock does not become wrong because the database is away; one that has leapt is not believed.
            LOG.log(Level.DEBUG, "the clock could not be compared: {0}", away.toString());
            long nanos = nanoTime.getAsLong();
            Instant now = own.instant();
            boolean leapt = hasLeapt(before, now, nanos - before.nanos());
            return new Look(leapt ? Optional.empty() : before.ahead(), now, nanos);
        }
    }

    private static void tell(Look before, Look now) {
        if (before.isRight() && !now.isRight()) {
            LOG.log(
                    Level.ERROR,
                    "the clock is wrong by {0}: nothing is done by it",
                    now.ahead().map(Duration::toString).orElse("?"));
        } else if (!before.isRight() && now.isRight()) {
            LOG.log(Level.INFO, "the clock is right");
        }
    }

    @Override
    public ZoneId getZone() {
        return own.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new TrustedClock(own.withZone(zone), reference, nanoTime);
    }
}
