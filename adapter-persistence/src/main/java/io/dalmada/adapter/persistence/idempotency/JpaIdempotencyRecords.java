package io.dalmada.adapter.persistence.idempotency;

import io.dalmada.adapter.persistence.jdbc.Batch;
import io.dalmada.adapter.persistence.jdbc.Columns;
import io.dalmada.adapter.persistence.jdbc.ConditionalUpdate;
import io.dalmada.adapter.persistence.jdbc.Rows;
import io.dalmada.application.model.RequestKey;
import io.dalmada.application.model.StoredAnswer;
import io.dalmada.application.port.out.ConcurrentChange;
import io.dalmada.application.port.out.IdempotencyRecord;
import io.dalmada.application.port.out.IdempotencyRecords;
import io.dalmada.application.port.out.RequestEffect;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** Requests seen, in the table {@code idempotency_record}. */
public final class JpaIdempotencyRecords implements IdempotencyRecords {
    private static final String BY_ID = "select r from IdempotencyRow r where r.id = :id";
    private static final String EXPIRED =
            "select r.id from IdempotencyRow r where r.expiresAt <= :now order by r.expiresAt";
    private static final String FORGET = "update IdempotencyRow r set r.answerContentType = null, r.answerBody = null,"
            + " r.expiresAt = null where r.id in :ids";

    private final Rows rows;
    private final JdbcTemplate jdbc;

    public JpaIdempotencyRecords(Rows rows, JdbcTemplate jdbc) {
        this.rows = rows;
        this.jdbc = jdbc;
    }

    @Override
    public Optional<IdempotencyRecord> find(String caller, String key) {
        return rows.read(BY_ID, IdempotencyRow.class, Map.of("id", new IdempotencyRow.Id(caller, key))).stream()
                .findFirst()
                .map(row -> rows.readable().require("idempotency_record", caller + "/" + key, row::toRecord));
    }

    @Override
    public void start(RequestKey request, UUID resource, Instant now) {
        start(new IdempotencyRow(request, resource, Columns.time(now)));
    }

    @Override
    public void start(RequestKey request, UUID resource, RequestEffect effect, Instant now) {
        start(new IdempotencyRow(request, resource, Columns.time(now)).with(effect));
    }

    private void start(IdempotencyRow row) {
        Batch<IdempotencyRow> batch = new Batch<>(IdempotencyRow.STARTED);
        batch.add(row);
        batch.write(jdbc);
    }

    @Override
    public boolean goneOn(RequestKey request, RequestEffect from, RequestEffect to) {
        ConditionalUpdate update = unanswered(request)
                .set("effect", to.kind().name())
                .set("effect_attempt", to.attempt())
                .where("effect", from.kind().name())
                .where("effect_attempt", from.attempt());
        to.bill().ifPresent(bill -> update.set("effect_bill", bill));
        to.payment()
                .ifPresentOrElse(
                        payment -> update.set("effect_payment", payment.value()),
                        () -> update.setEmpty("effect_payment"));
        from.bill().ifPresent(bill -> update.where("effect_bill", bill));
        from.payment().ifPresent(payment -> update.where("effect_payment", payment.value()));
        return update.changedOne();
    }

    @Override
    public boolean repoint(RequestKey request, UUID from, Instant startedAt, UUID to, Instant now) {
        return unanswered(request)
                .set("resource_id", to)
                .set("started_at", Columns.time(now))
                .where("resource_id", from)
                .where("started_at", Columns.time(startedAt))
                .changedOne();
    }

    @Override
    public StoredAnswer answer(RequestKey request, StoredAnswer answer, Instant expiresAt) {
        ConditionalUpdate update = unanswered(request)
                .set("answer_status", answer.status())
                .set("answer_content_type", answer.contentType())
                .set("answer_body", answer.body())
                .set("expires_at", Columns.time(expiresAt));
        answer.location().ifPresent(location -> update.set("answer_location", location));
        return update.changedOne() ? answer : standing(request);
    }

    /** One that is unanswered has no column of an answer. */
    private ConditionalUpdate unanswered(RequestKey request) {
        return new ConditionalUpdate(jdbc, "idempotency_record")
                .where("caller", request.caller())
                .where("request_key", request.key())
                .whereEmpty("answer_status");
    }

    private StoredAnswer standing(RequestKey request) {
        return find(request.caller(), request.key())
                .flatMap(IdempotencyRecord::answer)
                .orElseThrow(() -> new ConcurrentChange("the request is not known any more"));
    }

    @Override
    public int dropExpired(Instant now, int limit) {
        List<IdempotencyRow.Id> expired = rows.read(EXPIRED, IdempotencyRow.Id.class, Map.of("now", now), limit);
        return expired.isEmpty() ? 0 : rows.execute(FORGET, Map.of("ids", expired));
    }
}
