package io.dalmada.application.world;

import io.dalmada.application.model.PaymentFilter;
import io.dalmada.application.model.RequestKey;
import io.dalmada.application.port.in.ChargePayment;
import io.dalmada.application.port.in.PeriodicWork;
import io.dalmada.application.port.in.RefundPayment;
import io.dalmada.application.port.in.RegisterBillingKey;
import io.dalmada.application.port.in.RegisterByWindow;
import io.dalmada.application.port.in.RegistrationResult;
import io.dalmada.application.port.out.ChargeGate;
import io.dalmada.application.port.out.IdSource;
import io.dalmada.application.port.out.RequestPacer;
import io.dalmada.application.port.out.TransactionRunner;
import io.dalmada.application.port.out.gateway.GatewayProfile;
import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.application.service.shared.Ports;
import io.dalmada.application.service.shared.Settings;
import io.dalmada.application.service.wiring.UseCases;
import io.dalmada.application.testing.InMemoryGateway;
import io.dalmada.application.testing.InMemoryGateways;
import io.dalmada.application.testing.InMemoryLedger;
import io.dalmada.application.testing.InMemoryStore;
import io.dalmada.application.testing.MovableClock;
import io.dalmada.application.testing.Profiles;
import io.dalmada.domain.billingkey.BillingKey;
import io.dalmada.domain.billingkey.CardEntry;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.payment.OrderTitle;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.PaymentId;
import io.dalmada.domain.payment.RefundReason;
import io.dalmada.domain.payment.RefundStatus;
import io.dalmada.domain.payment.TaxType;
import io.dalmada.domain.shared.Buyer;
import io.dalmada.domain.shared.CustomerId;
import io.dalmada.domain.shared.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The use cases over in-memory ports, with a gateway whose ledger is the judge and a clock that the test moves. */
public final class World {
    public final MovableClock clock = MovableClock.atTen();
    public final InMemoryStore store = new InMemoryStore();
    public final InMemoryGateway gateway;
    private final PaymentGateway seen;
    private final List<PaymentGateway> others = new ArrayList<>();
    private final TransactionRunner transactions;
    private final IdSource ids;
    /** What a person was told: kind and count. */
    public final List<String> alarms = new ArrayList<>();

    public UseCases useCases;

    public World() {
        this(Profiles.withoutReplay(), gateway -> gateway, transactions -> transactions, 1);
    }

    /** @param sabotage puts something between the use cases and the gateway */
    public World(
            GatewayProfile profile,
            UnaryOperator<PaymentGateway> sabotage,
            UnaryOperator<TransactionRunner> crashes,
            long seed) {
        this.gateway = new InMemoryGateway(profile, clock, store::isActive);
        this.seen = sabotage.apply(gateway);
        this.transactions = crashes.apply(new TrueEvents(store));
        this.ids = new RandomIds(clock, seed);
        this.useCases = start();
    }

    private UseCases start() {
        return UseCases.over(ports(), Settings.defaults());
    }

    public Ports ports() {
        return new Ports(
                new InMemoryGateways(
                        Stream.concat(Stream.of(seen), others.stream()).toArray(PaymentGateway[]::new)),
                store.billingKeys(),
                store.registrations(),
                store.payments(),
                store.plans(),
                store.subscriptions(),
                store.billingRuns(),
                store.holds(),
                store.statistics(),
                store.idempotencyRecords(),
                store.reconciliations(),
                store.outbox(),
                transactions,
                ChargeGate.alwaysOpen(),
                RequestPacer.unlimited(),
                Runnable::run,
                (kind, from, count) -> alarms.add(kind + " " + count),
                ids,
                clock);
    }

    /** Another merchant account, with a ledger of its own. */
    public InMemoryGateway alsoAt(String id, GatewayProfile profile) {
        InMemoryGateway other =
                new InMemoryGateway(new GatewayId(id), profile, clock, store::isActive, new InMemoryLedger());
        others.add(other);
        restart();
        return other;
    }

    /** The process dies and another one takes its place: what was not committed is gone. */
    public void restart() {
        useCases = start();
    }

    public RegisterByWindow windows() {
        return useCases.registerByWindow();
    }

    public static CardEntry card() {
        return CardEntry.of(
                "9410000000001235".toCharArray(), YearMonth.of(2030, 12), "900101".toCharArray(), "12".toCharArray());
    }

    public RegistrationResult register(Optional<RequestKey> request) {
        return register(Optional.empty(), request);
    }

    private RegistrationResult register(Optional<GatewayId> at, Optional<RequestKey> request) {
        return useCases.registerBillingKey()
                .register(
                        new RegisterBillingKey.Card(
                                new CustomerId("cust-1"),
                                at,
                                new Buyer("홍길동", Optional.empty(), Optional.empty()),
                                card()),
                        request);
    }

    public BillingKey key() {
        return key(Optional.empty());
    }

    /** @param at empty for the default account */
    public BillingKey key(Optional<GatewayId> at) {
        if (register(at, Optional.empty()) instanceof RegistrationResult.Registered registered) {
            return registered.billingKey();
        }
        throw new AssertionError("no key");
    }

    public static Optional<RequestKey> request(String key) {
        return Optional.of(new RequestKey("caller", key, "POST /v1/payments", "fingerprint"));
    }

    public Payment charge(BillingKey key, long won, Optional<RequestKey> request) {
        return useCases.chargePayment()
                .charge(
                        new ChargePayment.Order(
                                key.id(),
                                Money.won(won),
                                new OrderTitle("월간 구독", Optional.of("PLAN-M")),
                                TaxType.TAXABLE),
                        request);
    }

    public RefundPayment.Result refund(PaymentId payment, Optional<Money> amount, Optional<RequestKey> request) {
        return useCases.refundPayment()
                .refund(new RefundPayment.Order(payment, amount, new RefundReason("고객 요청")), request);
    }

    public Payment payment(PaymentId id) {
        return useCases.payments().get(id);
    }

    public List<Payment> payments() {
        return useCases.payments()
                .list(new PaymentFilter(Optional.empty(), Optional.empty()), Optional.empty(), 1000)
                .items();
    }

    public InMemoryLedger ledger() {
        return gateway.ledger();
    }

    public void pass(Duration time) {
        clock.advance(time);
        work();
    }

    public void work() {
        Instant now = clock.instant();
        for (PeriodicWork work : useCases.periodicWork()) {
            if (!work.nextDue().isAfter(now)) {
                work.runDue(now);
            }
        }
    }

    /** Minute by minute until nothing is open, then a day of scans for what comes late. */
    public void settle() {
        for (int minute = 0; minute < 300 && !isQuiet(); minute++) {
            pass(Duration.ofMinutes(1));
        }
        for (int scan = 0; scan < 5; scan++) {
            pass(Duration.ofHours(6).plusSeconds(1));
        }
    }

    boolean isQuiet() {
        return payments().stream()
                .allMatch(p -> p.attempts().stream().noneMatch(a -> a.status().isOpen())
                        && p.refunds().stream()
                                .noneMatch(r -> r.status().isOpen() && r.status() != RefundStatus.MANUAL));
    }
}
