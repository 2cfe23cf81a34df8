package io.dalmada.application.testing;

import io.dalmada.application.port.out.ConcurrentChange;
import io.dalmada.application.port.out.RegistrationRepository;
import io.dalmada.application.testing.Storage.Kind;
import io.dalmada.domain.billingkey.BillingKeyId;
import io.dalmada.domain.billingkey.Registration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Registrations in an {@link InMemoryStore}. */
final class InMemoryRegistrations implements RegistrationRepository {
    private final InMemoryStore store;

    InMemoryRegistrations(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public Optional<Registration> find(BillingKeyId id) {
        return store.read(state -> Optional.ofNullable(state.registrations.get(id)))
                .map(found -> store.required(Kind.REGISTRATION, id.value(), found))
                .map(Registration::reconstitute);
    }

    @Override
    public Registration save(Registration registration) {
        Registration.Snapshot now = registration.snapshot();
        long loaded = registration.loadedVersion();
        store.step(state -> {
            Registration.Snapshot found = state.registrations.put(now.id(), now);
            if (loaded != (found == null ? 0 : found.version())) {
                throw new ConcurrentChange("registration " + now.id() + " was changed by another transaction");
            }
            return now.version();
        });
        return Registration.reconstitute(now);
    }

    @Override
    public List<BillingKeyId> overdue(Instant now, int limit) {
        return lasting()
                .filter(each -> !each.endsAt().orElseThrow().isAfter(now))
                .limit(limit)
                .map(Registration.Snapshot::id)
                .toList();
    }

    @Override
    public Optional<Instant> earliestEnd() {
        return lasting().findFirst().flatMap(Registration.Snapshot::endsAt);
    }

    private Stream<Registration.Snapshot> lasting() {
        return store.read(state -> List.copyOf(state.registrations.values())).stream()
                .filter(each -> each.endsAt().isPresent())
                .sorted(Comparator.comparing(each -> each.endsAt().orElseThrow()));
    }
}
