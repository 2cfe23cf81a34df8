package io.dalmada.gateway.support;

import java.time.Duration;

/**
 * How long to wait.
 *
 * @param connect until connected
 * @param read until the reply's head is there
 * @param longestCall for all that one operation does, trickling bodies included
 */
public record Timeouts(Duration connect, Duration read, Duration longestCall) {}
