package io.dalmada.application.simulation;

import io.dalmada.application.port.out.DomainEventOutbox;
import io.dalmada.application.port.out.PaymentRepository;
import io.dalmada.application.port.out.SubscriptionRepository;
import io.dalmada.application.port.out.TransactionRunner;
import io.dalmada.application.port.out.gateway.GatewayProfile;
import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.application.testing.InMemoryStore;
import java.time.Clock;
import java.util.Set;

/** Puts something of its own between the use cases and a port. This one puts nothing. */
interface Saboteur {
    Saboteur NONE = new Saboteur() {};

    default GatewayProfile profile(GatewayProfile real) {
        return real;
    }

    default PaymentGateway gateway(PaymentGateway real) {
        return real;
    }

    default PaymentRepository payments(PaymentRepository real, InMemoryStore store) {
        return real;
    }

    default SubscriptionRepository subscriptions(SubscriptionRepository real, InMemoryStore store) {
        return real;
    }

    /** Called once for each process, before {@link #outbox}. */
    default TransactionRunner transactions(TransactionRunner real, DomainEventOutbox outbox) {
        return real;
    }

    default DomainEventOutbox outbox(DomainEventOutbox real) {
        return real;
    }

    /** The dimensions without which it would not show. */
    default Set<Dimension> needs() {
        return Set.of();
    }

    /** Any other port. */
    default <T> T port(Class<T> port, T real) {
        return real;
    }

    /** The vendor's own budget: true when whoever was frozen before the first byte still sends. */
    default boolean sendsLate() {
        return false;
    }

    /** Whether nodes go by their own clocks, however far they are off. */
    default boolean trustsAnyClock() {
        return false;
    }

    default Clock clock(Clock real) {
        return real;
    }

    /** False when the store is to forget its unique indexes and versions of payments. */
    default boolean guarded() {
        return true;
    }
}
