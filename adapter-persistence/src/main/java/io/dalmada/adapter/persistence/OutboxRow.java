package io.dalmada.adapter.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One event on its way out; {@code id} stays the same however often it is delivered. */
@Entity
@Table(name = "outbox")
class OutboxRow {
    @Id
    UUID id;

    @Column(name = "aggregate_type")
    String aggregateType;

    @Column(name = "aggregate_id")
    String aggregateId;

    @Column(name = "aggregate_version")
    long aggregateVersion;

    String type;

    @Column(name = "payload_version")
    int payloadVersion;

    String payload;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "published_at")
    @Nullable
    Instant publishedAt;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate or the outbox
    OutboxRow() {}
}
