package io.dalmada.domain.subscription;

import io.dalmada.domain.shared.Money;
import java.time.LocalDate;

/**
 * A bill to come, if nothing changes.
 *
 * @param due the day it will be charged
 * @param price of its period
 * @param amount what will be charged: the price less credit, and what earlier periods have left; nothing when that is less
 *     than the gateway charges
 * @param carried what is left for the bill after it
 */
public record PlannedBill(LocalDate due, Span span, Money price, Money amount, Money carried) {}
