package io.dalmada.domain.payment;

import java.time.Instant;
import java.util.Optional;

/** Where the merchant must pay in before a settled charge can be refunded. */
public record DepositAccount(
        Optional<String> bank, Optional<String> account, Optional<String> holder, Optional<Instant> until) {}
