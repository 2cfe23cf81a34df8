package io.dalmada.application.testing;

import io.dalmada.application.model.Page;
import io.dalmada.application.port.out.BillingKeyRepository;
import io.dalmada.application.port.out.ConcurrentChange;
import io.dalmada.application.testing.Storage.Kind;
import io.dalmada.domain.billingkey.BillingKey;
import io.dalmada.domain.billingkey.BillingKeyId;
import io.dalmada.domain.billingkey.BillingKeyStatus;
import io.dalmada.domain.shared.CustomerId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Billing keys in an {@link InMemoryStore}. */
final class InMemoryBillingKeys implements BillingKeyRepository {
    private final InMemoryStore store;

    InMemoryBillingKeys(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public Optional<BillingKey> find(BillingKeyId id) {
        return store.read(state -> Optional.ofNullable(state.keys.get(id)))
                .map(found -> store.required(Kind.BILLING_KEY, id.value(), found))
                .map(BillingKey::reconstitute);
    }

    /** No lock, but the commit fails when the key was changed meanwhile. */
    @Override
    public Optional<BillingKey> findForCharge(BillingKeyId id) {
        return store.step(state -> Optional.ofNullable(state.keys.get(id)))
                .filter(key -> store.isReadable(Kind.BILLING_KEY, id.value()))
                .map(BillingKey::reconstitute);
    }

    @Override
    public List<BillingKey> findAllForCharge(Collection<BillingKeyId> ids) {
        if (!store.isActive()) {
            throw new IllegalStateException("this needs a transaction");
        }
        return ids.stream()
                .distinct()
                .map(this::findForCharge)
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public BillingKey save(BillingKey key) {
        BillingKey.Snapshot now = key.snapshot();
        long loaded = key.loadedVersion();
        store.step(state -> {
            BillingKey.Snapshot found = state.keys.put(now.id(), now);
            if (loaded != (found == null ? 0 : found.version())) {
                throw new ConcurrentChange("billing key " + now.id() + " was changed by another transaction");
            }
            return now.version();
        });
        return BillingKey.reconstitute(now);
    }

    @Override
    public Page<BillingKey> listByCustomer(CustomerId customer, Optional<String> cursor, int limit) {
        List<BillingKey> matching = all().filter(key -> key.customer().equals(customer))
                .sorted(Comparator.comparing((BillingKey key) -> key.id().value())
                        .reversed())
                .toList();
        return Pages.readable(
                Pages.after(cursor, matching, key -> key.id().value(), limit),
                key -> store.isReadable(Kind.BILLING_KEY, key.id().value()));
    }

    @Override
    public Set<BillingKeyId> notChargeable(Collection<BillingKeyId> ids) {
        return store.read(state -> ids.stream()
                .filter(id -> {
                    BillingKey.Snapshot found = state.keys.get(id);
                    return found == null || found.status() != BillingKeyStatus.ACTIVE;
                })
                .collect(Collectors.toUnmodifiableSet()));
    }

    @Override
    public List<BillingKeyId> disposalsDue(Instant now, int limit) {
        return all().filter(key ->
                        key.nextDisposalAt().filter(at -> !at.isAfter(now)).isPresent())
                .sorted(Comparator.comparing(key -> key.nextDisposalAt().orElseThrow()))
                .limit(limit)
                .map(BillingKey::id)
                .toList();
    }

    @Override
    public Optional<Instant> earliestDisposal() {
        return all().flatMap(key -> key.nextDisposalAt().stream()).min(Comparator.naturalOrder());
    }

    private Stream<BillingKey> all() {
        return store.read(state -> List.copyOf(state.keys.values())).stream().map(BillingKey::reconstitute);
    }
}
