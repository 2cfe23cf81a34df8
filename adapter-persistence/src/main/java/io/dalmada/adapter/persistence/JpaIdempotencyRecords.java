package io.dalmada.adapter.persistence;

import io.dalmada.application.port.out.ConcurrentChange;
import io.dalmada.application.port.out.IdempotencyRecord;
import io.dalmada.application.port.out.IdempotencyRecords;
import io.dalmada.application.port.out.RequestKey;
import io.dalmada.application.port.out.StoredAnswer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Requests seen, in the table {@code idempotency_record}. */
final class JpaIdempotencyRecords implements IdempotencyRecords {
    private static final String BY_ID = "select r from IdempotencyRow r where r.id = :id";
    private static final String EXPIRED =
            "select r.id from IdempotencyRow r where r.expiresAt <= :now order by r.expiresAt";
    private static final String FORGET = "delete from IdempotencyRow r where r.id in :ids";

    private final Rows rows;

    JpaIdempotencyRecords(Rows rows) {
        this.rows = rows;
    }

    @Override
    public Optional<IdempotencyRecord> find(String caller, String key) {
        return rows.read(BY_ID, IdempotencyRow.class, Map.of("id", new IdempotencyRow.Id(caller, key))).stream()
                .findFirst()
                .map(IdempotencyRow::toRecord);
    }

    @Override
    public void start(RequestKey request, UUID resource, Instant now) {
        rows.insert(new IdempotencyRow(request, resource, Columns.time(now)));
    }

    @Override
    public boolean repoint(RequestKey request, UUID from, Instant startedAt, UUID to, Instant now) {
        return unanswered(request)
                .set("resourceId", to)
                .set("startedAt", Columns.time(now))
                .where("resourceId", from)
                .where("startedAt", Columns.time(startedAt))
                .changedOne();
    }

    @Override
    public StoredAnswer answer(RequestKey request, StoredAnswer answer, Instant expiresAt) {
        boolean first = unanswered(request)
                .set("answerStatus", answer.status())
                .set("answerContentType", answer.contentType())
                .set("answerLocation", answer.location().orElse(null))
                .set("answerBody", answer.body())
                .set("expiresAt", Columns.time(expiresAt))
                .changedOne();
        return first ? answer : standing(request);
    }

    private ConditionalUpdate unanswered(RequestKey request) {
        return rows.update(IdempotencyRow.class)
                .where("id.caller", request.caller())
                .where("id.requestKey", request.key())
                .whereEmpty("answerStatus");
    }

    private StoredAnswer standing(RequestKey request) {
        return find(request.caller(), request.key())
                .flatMap(IdempotencyRecord::answer)
                .orElseThrow(() -> new ConcurrentChange("the request is not known any more"));
    }

    @Override
    public int deleteExpired(Instant now, int limit) {
        List<IdempotencyRow.Id> expired = rows.read(EXPIRED, IdempotencyRow.Id.class, Map.of("now", now), limit);
        return expired.isEmpty() ? 0 : rows.execute(FORGET, Map.of("ids", expired));
    }
}
