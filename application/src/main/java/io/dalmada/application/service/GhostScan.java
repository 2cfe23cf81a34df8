package io.dalmada.application.service;

import io.dalmada.application.port.in.PeriodicWork;
import io.dalmada.application.port.out.gateway.GatewayJournal;
import io.dalmada.application.port.out.gateway.GatewayJournal.JournalPage;
import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.application.port.out.gateway.PaymentSnapshot;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.payment.Attempt;
import io.dalmada.domain.payment.AttemptStatus;
import io.dalmada.domain.payment.Evidence;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.Refund;
import io.dalmada.domain.payment.RefundStatus;
import io.dalmada.domain.shared.Money;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Looks through the gateway's lists of the last seven days for charges that turned up after we had proof of their absence
 * (ruling 5). A late charge is adopted when nothing else has paid, else given back.
 */
final class GhostScan implements PeriodicWork {
    private static final System.Logger LOG = System.getLogger(GhostScan.class.getName());
    private static final ZoneId KOREA = ZoneId.of("Asia/Seoul");
    private static final int DAYS_BACK = 7;

    private final Ports ports;
    private final Settings settings;
    private final PaymentStore store;
    private final SurplusCharges surplus;
    private final AttemptResolver attempts;
    private final RefundProcedure refunds;
    private volatile Instant nextDue;

    GhostScan(
            Ports ports,
            Settings settings,
            PaymentStore store,
            SurplusCharges surplus,
            AttemptResolver attempts,
            RefundProcedure refunds) {
        this.ports = ports;
        this.settings = settings;
        this.store = store;
        this.surplus = surplus;
        this.attempts = attempts;
        this.refunds = refunds;
        this.nextDue = ports.clock().instant().plus(settings.ghostScanEvery());
    }

    @Override
    public String name() {
        return "ghost-scan";
    }

    @Override
    public Instant nextDue() {
        return nextDue;
    }

    @Override
    public void runDue(Instant upTo) {
        nextDue = upTo.plus(settings.ghostScanEvery());
        LocalDate today = LocalDate.ofInstant(upTo, KOREA);
        for (GatewayId id : ports.gateways().ids()) {
            PaymentGateway gateway = ports.gateways().require(id);
            gateway.journal()
                    .ifPresent(journal -> today.minusDays(DAYS_BACK)
                            .datesUntil(today.plusDays(1))
                            .forEach(day -> scan(id, journal, day)));
        }
    }

    private void scan(GatewayId gateway, GatewayJournal journal, LocalDate day) {
        Optional<String> cursor = Optional.empty();
        do {
            JournalPage page = journal.list(day, cursor);
            if (page instanceof JournalPage.Page read) {
                read.payments().forEach(seen -> lookAt(gateway, seen));
                cursor = read.next();
            } else {
                LOG.log(
                        Level.WARNING,
                        "the list of {0} at {1} could not be read; the next scan tries again",
                        day,
                        gateway);
                return;
            }
        } while (cursor.isPresent());
    }

    private void lookAt(GatewayId gateway, PaymentSnapshot seen) {
        boolean approved = seen.status() == PaymentSnapshot.Status.APPROVED;
        if (!approved && seen.status() != PaymentSnapshot.Status.DECLINED) {
            return;
        }
        try {
            ports.payments()
                    .findByOrder(seen.orderNo())
                    .filter(payment -> payment.gateway().equals(gateway))
                    .ifPresent(payment -> {
                        if (approved) {
                            account(payment, seen);
                        } else {
                            lookCloser(payment, seen);
                        }
                    });
        } catch (RuntimeException failed) {
            LOG.log(
                    Level.ERROR,
                    "the charge of order {0} could not be settled now: {1}",
                    seen.orderNo(),
                    failed.toString());
        }
    }

    /** One row does not tell whether an approved one stands beside it: what waits for a person is asked about in full. */
    private void lookCloser(Payment payment, PaymentSnapshot seen) {
        Attempt attempt = payment.attempt(seen.orderNo());
        if (attempt.status() == AttemptStatus.MANUAL) {
            attempts.resolve(payment, attempt);
        }
    }

    private void account(Payment payment, PaymentSnapshot seen) {
        if (isUnaccounted(payment, seen)) {
            settle(payment, seen);
        } else if (lateRefund(payment, seen).isPresent()) {
            store.change(
                    payment.id(),
                    current -> lateRefund(current, seen)
                            .ifPresent(refund -> current.refundLanded(
                                    refund.number(),
                                    evidence(Evidence.Kind.FOUND_CANCELED, seen, "the refund landed late"))));
        }
    }

    /**
     * An open attempt is the resolver's, unless it waits for a person and this is the very charge that was in doubt; what is
     * left are charges we do not know and surplus ones that still stand.
     */
    private static boolean isUnaccounted(Payment payment, PaymentSnapshot seen) {
        if (Snapshots.isGone(seen)) {
            return false;
        }
        if (payment.charge(seen.txn()).isPresent()) {
            return payment.surplusToRefund().stream().anyMatch(c -> c.txn().equals(seen.txn()));
        }
        AttemptStatus status = payment.attempt(seen.orderNo()).status();
        return !status.isOpen()
                || status == AttemptStatus.MANUAL && seen.charged().equals(payment.amount());
    }

    private static Optional<Refund> lateRefund(Payment payment, PaymentSnapshot seen) {
        Optional<Money> left = seen.remaining()
                .or(() -> Snapshots.isGone(seen) ? Optional.of(seen.charged().zero()) : Optional.empty());
        return payment.charge(seen.txn()).flatMap(known -> left.flatMap(rest -> payment.lateRefund(seen.txn(), rest)));
    }

    private void settle(Payment payment, PaymentSnapshot seen) {
        Instant now = ports.clock().instant();
        Payment settled = store.change(payment.id(), current -> {
            if (isUnaccounted(current, seen)) {
                current.evidence(seen.orderNo(), evidence(Evidence.Kind.FOUND_APPROVED, seen, "found by a late scan"));
                current.charged(seen.orderNo(), AttemptResolver.approval(seen, now), seen.charged(), now);
                surplus.orderRefunds(current, now);
            }
        });
        settled.refunds().stream()
                .filter(r -> r.status() == RefundStatus.CREATED && r.charge().equals(seen.txn()))
                .map(Refund::number)
                .forEach(number -> refunds.run(settled, number));
    }

    private Evidence evidence(Evidence.Kind kind, PaymentSnapshot seen, String detail) {
        return Evidence.seen(kind, ports.clock().instant(), Optional.of(seen.txn()), detail);
    }
}
