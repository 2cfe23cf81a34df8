package io.dalmada.application.testing;

import io.dalmada.application.port.out.ConcurrentChange;
import io.dalmada.application.port.out.Page;
import io.dalmada.application.port.out.PaymentFilter;
import io.dalmada.application.port.out.PaymentRepository;
import io.dalmada.domain.billingkey.BillingKeyId;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.gateway.MerchantOrderNo;
import io.dalmada.domain.payment.Attempt;
import io.dalmada.domain.payment.AttemptStatus;
import io.dalmada.domain.payment.GatewayCharge;
import io.dalmada.domain.payment.OpenQuestion;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.PaymentEvent;
import io.dalmada.domain.payment.PaymentId;
import io.dalmada.domain.payment.Refund;
import io.dalmada.domain.payment.RefundStatus;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Payments in an {@link InMemoryStore}. */
final class InMemoryPayments implements PaymentRepository {
    private final InMemoryStore store;

    InMemoryPayments(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public Optional<Payment> find(PaymentId id) {
        return store.read(state -> Optional.ofNullable(state.payments.get(id))).map(Payment::reconstitute);
    }

    @Override
    public Optional<Payment> findByOrder(MerchantOrderNo orderNo) {
        return store.read(state -> Optional.ofNullable(state.orders.get(orderNo)))
                .flatMap(this::find);
    }

    @Override
    public Payment save(Payment payment) {
        Payment.Snapshot now = payment.snapshot();
        store.step(state -> {
            requireUnchanged(state, payment.loaded(), now);
            return write(state, payment.loaded(), now, payment.events());
        });
        return Payment.reconstitute(now);
    }

    private void requireUnchanged(StoredState state, Payment.Snapshot loaded, Payment.Snapshot now) {
        Payment.Snapshot found = state.payments.get(now.id());
        if (store.isGuarded() && loaded.version() != (found == null ? 0 : found.version())) {
            throw new ConcurrentChange("payment " + now.id() + " was changed by another transaction");
        }
    }

    private static long write(
            StoredState state, Payment.Snapshot loaded, Payment.Snapshot now, List<PaymentEvent> events) {
        Payment.Snapshot found = state.payments.get(now.id());
        state.payments.put(now.id(), now);
        if (isAnythingOpen(now)) {
            state.open.put(now.id(), now);
        } else {
            state.open.remove(now.id());
        }
        if (found == null) {
            now.bill().ifPresent(bill -> StoredState.putOnce(state.bills, bill, now.id()));
        }
        now.attempts().stream()
                .skip(loaded.attempts().size())
                .forEach(added -> StoredState.putOnce(state.orders, added.orderNo(), now.id()));
        now.charges().stream()
                .skip(loaded.charges().size())
                .forEach(added -> StoredState.putOnce(state.charges, chargeKey(now, added), now.id()));
        state.addHistory(now.id(), events);
        return now.version();
    }

    private static String chargeKey(Payment.Snapshot of, GatewayCharge charge) {
        return of.gateway() + "|" + charge.txn();
    }

    @Override
    public Page<Payment> list(PaymentFilter filter, Optional<String> cursor, int limit) {
        List<Payment> matching = all().filter(payment -> matches(filter, payment))
                .sorted(Comparator.comparing((Payment payment) -> payment.id().value())
                        .reversed())
                .toList();
        return Pages.after(cursor, matching, payment -> payment.id().value(), limit);
    }

    private static boolean matches(PaymentFilter filter, Payment payment) {
        return filter.customer().map(payment.customer()::equals).orElse(true)
                && filter.status().map(payment.status()::equals).orElse(true);
    }

    @Override
    public List<PaymentId> leftCreated(GatewayId gateway, Instant before, int limit) {
        return due(
                gateway,
                payment -> Stream.concat(
                                payment.attempts().stream()
                                        .filter(a -> a.status() == AttemptStatus.CREATED)
                                        .map(Attempt::createdAt),
                                payment.refunds().stream()
                                        .filter(r -> r.status() == RefundStatus.CREATED)
                                        .map(Refund::createdAt))
                        .filter(at -> at.isBefore(before)),
                limit);
    }

    @Override
    public List<PaymentId> leftSending(GatewayId gateway, Instant before, int limit) {
        return due(
                gateway,
                payment -> Stream.concat(
                                payment.attempts().stream()
                                        .filter(a -> a.status() == AttemptStatus.SENDING)
                                        .map(Attempt::sentAt),
                                payment.refunds().stream()
                                        .filter(r -> r.status() == RefundStatus.SENDING)
                                        .map(Refund::sentAt))
                        .flatMap(Optional::stream)
                        .filter(at -> at.isBefore(before)),
                limit);
    }

    @Override
    public List<PaymentId> inquiriesDue(GatewayId gateway, Instant now, int limit) {
        return due(
                gateway,
                payment -> Stream.concat(
                                payment.attempts().stream()
                                        .filter(a -> a.status() == AttemptStatus.UNKNOWN)
                                        .map(Attempt::question),
                                payment.refunds().stream()
                                        .filter(r -> r.status() == RefundStatus.UNKNOWN
                                                || r.status() == RefundStatus.AWAITING_DEPOSIT)
                                        .map(Refund::question))
                        .flatMap(Optional::stream)
                        .map(OpenQuestion::nextInquiryAt)
                        .filter(at -> !at.isAfter(now)),
                limit);
    }

    /** Payments for which there is such a time, the earliest first. */
    private List<PaymentId> due(GatewayId gateway, Function<Payment.Snapshot, Stream<Instant>> times, int limit) {
        record Due(PaymentId payment, Instant at) {}
        return open().filter(payment -> payment.gateway().equals(gateway))
                .flatMap(payment ->
                        times
                                .apply(payment)
                                .min(Comparator.naturalOrder())
                                .map(at -> new Due(payment.id(), at))
                                .stream())
                .sorted(Comparator.comparing(Due::at))
                .limit(limit)
                .map(Due::payment)
                .toList();
    }

    private static boolean isAnythingOpen(Payment.Snapshot payment) {
        for (Attempt attempt : payment.attempts()) {
            if (attempt.status().isOpen()) {
                return true;
            }
        }
        for (Refund refund : payment.refunds()) {
            if (refund.status().isOpen()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Optional<Instant> earliestDue(GatewayId gateway) {
        Optional<Instant> earliest = Optional.empty();
        for (Payment.Snapshot payment : open().toList()) {
            if (payment.gateway().equals(gateway)) {
                for (Attempt attempt : payment.attempts()) {
                    earliest = earlier(earliest, waiting(attempt));
                }
                for (Refund refund : payment.refunds()) {
                    earliest = earlier(earliest, waiting(refund));
                }
            }
        }
        return earliest;
    }

    private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
        boolean first = other.isEmpty() || one.isPresent() && one.get().isBefore(other.get());
        return first ? one : other;
    }

    private static Optional<Instant> waiting(Attempt attempt) {
        return switch (attempt.status()) {
            case CREATED -> Optional.of(attempt.createdAt());
            case SENDING -> attempt.sentAt();
            case UNKNOWN -> attempt.question().map(OpenQuestion::nextInquiryAt);
            case SUCCEEDED, DECLINED, NOT_SENT, ABSENT, MANUAL, VOID -> Optional.empty();
        };
    }

    private static Optional<Instant> waiting(Refund refund) {
        return switch (refund.status()) {
            case CREATED -> Optional.of(refund.createdAt());
            case SENDING -> refund.sentAt();
            case UNKNOWN, AWAITING_DEPOSIT -> refund.question().map(OpenQuestion::nextInquiryAt);
            case DONE, REFUSED, NOT_SENT, ABSENT, MANUAL -> Optional.empty();
        };
    }

    @Override
    public int declinesSince(BillingKeyId key, Instant since) {
        return (int) stored().filter(payment -> payment.billingKey().equals(key))
                .flatMap(payment -> payment.attempts().stream())
                .filter(a ->
                        a.status() == AttemptStatus.DECLINED && !a.createdAt().isBefore(since))
                .count();
    }

    private Stream<Payment> all() {
        return stored().map(Payment::reconstitute);
    }

    private Stream<Payment.Snapshot> open() {
        return store.read(state -> List.copyOf(state.open.values())).stream();
    }

    private Stream<Payment.Snapshot> stored() {
        return store.read(state -> List.copyOf(state.payments.values())).stream();
    }

    @Override
    public List<PaymentEvent> history(PaymentId id) {
        return store.read(state -> state.histories.getOrDefault(id, List.of()));
    }
}
