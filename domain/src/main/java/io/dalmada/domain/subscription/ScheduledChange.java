package io.dalmada.domain.subscription;

import io.dalmada.domain.plan.PlanTerms;

/** Terms that will hold from the next period on. */
public record ScheduledChange(PlanTerms terms, int quantity) {}
