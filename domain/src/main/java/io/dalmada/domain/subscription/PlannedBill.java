package io.dalmada.domain.subscription;

import io.dalmada.domain.shared.Money;
import java.time.LocalDate;

/** A bill to come, if nothing changes. @param due the day it will be charged */
public record PlannedBill(LocalDate due, Span span, Money price, Money amount) {}
