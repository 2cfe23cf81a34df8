package io.dalmada.gateway.testkit;

import io.dalmada.application.port.out.gateway.Acknowledgement;
import io.dalmada.application.port.out.gateway.InboundNotice;
import io.dalmada.application.testing.InMemoryGateway;
import io.dalmada.application.testing.InMemoryNotices;
import io.dalmada.application.testing.MovableClock;
import java.util.Optional;

/** What the gateway in memory tells by itself. */
record InMemoryVoice(InMemoryGateway memory, MovableClock clock) implements Notices {
    @Override
    public InboundNotice about(String orderNo) {
        return InMemoryNotices.told(line(orderNo), clock.instant());
    }

    @Override
    public Optional<InboundNotice> forged(String orderNo) {
        return Optional.of(InMemoryNotices.forged(line(orderNo), clock.instant()));
    }

    private String line(String orderNo) {
        return "charge " + new InMemoryTruth(memory, clock).transaction(orderNo);
    }

    @Override
    public InboundNotice unknownEvent() {
        return InMemoryNotices.told("settled 2026-11-23", clock.instant());
    }

    @Override
    public Acknowledgement wanted() {
        return Acknowledgement.ok("text/plain", InMemoryNotices.OK);
    }
}
