package io.dalmada.gateway.testkit;

import io.dalmada.domain.gateway.Decline;

/**
 * A row of the adapter's own table of declines: what the vendor says, and what it means.
 *
 * @param step {@link Step#CHARGE} or {@link Step#ISSUE}: a code means something with its operation only
 */
public record DeclineSample(Step step, String code, String text, Decline means) {}
