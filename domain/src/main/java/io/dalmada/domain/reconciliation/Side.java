package io.dalmada.domain.reconciliation;

import io.dalmada.domain.shared.Money;

/** A charge as one of the two sides has it. @param amount what was charged @param status that side's own name for it */
public record Side(Money amount, String status) {}
