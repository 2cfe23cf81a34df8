package io.dalmada.domain.payment;

import static io.dalmada.domain.payment.AttemptStatus.ABSENT;
import static io.dalmada.domain.payment.AttemptStatus.DECLINED;
import static io.dalmada.domain.payment.AttemptStatus.MANUAL;
import static io.dalmada.domain.payment.AttemptStatus.NOT_SENT;
import static io.dalmada.domain.payment.AttemptStatus.SENDING;
import static io.dalmada.domain.payment.AttemptStatus.SUCCEEDED;
import static io.dalmada.domain.payment.AttemptStatus.UNKNOWN;

import io.dalmada.domain.gateway.AbsenceRule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a payment should do, said a second time and more simply: plain lists, plain won, the printed tables. It shares no
 * code with the aggregate but the names of the states.
 */
final class Oracle {
    private static final Duration A_DAY = Duration.ofHours(24);

    final long amount;
    final List<Try> tries = new ArrayList<>();
    final List<Back> backs = new ArrayList<>();
    final List<Seen> seen = new ArrayList<>();

    Oracle(long amount) {
        this.amount = amount;
        tries.add(new Try());
    }

    static final class Try {
        AttemptStatus status = AttemptStatus.CREATED;
        Question question = new Question(Instant.MIN);
    }

    static final class Back {
        final Seen of;
        final long won;
        RefundStatus status = RefundStatus.CREATED;
        Question question = new Question(Instant.MIN);

        Back(Seen of, long won) {
            this.of = of;
            this.won = won;
        }
    }

    record Seen(String txn, int of, long won, ChargeRole role) {}

    /** When it was sent and last answered, and the complete scans since the last look-up that was none. */
    static final class Question {
        final Instant sent;
        final List<Instant> scans = new ArrayList<>();
        Instant answered;

        Question(Instant sent) {
            this.sent = sent;
            this.answered = sent;
        }

        boolean isStillRunning(Instant now) {
            scans.clear();
            answered = now;
            return true;
        }

        boolean isProof(Instant now, AbsenceRule rule) {
            int counted = 0;
            Instant notBefore = Instant.MIN;
            for (Instant scan : scans) {
                if (!scan.isBefore(notBefore)) {
                    counted++;
                    notBefore = scan.plus(rule.spacing());
                }
            }
            return counted >= rule.scans() && !now.isBefore(sent.plus(rule.settle()));
        }

        boolean isOverdue(Instant now) {
            return Duration.between(answered, now).compareTo(A_DAY) >= 0;
        }
    }

    /** @return false when the payment must refuse */
    boolean act(Act act, int index, Instant now) {
        Try at = tries.get(index);
        return switch (act) {
            case ADD_ATTEMPT ->
                Set.of(DECLINED, NOT_SENT, ABSENT).contains(last().status)
                        && tries.stream().noneMatch(t -> t.status == SUCCEEDED)
                        && tries.add(new Try());
            case CLAIM -> {
                at.question = at.status == AttemptStatus.CREATED ? new Question(now) : at.question;
                yield moves(at, SENDING);
            }
            case VOID -> moves(at, AttemptStatus.VOID);
            case DECLINE -> at.status == SENDING && moves(at, DECLINED);
            case NOT_SENT -> moves(at, NOT_SENT);
            case DOUBT -> moves(at, UNKNOWN);
            case SCAN_EMPTY -> isAsked(at) && scanned(at, now);
            case LOOK_UP_FAILS -> isAsked(at) && failed(at, now);
            case STILL_RUNNING -> isAsked(at) && at.question.isStillRunning(now);
            case SHOWN_ABSENT -> moves(at, ABSENT);
            case SHOWN_DECLINED -> moves(at, DECLINED);
            case TO_A_PERSON -> moves(at, MANUAL);
            default -> throw new IllegalArgumentException(act.name());
        };
    }

    /** @return false when the payment must refuse */
    boolean actOnRefund(Act act, int index, Instant now) {
        Back back = backs.get(index);
        return switch (act) {
            case CLAIM_REFUND -> {
                back.question = back.status == RefundStatus.CREATED ? new Question(now) : back.question;
                yield moves(back, RefundStatus.SENDING);
            }
            case REFUND_DONE -> back.status != RefundStatus.ABSENT && moves(back, RefundStatus.DONE);
            case REFUND_REFUSED -> moves(back, RefundStatus.REFUSED);
            case REFUND_NOT_SENT -> moves(back, RefundStatus.NOT_SENT);
            case REFUND_DOUBT -> moves(back, RefundStatus.UNKNOWN);
            case REFUND_AWAITS_DEPOSIT -> moves(back, RefundStatus.AWAITING_DEPOSIT);
            case REFUND_NOT_SEEN -> isAsked(back) && scanned(back, now);
            case REFUND_LOOK_UP_FAILS -> isAsked(back) && failed(back, now);
            case REFUND_STILL_AWAITED -> isAsked(back) && back.question.isStillRunning(now);
            case REFUND_TO_A_PERSON -> moves(back, RefundStatus.MANUAL);
            case REFUND_LANDED -> back.status == RefundStatus.ABSENT && fits(back) && moves(back, RefundStatus.DONE);
            default -> throw new IllegalArgumentException(act.name());
        };
    }

