package io.dalmada.application.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dalmada.application.model.RequestKey;
import io.dalmada.application.model.StoredAnswer;
import io.dalmada.application.port.out.ConcurrentChange;
import io.dalmada.application.port.out.IdempotencyRecord;
import io.dalmada.application.port.out.RequestEffect;
import io.dalmada.domain.payment.PaymentId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What every {@link io.dalmada.application.port.out.IdempotencyRecords} promises. */
public abstract class IdempotencyRecordsContract extends StorageContract {
    private static final StoredAnswer CREATED =
            new StoredAnswer(201, "application/json", Optional.of("/v1/payments/1"), "{\"금액\":9900}");
    private static final StoredAnswer DECLINED =
            new StoredAnswer(402, "application/problem+json", Optional.empty(), "{}");
    private static final RequestEffect CHARGED = RequestEffect.charge(1, new PaymentId(TestIds.next()), 1);
    private static final RequestEffect IMPOSSIBLE = RequestEffect.impossible(2);
    private static final Instant EXPIRY = NOW.plusSeconds(3600);

    private final RequestKey request = request("shop", "key-" + TestIds.next());
    private final UUID resource = TestIds.next();

    @Test
    void findsARequestThatWasStarted() {
        start(request);

        assertThat(store.idempotencyRecords().find(request.caller(), request.key()))
                .contains(IdempotencyRecord.started(request, resource, NOW));
        assertThat(store.idempotencyRecords().find(request.caller(), "another")).isEmpty();
    }

    @Test
    void refusesToStartARequestTwice() {
        start(request);

        assertThatThrownBy(() -> start(request)).isInstanceOf(ConcurrentChange.class);
    }

    @RepeatedTest(5)
    void oneOfTwoEqualRequestsStarts() throws Exception {
        long winners = Race.winners(
                store.transactions(),
                () -> store.idempotencyRecords().find(request.caller(), request.key()),
                nothing -> store.idempotencyRecords().start(request, TestIds.next(), NOW));

        assertThat(winners).isOne();
    }

    @Test
    void keysOfDifferentCallersDoNotMeet() {
        start(request);
        start(request("other", request.key()));

        assertThat(store.idempotencyRecords().find("other", request.key())).isPresent();
    }

    @Test
    void keepsTheFirstAnswer() {
        start(request);

        assertThat(answer(request, CREATED)).isEqualTo(CREATED);
        assertThat(answer(request, DECLINED)).isEqualTo(CREATED);
        assertThat(store.idempotencyRecords().find(request.caller(), request.key()))
                .contains(IdempotencyRecord.started(request, resource, NOW).answered(CREATED, EXPIRY));
    }

    @Test
    void answersWithinTheTransactionThatStartedIt() {
        run(() -> {
            store.idempotencyRecords().start(request, resource, NOW);
            store.idempotencyRecords().answer(request, CREATED, EXPIRY);
        });

        assertThat(answer(request, DECLINED)).isEqualTo(CREATED);
    }

    @Test
    void pointsAnUnansweredRequestElsewhereOnce() {
        UUID next = TestIds.next();
        start(request);

        assertThat(repoint(resource, NOW, next)).isTrue();
        assertThat(repoint(resource, NOW, TestIds.next())).isFalse();
        assertThat(store.idempotencyRecords().find(request.caller(), request.key()))
                .contains(IdempotencyRecord.started(request, next, NOW.plusSeconds(1)));
    }

    @Test
    void pointsToTheSameResourceAnewOnce() {
        start(request);

        assertThat(repoint(resource, NOW, resource)).isTrue();
        assertThat(repoint(resource, NOW, resource)).isFalse();
    }

    @Test
    void comparesTimesAsFinelyAsItStoresThem() {
        Instant fine = NOW.plusNanos(123_456_789);
        run(() -> store.idempotencyRecords().start(request, resource, fine));

        assertThat(repoint(resource, fine, resource)).isTrue();
    }

    @Test
    void doesNotPointAnAnsweredRequestElsewhere() {
        start(request);
        answer(request, CREATED);

        assertThat(repoint(resource, NOW, TestIds.next())).isFalse();
    }

    @Test
    void keepsWhatARequestMade() {
        for (RequestEffect made : List.of(
                CHARGED, RequestEffect.done(Optional.empty()), RequestEffect.done(Optional.of(3)), IMPOSSIBLE)) {
            RequestKey each = request("shop", "key-" + TestIds.next());
            run(() -> store.idempotencyRecords().start(each, resource, made, NOW));
            assertThat(found(each))
                    .isEqualTo(IdempotencyRecord.started(each, resource, NOW).with(made));
        }
    }

    @Test
    void keepsItBesideTheAnswerAndAfterThatHasExpired() {
        run(() -> store.idempotencyRecords().start(request, resource, CHARGED, NOW));
        answer(request, CREATED);
        assertThat(found(request).effect()).contains(CHARGED);
        forget(EXPIRY, 10);
        assertThat(found(request).effect()).contains(CHARGED);
    }

