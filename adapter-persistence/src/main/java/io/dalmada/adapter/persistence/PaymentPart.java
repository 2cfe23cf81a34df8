package io.dalmada.adapter.persistence;

import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import org.jspecify.annotations.Nullable;

/** A row that refers to its payment's row. */
@MappedSuperclass
abstract class PaymentPart {
    /** Set for a new payment only: tells Hibernate, which sorts inserts by table, to insert the payment first. */
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "payment_id", insertable = false, updatable = false)
    @Nullable
    PaymentRow payment;
}
