package io.dalmada.application.simulation;

import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.gateway.GatewayId;
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

    /** A request that has arrived. @param replayed whether a repetition is answered as the first one was; @param stopped whether whoever sent it could have known that its vendor is stopped */
    record Use(GatewayId gateway, String key, String orderNo, boolean replayed, boolean stopped, Instant at) {}

    /** A request that should not have been sent. */
    record Unfit(String invariant, String what) {}

    private final Clock clock;
    private final List<Unfit> unfit = new ArrayList<>();
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

    void used(GatewayKey key, String orderNo, boolean replayed, boolean stopped) {
        uses.add(new Use(key.gateway(), value(key), orderNo, replayed, stopped, clock.instant()));
    }

    /** A request that its vendor could not have carried out. */
    void unfit(String invariant, String what) {
        unfit.add(new Unfit(invariant, what));
    }

    List<Unfit> unfit() {
        return unfit;
    }

    List<Use> uses() {
        return uses;
    }
}
