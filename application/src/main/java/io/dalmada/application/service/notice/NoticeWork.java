package io.dalmada.application.service.notice;

import io.dalmada.application.model.NoticeHint;
import io.dalmada.application.port.in.PeriodicWork;
import io.dalmada.application.port.in.VerifyNotification;
import io.dalmada.application.port.out.KeptNotice;
import io.dalmada.application.port.out.KeptNotice.Result;
import io.dalmada.application.service.shared.DueItems;
import io.dalmada.domain.gateway.GatewayId;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Looks into notices: each is a hint to ask, and what the gateway then says is recorded as ever. A hint that is not
 * followed loses nothing, for every unknown is asked about at its own time anyway; so a flood of notices does not become a
 * flood of inquiries.
 */
final class NoticeWork implements PeriodicWork {
    private static final System.Logger LOG = System.getLogger(NoticeWork.class.getName());
    private static final int BATCH = 200;
    /** Of each run, so that charges have the gateway to themselves again. */
    private static final int QUESTIONS = 10;

    private static final Duration PAUSE = Duration.ofSeconds(5);
    /** So many of one order are begun in the time below; what was begun is looked into to its end. */
    private static final int BEGUN = 10;

    private static final Duration BEGUN_WITHIN = Duration.ofHours(1);
    /** 1, 2, 4, … minutes apart: two hours for a reply that is on its way, or for a gateway that does not answer. */
    private static final int TRIES = 8;
    /** A gateway may show a charge a minute after its notice. */
    private static final int TRIES_TO_CONFIRM = 2;

    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);

    private final NoticePorts ports;
    private final VerifyNotification verify;
    private final DueItems<UUID> notices = new DueItems<>("notice", BATCH);
    private volatile Instant rested = Instant.MIN;

    NoticeWork(NoticePorts ports, VerifyNotification verify) {
        this.ports = ports;
        this.verify = verify;
    }

    @Override
    public String name() {
        return "gateway-notices";
    }

    @Override
    public Instant nextDue() {
        return ports.box()
                .nextDue()
                .map(due -> due.isBefore(rested) ? rested : due)
                .orElse(Instant.MAX);
    }

    @Override
    public void runDue(Instant upTo) {
        AtomicInteger asked = new AtomicInteger();
        Map<UUID, KeptNotice> found = new HashMap<>();
        notices.each(
                upTo,
                most -> due(upTo, most, found),
                id -> asked.addAndGet(lookInto(Objects.requireNonNull(found.get(id))) ? 1 : 0),
                () -> asked.get() == QUESTIONS);
        if (asked.get() == QUESTIONS) {
            rested = upTo.plus(PAUSE);
        }
    }

    private List<UUID> due(Instant upTo, int most, Map<UUID, KeptNotice> found) {
        List<KeptNotice> due =
                ports.transactions().inTransaction(() -> ports.box().due(upTo, most));
        due.forEach(notice -> found.put(notice.id(), notice));
        return due.stream().map(KeptNotice::id).toList();
    }

    /**
     * One that was begun and fails is due again later by itself; one that cannot be begun is left to {@link DueItems}.
     *
     * @return whether the gateway was asked
     */
    private boolean lookInto(KeptNotice notice) {
        NoticeHint hint = notice.hint().orElseThrow();
        Instant now = ports.clock().instant();
        Instant again = now.plus(FIRST_PAUSE.multipliedBy(1L << Math.min(notice.looks(), TRIES)));
        if (notice.looks() == 0 && isFull(notice.gateway(), hint, now)) {
            settle(notice, Result.TOO_MANY);
            return false;
        }
        if (!ports.transactions().inTransaction(() -> ports.box().begin(notice, now, again))) {
            return false;
        }
        try {
            return follow(notice, hint);
        } catch (RuntimeException failed) {
            LOG.log(Level.ERROR, "notice {0} could not be looked into now: {1}", notice.id(), failed.toString());
            settleAfter(TRIES, notice.looks() + 1, notice, Result.GIVEN_UP);
            return true;
        }
    }

    private boolean isFull(GatewayId gateway, NoticeHint hint, Instant now) {
        return ports.box().begun(gateway, hint, now.minus(BEGUN_WITHIN)) >= BEGUN;
    }

    private boolean follow(KeptNotice notice, NoticeHint hint) {
        VerifyNotification.Found found = verify.verify(notice.gateway(), hint);
        int looks = notice.looks() + 1;
        switch (found) {
            case NOT_OURS -> settle(notice, Result.NOT_OURS);
            case KNOWN -> settle(notice, Result.KNOWN);
            case CONFIRMED -> settle(notice, Result.CONFIRMED);
            case DIFFERENT -> settle(notice, Result.DIFFERENT);
            case TOO_EARLY, UNANSWERED -> settleAfter(TRIES, looks, notice, Result.GIVEN_UP);
            case NOT_CONFIRMED -> settleAfter(TRIES_TO_CONFIRM, looks, notice, Result.NOT_CONFIRMED);
        }
        return found != VerifyNotification.Found.NOT_OURS
                && found != VerifyNotification.Found.KNOWN
                && found != VerifyNotification.Found.TOO_EARLY;
    }

    private void settleAfter(int tries, int looks, KeptNotice notice, Result result) {
        if (looks >= tries) {
            settle(notice, result);
        }
    }

    private void settle(KeptNotice notice, Result result) {
        ports.transactions().inTransaction(() -> ports.box().settle(notice.id(), result));
        ports.counts()
                .count(notice.gateway(), result.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        if (result == Result.NOT_CONFIRMED) {
            LOG.log(
                    Level.WARNING,
                    "security: notice {0} speaks of what gateway {1} does not know",
                    notice.id(),
                    notice.gateway());
        }
    }
}
