package io.dalmada.application.testing;

import io.dalmada.application.port.out.ApiKeyRepository;
import io.dalmada.application.port.out.BillingKeyRepository;
import io.dalmada.application.port.out.BillingRunRecords;
import io.dalmada.application.port.out.ConcurrentChange;
import io.dalmada.application.port.out.DomainEventOutbox;
import io.dalmada.application.port.out.EventLog;
import io.dalmada.application.port.out.GatewayHolds;
import io.dalmada.application.port.out.GatewayNoticeBox;
import io.dalmada.application.port.out.IdempotencyRecords;
import io.dalmada.application.port.out.PaymentRepository;
import io.dalmada.application.port.out.PlanRepository;
import io.dalmada.application.port.out.ReconciliationRepository;
import io.dalmada.application.port.out.RegistrationRepository;
import io.dalmada.application.port.out.StatisticsQuery;
import io.dalmada.application.port.out.SubscriptionRepository;
import io.dalmada.application.port.out.TransactionRunner;
import io.dalmada.application.port.out.UnreadableRow;
import io.dalmada.application.port.out.WebhookEndpoints;
import io.dalmada.application.port.out.WebhookQueue;
import io.dalmada.domain.payment.PaymentId;
import io.dalmada.domain.shared.DomainEvent;
import io.dalmada.domain.shared.SubscriptionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A store without a database that keeps the same promises, proven by the same contract suites.
 *
 * <p>A transaction works on a copy of its own and writes down its steps. Commit repeats the steps on what is stored by
 * then: a step that is refused there, or that comes to another result, lost a race, and nothing of the transaction stays.
 */
public final class InMemoryStore implements Storage, TransactionRunner {
    private final ThreadLocal<@Nullable Transaction> current = new ThreadLocal<>();
    private final Map<Object, Transaction> locks = new HashMap<>();
    private final List<DomainEvent> log = new ArrayList<>();
    private final boolean guarded;
    private final Set<Object> spoiled = ConcurrentHashMap.newKeySet();
    /** Subscriptions that are left out of what is due until then. */
    final Map<SubscriptionId, Instant> aside = new ConcurrentHashMap<>();

    private StoredState stored = new StoredState();

    @Override
    public void spoil(SubscriptionId id) {
        spoiled.add(id);
    }

    @Override
    public void spoil(PaymentId id) {
        spoiled.add(id);
    }

    @Override
    public void mend(SubscriptionId id) {
        spoiled.remove(id);
    }

    /** True when some row cannot be read. */
    public boolean isAnythingSpoiled() {
        return !spoiled.isEmpty();
    }

    @Override
    public void spoil(Kind kind, Object id) {
        spoiled.add(List.of(kind, id));
    }

    /** @throws UnreadableRow when a test made it one */
    <R> R required(Kind kind, Object id, R row) {
        requireReadable(kind.name().toLowerCase(Locale.ROOT), List.of(kind, id));
        return row;
    }

    boolean isReadable(Kind kind, Object id) {
        return isReadable(List.of(kind, id));
    }

    boolean isReadable(Object id) {
        return !spoiled.contains(id);
    }

    void requireReadable(String table, Object id) {
        if (!isReadable(id)) {
            throw new UnreadableRow(table, id.toString(), new SpoiledByTest());
        }
    }

    public InMemoryStore() {
        this(true);
    }

    private InMemoryStore(boolean guarded) {
        this.guarded = guarded;
    }

    /** One that keeps no version of payments and no unique events, for tests that must notice it. */
    public static InMemoryStore unguarded() {
        return new InMemoryStore(false);
    }

    boolean isGuarded() {
        return guarded;
    }

    @Override
    public <T> T inTransaction(Supplier<T> work) {
        if (isActive()) {
            throw new IllegalStateException("transactions do not nest");
        }
        Transaction transaction = begin();
        current.set(transaction);
        try {
            T result = work.get();
            commit(transaction);
            return result;
        } finally {
            current.remove();
            unlock(transaction);
        }
    }

    @Override
    public boolean isActive() {
        return current.get() != null;
    }

    /**
     * Sets the transaction that runs here aside while others do something, as if this thread were frozen and another one
     * went on: what a simulation with one thread needs to let transactions overlap.
     */
    public void aside(Runnable others) {
        Transaction frozen = current.get();
        current.remove();
        try {
            others.run();
        } finally {
            if (frozen != null) {
                current.set(frozen);
            }
        }
    }

    private synchronized Transaction begin() {
        return new Transaction(stored, stored.copy());
    }

