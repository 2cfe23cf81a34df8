package io.dalmada.adapter.persistence;

import io.dalmada.application.port.out.IdempotencyRecord;
import io.dalmada.application.port.out.RequestKey;
import io.dalmada.application.port.out.StoredAnswer;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A request as stored; its primary key is what makes the second of two equal requests lose. */
@Entity
@Table(name = "idempotency_record")
class IdempotencyRow {
    /** The answer comes later, under conditions of its own. */
    static final Sheet<IdempotencyRow> STARTED = Sheet.ofFacts(
            "idempotency_record",
            List.of(
                    Cell.text("caller", row -> row.id.caller),
                    Cell.text("request_key", row -> row.id.requestKey),
                    Cell.text("operation", row -> row.operation),
                    Cell.text("fingerprint", row -> row.fingerprint),
                    Cell.id("resource_id", row -> row.resourceId),
                    Cell.time("started_at", row -> row.startedAt)));

    @EmbeddedId
    Id id;

    String operation;
    String fingerprint;

    @Column(name = "resource_id")
    UUID resourceId;

    @Column(name = "started_at")
    Instant startedAt;

    @Column(name = "answer_status")
    @Nullable
    Integer answerStatus;

    @Column(name = "answer_content_type")
    @Nullable
    String answerContentType;

    @Column(name = "answer_location")
    @Nullable
    String answerLocation;

    @Column(name = "answer_body")
    @Nullable
    String answerBody;

    @Column(name = "expires_at")
    @Nullable
    Instant expiresAt;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    IdempotencyRow() {}

    IdempotencyRow(RequestKey request, UUID resourceId, Instant startedAt) {
        this.id = new Id(request.caller(), request.key());
        this.operation = request.operation();
        this.fingerprint = request.fingerprint();
        this.resourceId = resourceId;
        this.startedAt = startedAt;
    }

    IdempotencyRecord toRecord() {
        return new IdempotencyRecord(
                new RequestKey(id.caller(), id.requestKey(), operation, fingerprint),
                resourceId,
                startedAt,
                answer(),
                Optional.ofNullable(expiresAt),
                expired());
    }

    private Optional<IdempotencyRecord.Expired> expired() {
        return answerStatus != null && answerBody == null
                ? Optional.of(new IdempotencyRecord.Expired(Optional.ofNullable(answerLocation)))
                : Optional.empty();
    }

    private Optional<StoredAnswer> answer() {
        return answerStatus == null || answerContentType == null || answerBody == null
                ? Optional.empty()
                : Optional.of(new StoredAnswer(
                        answerStatus, answerContentType, Optional.ofNullable(answerLocation), answerBody));
    }

    /** A caller's name for the request. */
    @Embeddable
    record Id(String caller, @Column(name = "request_key") String requestKey) {}
}
