package io.dalmada.domain.payment;

import io.dalmada.domain.gateway.AbsenceRule;
import io.dalmada.domain.gateway.Doubt;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.gateway.SealedReply;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is asked about an effect whose outcome is not known, and how far the proof of its absence has come.
 *
 * @param since when it was sent, for the last time; the settle time counts from here
 * @param txn the gateway's number, if a reply carried one
 * @param sealed a reply that could not be opened yet
 * @param scans complete scans without a find, far enough apart, since the last inquiry that failed
 * @param lastScanAt when the last counted scan was made
 * @param answeredAt when the gateway last gave an answer of any kind; empty while it never has
 * @param nextInquiryAt when to ask again
 */
public record OpenQuestion(
        Doubt doubt,
        Instant since,
        Optional<GatewayTxnId> txn,
        Optional<SealedReply> sealed,
        int scans,
        Optional<Instant> lastScanAt,
        Optional<Instant> answeredAt,
        Instant nextInquiryAt) {
    /** After this long without an answer an operator has to decide, and from then on the gateway is asked this often. */
    private static final Duration A_DAY = Duration.ofDays(1);

    /** An operator has to decide about a request that the gateway still works on after this long. */
    private static final Duration STILL_RUNNING = Duration.ofDays(3);

    static OpenQuestion opened(
            Doubt doubt,
            Instant since,
            Optional<GatewayTxnId> txn,
            Optional<SealedReply> sealed,
            Instant now,
            AbsenceRule rule) {
        Instant first = earlier(now.plus(rule.spacing()), InquirySchedule.first(now));
        Instant next = sealed.isPresent() ? now : first;
        return new OpenQuestion(doubt, since, txn, sealed, 0, Optional.empty(), Optional.empty(), next);
    }

    /** A complete scan found nothing; it counts when it is far enough from the last counted one. */
    OpenQuestion afterEmptyScan(Instant at, AbsenceRule rule) {
        boolean counts =
                lastScanAt.map(last -> !at.isBefore(last.plus(rule.spacing()))).orElse(true);
        int counted = counts ? scans + 1 : scans;
        Optional<Instant> lastCounted = counts ? Optional.of(at) : lastScanAt;
        Instant progress =
                counted < rule.scans() ? lastCounted.orElse(at).plus(rule.spacing()) : since.plus(rule.settle());
        return asking(counted, lastCounted, Optional.of(at), InquirySchedule.next(since, at, progress));
    }

    /** An inquiry failed: scans made before it prove nothing any more, for the gateway was not healthy throughout. */
    OpenQuestion afterFailedInquiry(Instant at, AbsenceRule rule) {
        return asking(0, Optional.empty(), answeredAt, InquirySchedule.next(since, at, at.plus(rule.spacing())));
    }

    /** The gateway says that it still works on it: there is something, so scans that saw nothing prove nothing any more. */
    OpenQuestion stillRunning(Instant at, Optional<GatewayTxnId> seen) {
        return new OpenQuestion(
                doubt,
                since,
                txn.or(() -> seen),
                sealed,
                0,
                Optional.empty(),
                Optional.of(at),
                InquirySchedule.next(since, at, at.plus(A_DAY)));
    }

    /** The request was sent again, which its gateway allows: what it may still do, it may do from now on. */
    OpenQuestion sentAgain(Instant at) {
        return new OpenQuestion(
                doubt, at, txn, sealed, 0, Optional.empty(), Optional.of(at), InquirySchedule.first(at));
    }

    /** What waits for an operator is asked about once a day: the gateway may show it later. */
    OpenQuestion daily(Instant at) {
        return asking(scans, lastScanAt, answeredAt, at.plus(A_DAY));
    }

    /** True when the gateway has given no answer for a day, counted from its last one or else from sending. */
    boolean isUnansweredForADay(Instant now) {
        return !now.isBefore(answeredAt.orElse(since).plus(A_DAY));
    }

    boolean runsTooLong(Instant now) {
        return !now.isBefore(since.plus(STILL_RUNNING));
    }

    /** True when an empty scan at this time completes the proof that nothing happened. */
    boolean absenceProven(Instant at, AbsenceRule rule) {
        return scans >= rule.scans() && !at.isBefore(since.plus(rule.settle()));
    }

    private OpenQuestion asking(int counted, Optional<Instant> lastCounted, Optional<Instant> answered, Instant next) {
        return new OpenQuestion(doubt, since, txn, sealed, counted, lastCounted, answered, next);
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
