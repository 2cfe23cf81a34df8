package io.dalmada.domain.reconciliation;

import io.dalmada.domain.shared.Money;

/** A charge as one of the two sides has it. @param amount what was charged @param status in that side's own word */
public record Side(Money amount, String status) {}