    private synchronized void commit(Transaction transaction) {
        if (transaction.steps.isEmpty()) {
            return;
        }
        stored = transaction.base == stored
                ? transaction.view // Nobody came between: the steps would come to the same.
                : repeated(transaction);
        log.addAll(transaction.appended);
    }

    private StoredState repeated(Transaction transaction) {
        StoredState next = stored.copy();
        transaction.steps.forEach(step -> step.accept(next));
        return next;
    }

    /** A change, or a read that must still come to the same result at commit. */
    <R> R step(Function<StoredState, R> step) {
        Transaction transaction = running();
        R result = step.apply(transaction.view);
        transaction.steps.add(state -> {
            if (!Objects.equals(step.apply(state), result)) {
                throw new ConcurrentChange("another transaction was first");
            }
        });
        return result;
    }

    /**
     * Takes the lock of a row until the transaction ends; never waits.
     *
     * @param fits looks at what is stored by now: a lock that came too late helps nobody
     */
    synchronized boolean lock(Object row, Predicate<StoredState> fits) {
        Transaction transaction = running();
        boolean free = locks.getOrDefault(row, transaction) == transaction && fits.test(stored);
        if (free) {
            locks.put(row, transaction);
        }
        return free;
    }

    private Transaction running() {
        Transaction transaction = current.get();
        if (transaction == null) {
            throw new IllegalStateException("this needs a transaction");
        }
        return transaction;
    }

    private synchronized void unlock(Transaction transaction) {
        locks.values().removeIf(holder -> holder == transaction);
    }

    <R> R read(Function<StoredState, R> reader) {
        Transaction transaction = current.get();
        if (transaction != null) {
            return reader.apply(transaction.view);
        }
        synchronized (this) {
            return reader.apply(stored);
        }
    }

    @Override
    public PaymentRepository payments() {
        return new InMemoryPayments(this);
    }

    @Override
    public BillingKeyRepository billingKeys() {
        return new InMemoryBillingKeys(this);
    }

    @Override
    public RegistrationRepository registrations() {
        return new InMemoryRegistrations(this);
    }

    @Override
    public PlanRepository plans() {
        return new InMemoryPlans(this);
    }

    @Override
    public SubscriptionRepository subscriptions() {
        return new InMemorySubscriptions(this);
    }

    @Override
    public BillingRunRecords billingRuns() {
        return new InMemoryRuns(this);
    }

    @Override
    public GatewayHolds holds() {
        return new InMemoryHolds(this);
    }

    @Override
    public GatewayNoticeBox gatewayNotices() {
        return new InMemoryNoticeBox(this);
    }

    @Override
    public StatisticsQuery statistics() {
        return new InMemoryStatistics(this);
    }

    @Override
    public ApiKeyRepository apiKeys() {
        return new InMemoryApiKeys(this);
    }

    @Override
    public IdempotencyRecords idempotencyRecords() {
        return new InMemoryIdempotencyRecords(this);
    }

    @Override
    public ReconciliationRepository reconciliations() {
        return new InMemoryReconciliations(this);
    }

    @Override
    public DomainEventOutbox outbox() {
        return events -> {
            step(state -> guarded ? state.append(events) : 0);
            Objects.requireNonNull(current.get()).appended.addAll(events);
        };
    }

    @Override
    public EventLog eventLog() {
        return new InMemoryEventLog(this);
    }

    @Override
    public WebhookEndpoints webhookEndpoints() {
        return new InMemoryWebhookEndpoints(this);
    }

    @Override
    public WebhookQueue webhookQueue() {
        return new InMemoryWebhookQueue(this);
    }

    @Override
    public TransactionRunner transactions() {
        return this;
    }

    /** What was committed to the outbox. */
    public List<DomainEvent> events() {
        return read(state -> List.copyOf(state.events.values()));
    }

    /** Those committed after the first {@code seen}. */
    public List<DomainEvent> eventsAfter(int seen) {
        synchronized (this) {
            return List.copyOf(log.subList(seen, log.size()));
        }
    }

    @Override
    public List<OutboxEntry> outboxEntries() {
        return events().stream()
                .map(event -> new OutboxEntry(event.aggregateId(), event.version(), event.type()))
                .toList();
    }

    private static final class Transaction {
        private final StoredState base;
        private final StoredState view;
        private final List<DomainEvent> appended = new ArrayList<>();
        private final List<Consumer<StoredState>> steps = new ArrayList<>();

        Transaction(StoredState base, StoredState view) {
            this.base = base;
            this.view = view;
        }
    }

    /** Why a row that a test has spoiled cannot be read; whoever listens for defects knows it by its name. */
    private static final class SpoiledByTest extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
