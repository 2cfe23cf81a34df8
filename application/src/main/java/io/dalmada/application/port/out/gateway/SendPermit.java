package io.dalmada.application.port.out.gateway;

/**
 * Whether a request may still leave: its sender took the right to send it a moment ago, and another worker may act if it
 * takes too long. An adapter asks last of all, after a login and all else that comes before the request's own first byte; a
 * request that may not leave any more is answered {@link io.dalmada.domain.gateway.NotAttemptedCause#CLOSED_BY_US}.
 */
@FunctionalInterface
public interface SendPermit {
    /** Cheap; true at one moment says nothing about a later one. */
    boolean mayLeave();

    static SendPermit always() {
        return () -> true;
    }
}
