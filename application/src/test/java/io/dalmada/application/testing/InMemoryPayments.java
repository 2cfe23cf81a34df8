package io.dalmada.application.testing;

import io.dalmada.application.port.out.ConcurrentChange;
import io.dalmada.application.port.out.Page;
import io.dalmada.application.port.out.PaymentFilter;
import io.dalmada.application.port.out.PaymentRepository;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.gateway.GatewayTxnId;
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
    public Optional<Payment> findByTransaction(GatewayId gateway, GatewayTxnId txn) {
        return store.read(state -> Optional.ofNullable(state.charges.get(gateway + "|" + txn)))
                .flatMap(this::find);
    }

    @Override
    public Payment save(Payment payment) {
        Payment.Snapshot now = payment.snapshot();
        store.step(state -> write(state, payment.loaded(), now, payment.events()));
        return Payment.reconstitute(now);
    }

    private static long write(
            StoredState state, Payment.Snapshot loaded, Payment.Snapshot now, List<PaymentEvent> events) {
        Payment.Snapshot found = state.payments.get(now.id());
        if (loaded.version() != (found == null ? 0 : found.version())) {
            throw new ConcurrentChange("payment " + now.id() + " was changed by another transaction");
        }
        state.payments.put(now.id(), now);
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
                && filter.status().map(payment.status()::equals).orElse(true)
                && filter.attention()
                        .map(attention -> needs(attention, payment))
                        .orElse(true);
    }

    private static boolean needs(PaymentFilter.Attention attention, Payment payment) {
        return Stream.concat(
                        payment.attempts().stream().map(a -> a.status().name()),
                        payment.refunds().stream().map(r -> r.status().name()))
                .anyMatch(attention.name()::equals);
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
                                        .filter(a -> a.status() == AttemptStatus.UNKNOWN
                                                || a.status() == AttemptStatus.MANUAL)
                                        .map(Attempt::question),
                                payment.refunds().stream()
                                        .filter(r -> r.status() == RefundStatus.UNKNOWN
                                                || r.status() == RefundStatus.MANUAL
                                                || r.status() == RefundStatus.AWAITING_DEPOSIT)
                                        .map(Refund::question))
                        .flatMap(Optional::stream)
                        .map(OpenQuestion::nextInquiryAt)
                        .filter(at -> !at.isAfter(now)),
                limit);
    }

    /** Payments for which there is such a time, the earliest first. */
    private List<PaymentId> due(GatewayId gateway, Function<Payment, Stream<Instant>> times, int limit) {
        record Due(PaymentId payment, Instant at) {}
        return all().filter(payment -> payment.gateway().equals(gateway))
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

    private Stream<Payment> all() {
        return store.read(state -> List.copyOf(state.payments.values())).stream()
                .map(Payment::reconstitute);
    }

    @Override
    public List<PaymentEvent> history(PaymentId id) {
        return store.read(state -> state.histories.getOrDefault(id, List.of()));
    }
}
