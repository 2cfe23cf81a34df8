package io.dalmada.application.service.resolution;

import io.dalmada.application.gateway.DayScans;
import io.dalmada.application.gateway.InquiryResult;
import io.dalmada.application.port.out.ConcurrentChange;
import io.dalmada.application.port.out.gateway.ChargeOutcome;
import io.dalmada.application.port.out.gateway.InquiryKey;
import io.dalmada.application.port.out.gateway.InquiryOutcome;
import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.application.port.out.gateway.PaymentSnapshot;
import io.dalmada.application.service.payment.ChargeProcedure;
import io.dalmada.application.service.payment.ChargeRecorder;
import io.dalmada.application.service.payment.DuplicateChargeRefunder;
import io.dalmada.application.service.payment.PaymentStore;
import io.dalmada.application.service.payment.Snapshots;
import io.dalmada.application.service.shared.Ports;
import io.dalmada.domain.billingkey.BillingKey;
import io.dalmada.domain.gateway.AbsenceRule;
import io.dalmada.domain.gateway.Decline;
import io.dalmada.domain.gateway.MerchantOrderNo;
import io.dalmada.domain.payment.Approval;
import io.dalmada.domain.payment.Attempt;
import io.dalmada.domain.payment.AttemptStatus;
import io.dalmada.domain.payment.Evidence;
import io.dalmada.domain.payment.OpenQuestion;
import io.dalmada.domain.payment.Payment;
import java.time.Instant;
import java.util.Optional;

/**
 * Settles one unknown attempt as far as the gateway can tell now. One that waits for an operator is asked
 * about as well: a charge or a decline that the gateway shows later settles it, but only the operator can say that there
 * was none.
 */
public final class AttemptResolver {
    private final Ports ports;
    private final PaymentStore store;
    private final ChargeRecorder recorder;
    private final DuplicateChargeRefunder surplus;
    private final IdempotentResend repeats;

    AttemptResolver(
            Ports ports,
            PaymentStore store,
            ChargeRecorder recorder,
            DuplicateChargeRefunder surplus,
            IdempotentResend repeats) {
        this.ports = ports;
        this.store = store;
        this.recorder = recorder;
        this.surplus = surplus;
        this.repeats = repeats;
    }

    public void resolve(Payment payment, Attempt attempt) {
        resolve(payment, attempt, Optional.empty());
    }

    /** @param scans lists to look an order up in, where the gateway has no better way */
    void resolve(Payment payment, Attempt attempt, Optional<DayScans> scans) {
        PaymentGateway gateway = ports.gateways().require(payment.gateway());
        OpenQuestion question = attempt.question().orElseThrow();
        Optional<ChargeOutcome> opened = openSealed(gateway, payment, attempt, question);
        if (opened.isPresent()) {
            recorder.record(payment, attempt.orderNo(), opened.get());
            return;
        }
        InquiryResult look = ask(gateway, attempt, question, scans);
        if (look.answer() instanceof InquiryOutcome.NotFound
                && repeats.sentAgain(gateway, payment, attempt.orderNo())) {
            return;
        }
        record(gateway, payment, attempt, look);
    }

    /** Settles it by what the gateway showed in an inquiry for another reason. */
    public void shown(Payment payment, Attempt attempt, InquiryOutcome.Found answer) {
        record(ports.gateways().require(payment.gateway()), payment, attempt, now(answer));
    }

    private void record(PaymentGateway gateway, Payment payment, Attempt asked, InquiryResult look) {
        MerchantOrderNo orderNo = asked.orderNo();
        try {
            store.change(payment, current -> {
                if (!isOvertaken(current.attempt(orderNo), asked, look)) {
                    apply(current, orderNo, gateway, look);
                }
            });
        } catch (ConcurrentChange refusedAgainAndAgain) {
            if (!(look.answer() instanceof InquiryOutcome.Found found)
                    || !recorder.isForeign(payment, found.payment().txn())) {
                throw refusedAgainAndAgain;
            }
            recorder.foreignNumber(payment, orderNo, found.payment().txn());
        }
    }

    /** It was sent again during the inquiry: that the gateway had nothing before says nothing about the second sending. */
    private static boolean isOvertaken(Attempt now, Attempt asked, InquiryResult look) {
        boolean nothingThere = look.answer()
                .fold(
                        found -> found.payment().status() == PaymentSnapshot.Status.NEVER_EXECUTED,
                        notFound -> true,
                        failed -> false);
        return nothingThere && !since(now).equals(since(asked));
    }

    private static Optional<Instant> since(Attempt attempt) {
        return attempt.question().map(OpenQuestion::since);
    }

    /** A sealed reply answers by itself once it can be opened; empty while it cannot. */
    private Optional<ChargeOutcome> openSealed(
            PaymentGateway gateway, Payment payment, Attempt attempt, OpenQuestion question) {
        return question.sealed()
                .flatMap(reply -> gateway.sealedReplies()
                        .map(replies -> {
                            BillingKey key = ports.billingKeys()
                                    .find(payment.billingKey())
                                    .orElseThrow();
                            return replies.read(reply, ChargeProcedure.command(payment, key, attempt.orderNo()));
                        })
                        .filter(outcome -> outcome instanceof ChargeOutcome.Approved
                                || outcome instanceof ChargeOutcome.Declined));
    }

