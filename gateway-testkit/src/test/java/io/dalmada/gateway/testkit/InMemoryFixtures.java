package io.dalmada.gateway.testkit;

import io.dalmada.application.testing.InMemoryGateway;
import io.dalmada.application.testing.InMemoryLedger;
import io.dalmada.application.testing.Trouble;
import io.dalmada.domain.gateway.DeclineReason;
import java.time.YearMonth;
import java.util.Optional;
import java.util.Set;

/** The gateway in memory does not look at card numbers: what a card does is told to it when the card is taken. */
record InMemoryFixtures(InMemoryGateway memory) implements Fixtures {
    static final TestCard CARD = new TestCard("5327509813462871", YearMonth.of(2031, 4), "870329", "63");

    @Override
    public Optional<TestCard> card(CardBehaviour behaviour) {
        switch (behaviour) {
            case APPROVES -> {}
            case DECLINES -> declines(InMemoryLedger.Step.CHARGE, DeclineReason.LIMIT_OR_BALANCE);
            case ISSUE_REFUSED -> declines(InMemoryLedger.Step.ISSUE, DeclineReason.INVALID_CARD_NUMBER);
        }
        return Optional.of(CARD);
    }

    private void declines(InMemoryLedger.Step step, DeclineReason reason) {
        memory.next(step, new Trouble.Declines(reason));
    }

    @Override
    public Optional<String> unmappedCode() {
        return Optional.of("Z999");
    }

    @Override
    public Set<String> secrets() {
        return InMemoryHarness.secrets();
    }
}
