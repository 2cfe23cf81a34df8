package io.dalmada.application.simulation;

import io.dalmada.application.port.out.gateway.GatewayProfile;
import io.dalmada.application.testing.InMemoryGateway;
import io.dalmada.application.testing.InMemoryGateway.Listing;
import io.dalmada.application.testing.InMemoryLedger;
import io.dalmada.application.testing.InMemoryStore;
import io.dalmada.application.testing.Profiles;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.shared.Money;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The vendors of this world, each with a ledger of its own. */
final class Vendors {
    private final List<InMemoryGateway> all = new ArrayList<>();
    private final Books books = new Books(all);
    private final Clock clock;
    private final InMemoryStore store;
    private Instant listsUntil = Instant.MAX;

    Vendors(Dimensions world, Saboteur saboteur, Clock clock, InMemoryStore store) {
        this.clock = clock;
        this.store = store;
        add("memory", "T", saboteur.profile(Profiles.withoutReplay()));
        if (world.has(Dimension.GATEWAYS) || world.has(Dimension.FREEZES)) {
            add("again", "A", saboteur.profile(ProfileChange.minimum(Profiles.replaying(), Money.won(1_000))));
        }
        if (world.has(Dimension.GATEWAYS) || world.has(Dimension.LISTS)) {
            add("lists", "L", saboteur.profile(Profiles.listingByDay()));
        }
    }

    private void add(String id, String numbers, GatewayProfile profile) {
        all.add(new InMemoryGateway(new GatewayId(id), profile, clock, store::isActive, new InMemoryLedger(numbers)));
    }

    List<InMemoryGateway> all() {
        return List.copyOf(all);
    }

    InMemoryGateway require(GatewayId id) {
        return all.stream().filter(v -> v.id().equals(id)).findFirst().orElseThrow();
    }

    Books books() {
        return books;
    }

    /** What is late happens now, whether or not anybody asks. */
    void settle() {
        all.forEach(InMemoryGateway::ledger);
        listAsEver();
    }

    Optional<Instant> nextLate() {
        return all.stream().flatMap(v -> v.nextLate().stream()).min(Instant::compareTo);
    }

    /** Until then the lists of days look so at the vendor that has nothing else, and adapters make that of them. */
    void lists(Listing as, Instant until) {
        all.get(all.size() - 1).lists(as);
        listsUntil = until;
    }

    private void listAsEver() {
        if (!clock.instant().isBefore(listsUntil)) {
            all.get(all.size() - 1).lists(Listing.COUNTED);
            listsUntil = Instant.MAX;
        }
    }

    void clearTroubles() {
        all.forEach(InMemoryGateway::clearTroubles);
    }
}
