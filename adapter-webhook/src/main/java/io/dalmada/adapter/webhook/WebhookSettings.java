package io.dalmada.adapter.webhook;

import java.time.Duration;

/**
 * How receivers are called.
 *
 * @param publicOnly only over https, and only at public addresses; false is for a developer's own machine
 * @param connectTimeout for each address
 * @param timeout for the whole of a delivery, however slowly a receiver answers
 */
public record WebhookSettings(boolean publicOnly, Duration connectTimeout, Duration timeout) {}
