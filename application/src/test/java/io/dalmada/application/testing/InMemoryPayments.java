package io.dalmada.application.testing;

import io.dalmada.application.model.Page;
import io.dalmada.application.model.PaymentFilter;
import io.dalmada.application.port.out.ConcurrentChange;
import io.dalmada.application.port.out.PaidCharge;
import io.dalmada.application.port.out.PaymentRepository;
import io.dalmada.domain.billingkey.BillingKeyId;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.gateway.MerchantOrderNo;
import io.dalmada.domain.payment.Approval;
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
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Payments in an {@link InMemoryStore}. */
final class InMemoryPayments implements PaymentRepository {
    private final InMemoryStore store;

    InMemoryPayments(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public Optional<Payment> find(PaymentId id) {
        return store.read(state -> Optional.ofNullable(state.payments.get(id))).map(this::read);
    }

    @Override
    public List<Payment> findAll(Collection<PaymentId> ids) {
        return store
                .read(state -> ids.stream().distinct().map(state.payments::get).toList())
                .stream()
                .filter(Objects::nonNull)
                .map(this::read)
                .toList();
    }

    private Payment read(Payment.Snapshot stored) {
        store.requireReadable("payment", stored.id());
        return Payment.reconstitute(stored);
    }

    @Override
    public Optional<Payment> findByOrder(MerchantOrderNo orderNo) {
        return store.read(state -> Optional.ofNullable(state.orders.get(orderNo)))
                .flatMap(this::find);
    }

    @Override
    public List<Payment> findByOrders(Collection<MerchantOrderNo> orderNos) {
        return orderNos.stream()
                .flatMap(orderNo -> store.read(state -> Optional.ofNullable(state.orders.get(orderNo))).stream())
                .distinct()
                .flatMap(id -> find(id).stream())
                .toList();
    }

    @Override
    public List<Payment> findByTransactions(GatewayId gateway, Collection<GatewayTxnId> txns) {
        return txns.stream()
                .flatMap(txn ->
                        store.read(state -> Optional.ofNullable(state.charges.get(gateway + "|" + txn))).stream())
                .distinct()
                .flatMap(id -> find(id).stream())
                .toList();
    }

    @Override
    public List<PaidCharge> paidBetween(
            GatewayId gateway, Instant from, Instant until, Optional<PaidCharge> after, int limit) {
        Comparator<PaidCharge> order = Comparator.comparing(PaidCharge::approvedAt)
                .thenComparing(paid -> paid.orderNo().value());
        return all().filter(payment -> payment.gateway().equals(gateway))
                .flatMap(payment -> payment.paidBy().stream())
                .map(paid -> new PaidCharge(
                        paid.orderNo(),
                        paid.approval().orElseThrow().txn(),
                        paid.approval().orElseThrow().approvedAt()))
                .filter(paid ->
                        !paid.approvedAt().isBefore(from) && paid.approvedAt().isBefore(until))
                .filter(paid ->
                        after.filter(last -> order.compare(paid, last) <= 0).isEmpty())
                .sorted(order)
                .limit(limit)
                .toList();
    }

    @Override
    public List<Payment> saveAll(List<Payment> payments) {
        if (payments.stream().map(Payment::id).distinct().count() != payments.size()) {
            throw new IllegalArgumentException("the same payment twice");
        }
        List<Change> changes = payments.stream().map(Change::of).toList();
        store.step(state -> changes.stream().map(change -> write(state, change)).toList());
        return changes.stream()
                .map(change -> Payment.reconstitute(change.now()))
                .toList();
    }

    /** What a payment was, is and went through when it was given to be saved. */
    private record Change(Payment.Snapshot loaded, Payment.Snapshot now, List<PaymentEvent> events) {
        static Change of(Payment payment) {
            return new Change(payment.loaded(), payment.snapshot(), payment.events());
        }
    }

    private long write(StoredState state, Change change) {
        Payment.Snapshot loaded = change.loaded();
        Payment.Snapshot now = change.now();
        Payment.Snapshot found = state.payments.get(now.id());
        if (store.isGuarded() && loaded.version() != (found == null ? 0 : found.version())) {
            throw new ConcurrentChange("payment " + now.id() + " was changed by another transaction");
        }
        state.payments.put(now.id(), now);
        if (isAnythingOpen(now)) {
            state.open.put(now.id(), now);
        } else {
            state.open.remove(now.id());
        }
        if (found == null) {
            now.bill().ifPresent(bill -> StoredState.putOnce(state.bills, bill, now.id()));
        }
        now.attempts().stream().skip(loaded.attempts().size()).forEach(added -> {
            StoredState.putOnce(state.orders, added.orderNo(), now.id());
            state.attemptKeys.put(added.orderNo(), now.billingKey());
        });
        now.charges().stream()
                .skip(loaded.charges().size())
                .forEach(added -> StoredState.putOnce(state.charges, chargeKey(now, added), now.id()));
        state.addHistory(now.id(), change.events());
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
        return Pages.readable(
                Pages.after(cursor, matching, payment -> payment.id().value(), limit),
                payment -> store.isReadable(payment.id()));
    }

    private boolean matches(PaymentFilter filter, Payment payment) {
        return fits(filter.customer(), payment.customer()::equals)
                && fits(filter.status(), payment.status()::equals)
                && fits(filter.attention(), attention -> needs(attention, payment))
                && fits(
                        filter.subscription(),
                        wanted -> payment.bill()
                                .filter(bill -> bill.subscription().equals(wanted))
                                .isPresent())
                && matches(filter.traces(), payment)
                && fits(filter.created().from(), from -> !payment.createdAt().isBefore(from))
                && fits(filter.created().until(), payment.createdAt()::isBefore);
    }

    private boolean matches(PaymentFilter.Traces traces, Payment payment) {
        List<Attempt> attempts = payment.attempts();
        return fits(
                        traces.order(),
                        order -> attempts.stream().anyMatch(a -> a.orderNo().equals(order)))
                && fits(
                        traces.txn(),
                        txn -> payment.charges().stream().anyMatch(c -> c.txn().equals(txn)))
                && fits(
                        traces.approvalNo(),
                        number -> attempts.stream()
                                .flatMap(a -> a.approval().flatMap(Approval::approvalNo).stream())
                                .anyMatch(number::equals))
                && fits(
                        traces.lastFour(),
                        four -> store.billingKeys()
                                .find(payment.billingKey())
                                .flatMap(key -> key.card().lastFour())
                                .filter(four::equals)
                                .isPresent());
    }

    private static <T> boolean fits(Optional<T> wanted, Predicate<T> holds) {
        return wanted.map(holds::test).orElse(true);
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

    @Override
    public List<PaymentId> refundsOwed(GatewayId gateway, Instant now, int limit) {
        return due(
                stored(),
                gateway,
                payment -> payment.refunds().stream()
                        .filter(refund -> isLastOfItsKind(refund, payment.refunds()))
                        .map(Refund::askAgainAt)
                        .flatMap(Optional::stream)
                        .filter(at -> !at.isAfter(now)),
                limit);
    }

    private static boolean isLastOfItsKind(Refund refund, List<Refund> all) {
        return all.subList(all.indexOf(refund) + 1, all.size()).stream()
                .noneMatch(later -> later.charge().equals(refund.charge()) && later.origin() == refund.origin());
    }

    private List<PaymentId> due(GatewayId gateway, Function<Payment.Snapshot, Stream<Instant>> times, int limit) {
        return due(open(), gateway, times, limit);
    }

    /** Payments for which there is such a time, the earliest first. */
    private static List<PaymentId> due(
            Stream<Payment.Snapshot> among,
            GatewayId gateway,
            Function<Payment.Snapshot, Stream<Instant>> times,
            int limit) {
        record Due(PaymentId payment, Instant at) {}
        return among.filter(payment -> payment.gateway().equals(gateway))
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
            case UNKNOWN, MANUAL -> attempt.question().map(OpenQuestion::nextInquiryAt);
            case SUCCEEDED, DECLINED, NOT_SENT, ABSENT, VOID -> Optional.empty();
        };
    }

    private static Optional<Instant> waiting(Refund refund) {
        return switch (refund.status()) {
            case CREATED -> Optional.of(refund.createdAt());
            case SENDING -> refund.sentAt();
            case UNKNOWN, AWAITING_DEPOSIT, MANUAL -> refund.question().map(OpenQuestion::nextInquiryAt);
            case DONE, REFUSED, NOT_SENT, ABSENT -> Optional.empty();
        };
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
    public int declinesSince(BillingKeyId key, Instant since) {
        return store.read(state -> (int) state.histories.values().stream()
                .flatMap(List::stream)
                .filter(PaymentEvent.AttemptMoved.class::isInstance)
                .map(PaymentEvent.AttemptMoved.class::cast)
                .filter(moved -> moved.to() == AttemptStatus.DECLINED)
                .filter(moved -> !moved.at().isBefore(since))
                .filter(moved -> key.equals(state.attemptKeys.get(moved.orderNo())))
                .count());
    }

    @Override
    public List<PaymentEvent> history(PaymentId id) {
        return store.read(state -> state.histories.getOrDefault(id, List.of()));
    }
}
