package io.dalmada.domain.billingkey;

import io.dalmada.domain.gateway.GatewayText;
import java.util.Optional;

/** All that is kept of a card: who issued it and its last four digits. */
public record CardSummary(
        Optional<String> issuerCode,
        Optional<String> issuerName,
        Optional<String> lastFour,
        CardKind kind,
        CardOwner owner) {
    public CardSummary {
        issuerCode = issuerCode.map(GatewayText::word);
        issuerName = issuerName.map(GatewayText::word);
        if (lastFour.filter(four -> !four.matches("[0-9]{4}")).isPresent()) {
            throw new IllegalArgumentException("lastFour must be four digits");
        }
    }

    /** The same summary with digits that we kept ourselves, for gateways that do not send any. */
    public CardSummary withLastFour(Optional<String> digits) {
        return new CardSummary(issuerCode, issuerName, lastFour.or(() -> digits), kind, owner);
    }
}
