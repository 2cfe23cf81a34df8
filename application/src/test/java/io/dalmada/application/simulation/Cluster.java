package io.dalmada.application.simulation;

import io.dalmada.application.port.out.Alarms;
import io.dalmada.application.port.out.BillingKeyRepository;
import io.dalmada.application.port.out.BillingRunRecords;
import io.dalmada.application.port.out.ChargeGate;
import io.dalmada.application.port.out.DomainEventOutbox;
import io.dalmada.application.port.out.GatewayHolds;
import io.dalmada.application.port.out.IdSource;
import io.dalmada.application.port.out.IdempotencyRecords;
import io.dalmada.application.port.out.PaymentRepository;
import io.dalmada.application.port.out.PlanRepository;
import io.dalmada.application.port.out.ReconciliationRepository;
import io.dalmada.application.port.out.SubscriptionRepository;
import io.dalmada.application.port.out.TransactionRunner;
import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.application.service.shared.Billing;
import io.dalmada.application.service.shared.Maintenance;
import io.dalmada.application.service.shared.Ports;
import io.dalmada.application.service.shared.Settings;
import io.dalmada.application.service.shared.TrustedClock;
import io.dalmada.application.service.wiring.UseCases;
import io.dalmada.application.testing.InMemoryGateways;
import io.dalmada.application.testing.InMemoryStore;
import io.dalmada.domain.shared.DomainEvent;
import io.dalmada.domain.subscription.BillingRules;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The nodes: each runs the real use cases over the same store and gateway, and is replaced when it dies. */
final class Cluster {
    /** By real time, which does not pass here. */
    private static final Duration SEND_BUDGET = Duration.ofHours(1);

    private static final Duration LOOK_EVERY = Duration.ofSeconds(45);

    private final Baton baton;
    private final InMemoryStore store;
    private final List<SimulatedGateway> gateways;
    private final Clock clock;
    private final IdSource ids;
    private final Saboteur saboteur;
    private final Checks checks;
    private final Dimensions world;
    private final List<Maintenance> maintenance;
    private final List<Process> nodes = new ArrayList<>();
    private int lives;

    Cluster(
            Baton baton,
            InMemoryStore store,
            List<SimulatedGateway> gateways,
            Clock clock,
            IdSource ids,
            Saboteur saboteur,
            Checks checks,
            Dimensions world,
            List<Maintenance> maintenance) {
        this.baton = baton;
        this.store = store;
        this.gateways = gateways;
        this.clock = clock;
        this.ids = ids;
        this.saboteur = saboteur;
        this.checks = checks;
        this.world = world;
        this.maintenance = maintenance;
    }

    void add(int many) {
        for (int i = 0; i < many; i++) {
            nodes.add(start(i));
        }
    }

    /** The nodes as they are now; a dead one has been replaced. */
    List<Process> nodes() {
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i).isDead()) {
                nodes.set(i, start(i));
            }
        }
        return List.copyOf(nodes);
    }

    private Process start(int number) {
        Process process = new Process("n" + number + "." + lives++, clockOfANode());
        process.started(UseCases.over(ports(process.clock()), settings("n" + number, 1 + number * 2)));
        return process;
    }

    private NodeClock clockOfANode() {
        boolean wrong =
                world.has(Dimension.CLOCKS) && baton.faults() && baton.chance().hit(0.3);
        return new NodeClock(clock, wrong ? Clocks.wrong(baton.chance()) : Duration.ZERO);
    }

    private Settings settings(String node, int senders) {
        Settings usual = Settings.defaults();
        Billing billing =
                new Billing(BillingRules.STANDARD, node, senders, LOOK_EVERY, maintenance, 10, Duration.ofDays(30));
        return new Settings(
                SEND_BUDGET,
                usual.resumeAfter(),
                usual.resumeWithin(),
                usual.senderMargin(),
                usual.idempotencyRetention(),
                LOOK_EVERY,
                Duration.ofHours(60),
                billing,
                usual.reconcileAt(),
                usual.reconcileRetry(),
                usual.registrationTitle());
    }

    private Ports ports(Clock own) {
        PaymentRepository payments =
                PortCalls.of(PaymentRepository.class, new Claiming(store.payments(), baton), baton);
        SubscriptionRepository subscriptions = PortCalls.of(
                SubscriptionRepository.class, new Observed(store.subscriptions(), baton, checks::saved), baton);
        DomainEventOutbox outbox = PortCalls.of(DomainEventOutbox.class, this::append, baton);
        TransactionRunner transactions = saboteur.transactions(new NodeTransactions(store, baton), outbox);
        return new Ports(
                new InMemoryGateways(gateways.stream().map(saboteur::gateway).toArray(PaymentGateway[]::new)),
                saboteur.port(
                        BillingKeyRepository.class,
                        PortCalls.of(BillingKeyRepository.class, store.billingKeys(), baton)),
                store.registrations(),
                saboteur.payments(payments, store),
                saboteur.port(PlanRepository.class, PortCalls.of(PlanRepository.class, store.plans(), baton)),
                saboteur.subscriptions(subscriptions, store),
                PortCalls.of(BillingRunRecords.class, store.billingRuns(), baton),
                saboteur.port(GatewayHolds.class, PortCalls.of(GatewayHolds.class, store.holds(), baton)),
                store.statistics(),
                saboteur.port(
                        IdempotencyRecords.class,
                        PortCalls.of(IdempotencyRecords.class, store.idempotencyRecords(), baton)),
                PortCalls.of(ReconciliationRepository.class, store.reconciliations(), baton),
                saboteur.outbox(outbox),
                transactions,
                gate(),
                (id, wanted) -> 1 + baton.chance().below(wanted),
                new NodeSenders(baton),
                Alarms.silent(),
                ids,
                saboteur.clock(trusted(own)));
    }

    private Clock trusted(Clock own) {
        return saboteur.trustsAnyClock()
                ? own
                : new TrustedClock(
                        own,
                        clock::instant,
                        () -> TimeUnit.SECONDS.toNanos(clock.instant().getEpochSecond()));
    }

    /** What is committed while a request is served is that request's doing. */
    private void append(List<? extends DomainEvent> events) {
        store.outbox().append(events);
        List<DomainEvent> made = List.copyOf(events);
        Activity me = baton.current();
        me.request().ifPresent(key -> me.onCommit(() -> checks.committed(key, made)));
    }

    private ChargeGate gate() {
        return payment -> {
            boolean held = baton.strikes(0.1);
            if (held) {
                baton.count(Fault.HELD.name(), "gate");
            }
            return held ? Optional.of("simulated: held") : Optional.empty();
        };
    }
}
