package io.dalmada.application.simulation;

import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.gateway.GatewayKey;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The issuer's side of every card: which one is empty until when, and which one was used for which order. */
final class Cards {
    private record Trouble(Instant until, DeclineReason reason) {}

    /** A request that has arrived. */
    record Use(String key, String orderNo, Instant at) {}

    private final Clock clock;
    private final Map<String, Trouble> troubles = new HashMap<>();
    private final List<Use> uses = new ArrayList<>();

    Cards(Clock clock) {
        this.clock = clock;
    }

    static String value(GatewayKey key) {
        return key.value().use(value -> value);
    }

    void declines(GatewayKey key, DeclineReason reason, Instant until) {
        troubles.put(value(key), new Trouble(until, reason));
    }

    void heal() {
        troubles.clear();
    }

    Optional<DeclineReason> refusal(GatewayKey key) {
        return Optional.ofNullable(troubles.get(value(key)))
                .filter(trouble -> trouble.until().isAfter(clock.instant()))
                .map(Trouble::reason);
    }

    void used(GatewayKey key, String orderNo) {
        uses.add(new Use(value(key), orderNo, clock.instant()));
    }

    List<Use> uses() {
        return uses;
    }
}
