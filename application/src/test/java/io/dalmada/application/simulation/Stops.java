package io.dalmada.application.simulation;

import io.dalmada.application.service.shared.Maintenance;
import io.dalmada.application.testing.InMemoryStore;
import io.dalmada.domain.gateway.GatewayId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** When a vendor is not to be asked by the calendar: the operator has stopped it, or maintenance is announced. */
record Stops(InMemoryStore store, List<Maintenance> maintenance, Clock clock) {
    /** By so much a clock may be off that is trusted. */
    private static final Duration TRUSTED = Duration.ofMinutes(2);

    /** True when it is stopped now, and was at that moment: whoever began later must have seen it. */
    boolean stoppedBefore(GatewayId gateway, Instant moment) {
        Instant now = clock.instant();
        boolean held = store.holds()
                .find(gateway)
                .filter(hold -> hold.since().isBefore(moment.minus(TRUSTED)))
                .isPresent();
        return held
                || maintenance.stream()
                        .filter(m -> m.gateway().equals(gateway))
                        .anyMatch(m -> m.from().isBefore(moment.minus(TRUSTED))
                                && now.isBefore(m.until().minus(TRUSTED)));
    }
}