    @Test
    void notesOnceWhatARepetitionMade() {
        RequestEffect next = RequestEffect.charge(1, CHARGED.payment().orElseThrow(), 2);
        run(() -> store.idempotencyRecords().start(request, resource, CHARGED, NOW));

        assertThat(goneOn(CHARGED, next)).isTrue();
        assertThat(goneOn(CHARGED, IMPOSSIBLE)).isFalse();
        assertThat(found(request))
                .isEqualTo(IdempotencyRecord.started(request, resource, NOW).with(next));
        assertThat(goneOn(next, IMPOSSIBLE)).isTrue();
        assertThat(goneOn(IMPOSSIBLE, CHARGED)).isTrue();
        assertThat(found(request).effect()).contains(CHARGED);
    }

    @Test
    void notesNothingMoreOnceARequestHasItsAnswer() {
        run(() -> store.idempotencyRecords().start(request, resource, CHARGED, NOW));
        answer(request, CREATED);

        assertThat(goneOn(CHARGED, IMPOSSIBLE)).isFalse();
    }

    /** As an older release left it. */
    @Test
    void aRequestWithoutAnEffectHasNone() {
        start(request);

        assertThat(found(request).effect()).isEmpty();
        assertThat(goneOn(CHARGED, IMPOSSIBLE)).isFalse();
    }

    @RepeatedTest(5)
    void oneOfTwoRepetitionsGoesOn() throws Exception {
        run(() -> store.idempotencyRecords().start(request, resource, CHARGED, NOW));

        long winners = Race.winners(
                store.transactions(),
                () -> store.idempotencyRecords().find(request.caller(), request.key()),
                nothing -> {
                    if (!store.idempotencyRecords().goneOn(request, CHARGED, IMPOSSIBLE)) {
                        throw new ConcurrentChange("somebody else was quicker");
                    }
                });

        assertThat(winners).isOne();
    }

    private boolean goneOn(RequestEffect from, RequestEffect to) {
        return tx(() -> store.idempotencyRecords().goneOn(request, from, to));
    }

    @Test
    void forgetsExpiredAnswersButNotTheirRequests() {
        IdempotencyRecord started = IdempotencyRecord.started(request, resource, NOW);
        start(request);
        answer(request, CREATED);
        RequestKey later = request("shop", "later");
        start(later);
        answer(later, DECLINED, EXPIRY.plusSeconds(1));
        start(request("shop", "unfinished"));

        assertThat(forget(EXPIRY.minusSeconds(1), 10)).isZero();
        assertThat(forget(EXPIRY.plusSeconds(60), 1)).isOne();
        assertThat(found(later).answer()).contains(DECLINED);
        assertThat(forget(EXPIRY.plusSeconds(60), 10)).isOne();
        assertThat(forget(EXPIRY.plusSeconds(60), 10)).isZero();
        assertThat(found(request)).isEqualTo(started.answered(CREATED, EXPIRY).withoutAnswer());
        assertThat(found(request).expired()).contains(new IdempotencyRecord.Expired(CREATED.location()));
        assertThat(found(later).expired()).contains(new IdempotencyRecord.Expired(Optional.empty()));
        assertThat(found(request("shop", "unfinished")).expired()).isEmpty();
    }

    @Test
    void aRequestWhoseAnswerExpiredIsNeitherStartedNorAnsweredNorPointedElsewhere() {
        start(request);
        answer(request, CREATED);
        forget(EXPIRY, 10);

        assertThatThrownBy(() -> start(request)).isInstanceOf(ConcurrentChange.class);
        assertThatThrownBy(() -> answer(request, DECLINED)).isInstanceOf(ConcurrentChange.class);
        assertThat(repoint(resource, NOW, TestIds.next())).isFalse();
    }

    private IdempotencyRecord found(RequestKey known) {
        return store.idempotencyRecords().find(known.caller(), known.key()).orElseThrow();
    }

    @Test
    void startsOnlyInsideATransaction() {
        assertThatThrownBy(() -> store.idempotencyRecords().start(request, resource, NOW))
                .isInstanceOf(IllegalStateException.class);
    }

    private static RequestKey request(String caller, String key) {
        return new RequestKey(caller, key, "POST /v1/payments", "fingerprint");
    }

    private void start(RequestKey started) {
        run(() -> store.idempotencyRecords().start(started, resource, NOW));
    }

    private StoredAnswer answer(RequestKey answered, StoredAnswer answer) {
        return answer(answered, answer, EXPIRY);
    }

    private StoredAnswer answer(RequestKey answered, StoredAnswer answer, Instant expiry) {
        return tx(() -> store.idempotencyRecords().answer(answered, answer, expiry));
    }

    private boolean repoint(UUID from, Instant startedAt, UUID to) {
        return tx(() -> store.idempotencyRecords().repoint(request, from, startedAt, to, NOW.plusSeconds(1)));
    }

    private int forget(Instant now, int limit) {
        return tx(() -> store.idempotencyRecords().dropExpired(now, limit));
    }
}
