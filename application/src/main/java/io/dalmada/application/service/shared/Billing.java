package io.dalmada.application.service.shared;

import io.dalmada.domain.subscription.BillingRules;
import java.time.Duration;
import java.util.List;

/**
 * How bills are collected.
 *
 * @param node this node's name, for the records of its runs
 * @param senders how many requests of a run may be on their way at once, for each gateway
 * @param lookEvery how often a node looks for what is due
 * @param maintenance when gateways are not to be asked
 * @param declinesOfAKey how many declines a billing key may have in {@code declineSpan} before it is left alone
 */
public record Billing(
        BillingRules rules,
        String node,
        int senders,
        Duration lookEvery,
        List<Maintenance> maintenance,
        int declinesOfAKey,
        Duration declineSpan) {
    public Billing {
        maintenance = List.copyOf(maintenance);
        if (senders < 1) {
            throw new IllegalArgumentException("a billing run needs at least one sender");
        }
    }

    public static Billing defaults() {
        return new Billing(
                BillingRules.STANDARD, "node", 16, Duration.ofSeconds(5), List.of(), 10, Duration.ofDays(30));
    }
}