    /** A charge at the gateway is a fact: it is never refused. */
    ChargeRole charged(int index, String txn, long won) {
        Try at = tries.get(index);
        boolean taken = tries.stream().anyMatch(t -> t != at && (t.status == SUCCEEDED || isOpen(t.status)));
        ChargeRole role = ChargeRole.ORPHAN;
        if (at.status == SUCCEEDED) {
            role = ChargeRole.DUPLICATE;
        } else if (Set.of(SENDING, UNKNOWN, MANUAL, ABSENT).contains(at.status) && won == amount) {
            role = taken ? ChargeRole.DUPLICATE : ChargeRole.PERIOD_PAYMENT;
        }
        if (role == ChargeRole.PERIOD_PAYMENT) {
            at.status = SUCCEEDED;
        }
        seen.add(new Seen(txn, index, won, role));
        return role;
    }

    /** @return false when the payment must refuse */
    boolean asked(Seen of, long won) {
        boolean open = backs.stream().anyMatch(b -> b.of == of && isOpen(b.status));
        return !open && won > 0 && won <= left(of) && backs.add(new Back(of, won));
    }

    long left(Seen of) {
        return of.won()
                - backs.stream()
                        .filter(b -> b.of == of && b.status == RefundStatus.DONE)
                        .mapToLong(b -> b.won)
                        .sum();
    }

    boolean isSurplus(Seen of) {
        return of.role() != ChargeRole.PERIOD_PAYMENT
                && backs.stream()
                        .filter(b -> b.of == of)
                        .allMatch(b -> b.status == RefundStatus.NOT_SENT || b.status == RefundStatus.ABSENT);
    }

    PaymentStatus status() {
        for (Seen paid : seen) {
            if (paid.role() == ChargeRole.PERIOD_PAYMENT) {
                long left = left(paid);
                return left == amount
                        ? PaymentStatus.PAID
                        : left == 0 ? PaymentStatus.REFUNDED : PaymentStatus.PARTIALLY_REFUNDED;
            }
        }
        return switch (last().status) {
            case DECLINED -> PaymentStatus.DECLINED;
            case NOT_SENT, ABSENT -> PaymentStatus.NOT_CHARGED;
            case VOID -> PaymentStatus.CANCELED;
            default -> PaymentStatus.PROCESSING;
        };
    }

    private boolean fits(Back back) {
        return back.won <= left(back.of) && backs.stream().noneMatch(b -> b.of == back.of && isOpen(b.status));
    }

    private Try last() {
        return tries.get(tries.size() - 1);
    }

    private static boolean isAsked(Try at) {
        return at.status == UNKNOWN || at.status == MANUAL;
    }

    private static boolean isAsked(Back back) {
        return Set.of(RefundStatus.UNKNOWN, RefundStatus.MANUAL, RefundStatus.AWAITING_DEPOSIT)
                .contains(back.status);
    }

    private static boolean scanned(Try at, Instant now) {
        at.question.scans.add(now);
        at.question.answered = now;
        if (at.status == UNKNOWN && at.question.isProof(now, Lives.RULE)) {
            at.status = ABSENT;
        }
        return true;
    }

    private static boolean scanned(Back back, Instant now) {
        back.question.scans.add(now);
        back.question.answered = now;
        if (back.status == RefundStatus.UNKNOWN && back.question.isProof(now, Lives.REFUND_RULE)) {
            back.status = RefundStatus.ABSENT;
        }
        return true;
    }

    private static boolean failed(Try at, Instant now) {
        at.question.scans.clear();
        if (at.status == UNKNOWN && at.question.isOverdue(now)) {
            at.status = MANUAL;
        }
        return true;
    }

    private static boolean failed(Back back, Instant now) {
        back.question.scans.clear();
        if (back.status == RefundStatus.UNKNOWN && back.question.isOverdue(now)) {
            back.status = RefundStatus.MANUAL;
        }
        return true;
    }

    private static boolean moves(Try at, AttemptStatus to) {
        boolean allowed = TransitionTable.ATTEMPT.allows(at.status, to);
        at.status = allowed ? to : at.status;
        return allowed;
    }

    private static boolean moves(Back back, RefundStatus to) {
        boolean allowed = TransitionTable.REFUND.allows(back.status, to);
        back.status = allowed ? to : back.status;
        return allowed;
    }

    static boolean isOpen(AttemptStatus status) {
        return Set.of(AttemptStatus.CREATED, SENDING, UNKNOWN, MANUAL).contains(status);
    }

    static boolean isOpen(RefundStatus status) {
        return !Set.of(RefundStatus.DONE, RefundStatus.REFUSED, RefundStatus.NOT_SENT, RefundStatus.ABSENT)
                .contains(status);
    }
}
