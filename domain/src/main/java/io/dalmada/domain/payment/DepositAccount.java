package io.dalmada.domain.payment;

import io.dalmada.domain.gateway.GatewayText;
import java.time.Instant;
import java.util.Optional;

/** Where the merchant must pay in before a settled charge can be refunded. */
public record DepositAccount(
        Optional<String> bank, Optional<String> account, Optional<String> holder, Optional<Instant> until) {
    private static final int LONGEST = 100;

    /** An account's number may resemble a card's and is needed as it is: only its length is bounded. */
    public DepositAccount {
        bank = bank.map(GatewayText::word);
        account = account.filter(number -> number.length() <= LONGEST);
        holder = holder.map(GatewayText::word);
    }
}
