package io.dalmada.gateway.testkit;

import io.dalmada.application.testing.InMemoryGateway;
import io.dalmada.application.testing.InMemoryLedger;
import io.dalmada.application.testing.Trouble;
import io.dalmada.domain.gateway.Decline;
import io.dalmada.domain.gateway.DeclineReason;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The gateway in memory does not look at card numbers: what a card does is told to it when the card is taken. */
public record InMemoryFixtures(InMemoryGateway memory) implements Fixtures {
    public static final TestCard CARD = new TestCard("5327509813462871", YearMonth.of(2031, 4), "870329", "63");

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

    /** Its codes are the names of the reasons. */
    @Override
    public List<DeclineSample> declines() {
        return Stream.of(DeclineReason.values())
                .map(reason -> new DeclineSample(Step.CHARGE, reason.name(), "", Decline.of(reason)))
                .toList();
    }

    @Override
    public List<Fault.ResultCode> doubtful() {
        return List.of(new Fault.ResultCode("ISSUER_TIMEOUT", "?"), new Fault.ResultCode("DUPLICATE_REPORTED", "?"));
    }

    @Override
    public Optional<Fault> throttled() {
        return Optional.of(new Fault.Answer(429, "text/plain", "slow down", false));
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
