package io.dalmada.adapter.persistence.idempotency;

import io.dalmada.adapter.persistence.jdbc.Cell;
import io.dalmada.adapter.persistence.jdbc.Sheet;
import io.dalmada.application.model.RequestKey;
import io.dalmada.application.model.StoredAnswer;
import io.dalmada.application.port.out.IdempotencyRecord;
import io.dalmada.application.port.out.RequestEffect;
import io.dalmada.domain.payment.PaymentId;
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

/** A request as stored; its primary key refuses the second of two equal requests. */
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
                    Cell.time("started_at", row -> row.startedAt),
                    Cell.text("effect", row -> row.effect),
                    Cell.count("effect_bill", row -> row.effectBill),
                    Cell.id("effect_payment", row -> row.effectPayment),
                    Cell.count("effect_attempt", row -> row.effectAttempt)));

    @EmbeddedId
    Id id;

    String operation;
    String fingerprint;

    @Column(name = "resource_id")
    UUID resourceId;

    @Column(name = "started_at")
    Instant startedAt;

    @Nullable
    String effect;

    @Column(name = "effect_bill")
    @Nullable
    Integer effectBill;

    @Column(name = "effect_payment")
    @Nullable
    UUID effectPayment;

    @Column(name = "effect_attempt")
    @Nullable
    Integer effectAttempt;

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

    /** With what it made. */
    IdempotencyRow with(RequestEffect made) {
        effect = made.kind().name();
        effectBill = made.bill().orElse(null);
        effectPayment = made.payment().map(PaymentId::value).orElse(null);
        effectAttempt = made.attempt();
        return this;
    }

    IdempotencyRecord toRecord() {
        return new IdempotencyRecord(
                new RequestKey(id.caller(), id.requestKey(), operation, fingerprint),
                resourceId,
                effect(),
                startedAt,
                answer(),
                Optional.ofNullable(expiresAt),
                expired());
    }

    private Optional<RequestEffect> effect() {
        return Optional.ofNullable(effect)
                .map(kind -> new RequestEffect(
                        RequestEffect.Kind.valueOf(kind),
                        Optional.ofNullable(effectBill),
                        Optional.ofNullable(effectPayment).map(PaymentId::new),
                        effectAttempt == null ? 0 : effectAttempt));
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
