package io.dalmada.domain.webhook;

/** Where a delivery is in its life. */
public enum DeliveryStatus {
    /** Waits for its next try. */
    PENDING,
    /** Waits until its endpoint is enabled again. */
    HELD,
    DELIVERED,
    /** Its tries are used up; it can be asked for again. */
    GIVEN_UP
}
