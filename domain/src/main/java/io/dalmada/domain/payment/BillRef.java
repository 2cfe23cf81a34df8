package io.dalmada.domain.payment;

import io.dalmada.domain.shared.SubscriptionId;

/**
 * Which bill of which subscription a payment collects. There is one payment for each bill at most, for all requests.
 *
 * @param number 0 to 9999, counted by the subscription and never used twice
 */
public record BillRef(SubscriptionId subscription, int number) {}