    /** By the gateway's number if one is known; by ours only when the gateway knows nothing of that. */
    private InquiryResult ask(
            PaymentGateway gateway, Attempt attempt, OpenQuestion question, Optional<DayScans> scans) {
        return question.txn()
                .map(txn -> gateway.inquire(new InquiryKey.ByTransaction(txn, question.since())))
                .filter(answer -> !(answer instanceof InquiryOutcome.NotFound))
                .filter(answer -> attempt.status() != AttemptStatus.MANUAL || !isOfAnother(answer, attempt.orderNo()))
                .map(this::now)
                .or(() -> scans.or(() -> OurCharges.lists(ports, gateway))
                        .map(lists -> lists.find(attempt.orderNo(), question.since())))
                .orElseGet(() -> now(gateway.inquire(new InquiryKey.ByOrder(attempt.orderNo(), question.since()))));
    }

    private InquiryResult now(InquiryOutcome answer) {
        return new InquiryResult(answer, ports.clock().instant());
    }

    /**
     * A transaction of another order, of which an operator has been told already, must not hide what our own order shows.
     */
    private static boolean isOfAnother(InquiryOutcome answer, MerchantOrderNo orderNo) {
        return answer instanceof InquiryOutcome.Found found
                && !found.payment().orderNo().equals(orderNo);
    }

    private void apply(Payment payment, MerchantOrderNo orderNo, PaymentGateway gateway, InquiryResult look) {
        AttemptStatus status = payment.attempt(orderNo).status();
        if (status != AttemptStatus.UNKNOWN && status != AttemptStatus.MANUAL) {
            return;
        }
        AbsenceRule rule = gateway.profile().absence();
        Instant now = ports.clock().instant();
        look.answer()
                .<Boolean>fold(
                        found -> found(payment, orderNo, found.payment(), now),
                        notFound -> payment.notFound(orderNo, look.at(), rule),
                        inconclusive -> {
                            payment.inconclusive(orderNo, "inquiry failed: " + inconclusive.doubt(), now, rule);
                            return true;
                        });
    }

    private boolean found(Payment payment, MerchantOrderNo orderNo, PaymentSnapshot seen, Instant now) {
        if (!seen.orderNo().equals(orderNo)) {
            // Our reply named this charge, and the gateway files it under another order: its absence cannot be proven.
            aPersons(
                    payment,
                    orderNo,
                    evidence(Evidence.Kind.FOUND_DIFFERENT, seen, now, "filed under " + seen.orderNo()));
            return true;
        }
        switch (seen.status()) {
            case APPROVED -> approved(payment, orderNo, seen, now);
            case DECLINED -> declined(payment, orderNo, seen, now);
            case PENDING -> payment.stillRunning(orderNo, Optional.of(seen.txn()), now);
            case NEVER_EXECUTED ->
                absent(payment, orderNo, evidence(Evidence.Kind.NOT_FOUND, seen, now, "never executed at the gateway"));
        }
        return true;
    }

    private static void aPersons(Payment payment, MerchantOrderNo orderNo, Evidence shown) {
        if (payment.attempt(orderNo).status() == AttemptStatus.MANUAL) {
            payment.stillManual(orderNo, shown);
        } else {
            payment.manual(orderNo, shown);
        }
    }

    private static void absent(Payment payment, MerchantOrderNo orderNo, Evidence shown) {
        if (payment.attempt(orderNo).status() == AttemptStatus.MANUAL) {
            payment.stillManual(orderNo, shown);
        } else {
            payment.absent(orderNo, shown);
        }
    }

    private void approved(Payment payment, MerchantOrderNo orderNo, PaymentSnapshot seen, Instant now) {
        if (!seen.charged().equals(payment.amount())) {
            aPersons(
                    payment,
                    orderNo,
                    evidence(Evidence.Kind.FOUND_DIFFERENT, seen, now, "charged " + seen.charged() + " instead"));
        } else if (Snapshots.isGone(seen)) {
            absent(
                    payment,
                    orderNo,
                    evidence(Evidence.Kind.FOUND_CANCELED, seen, now, "approved and canceled at the gateway"));
        } else {
            payment.evidence(orderNo, evidence(Evidence.Kind.FOUND_APPROVED, seen, now, "approved at the gateway"));
            payment.charged(orderNo, approval(seen, now), seen.charged(), now);
            surplus.orderRefunds(payment, now);
        }
    }

    private void declined(Payment payment, MerchantOrderNo orderNo, PaymentSnapshot seen, Instant now) {
        if (seen.decline().isEmpty()) {
            AbsenceRule rule =
                    ports.gateways().require(payment.gateway()).profile().absence();
            payment.inconclusive(orderNo, "a row whose code is no known decline", now, rule);
            return;
        }
        Decline decline = seen.decline().get();
        payment.declined(
                orderNo, decline, evidence(Evidence.Kind.FOUND_DECLINED, seen, now, "declined at the gateway"));
        recorder.endKeyIfHard(payment, decline, now);
    }

    public static Approval approval(PaymentSnapshot seen, Instant now) {
        return new Approval(seen.txn(), seen.approvalNo(), seen.approvedAt().orElse(now), Optional.empty());
    }

    private static Evidence evidence(Evidence.Kind kind, PaymentSnapshot seen, Instant now, String detail) {
        return Evidence.seen(kind, now, Optional.of(seen.txn()), detail);
    }
}
