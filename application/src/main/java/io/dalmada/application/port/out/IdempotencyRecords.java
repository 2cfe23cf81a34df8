package io.dalmada.application.port.out;

import io.dalmada.application.model.RequestKey;
import io.dalmada.application.model.StoredAnswer;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Which requests were seen, unique by caller and key. All but {@link #find} run inside a transaction. */
public interface IdempotencyRecords {
    Optional<IdempotencyRecord> find(String caller, String key);

    /** @throws ConcurrentChange now or at commit, when the caller has used this key before */
    void start(RequestKey request, UUID resource, Instant now);

    /**
     * As {@link #start(RequestKey, UUID, Instant)}, with what the request made of the subscription in this commit.
     *
     * @throws ConcurrentChange now or at commit, when the caller has used this key before
     */
    void start(RequestKey request, UUID resource, RequestEffect effect, Instant now);

    /**
     * Notes what the repetition of an unanswered request made, in the commit that made it.
     *
     * @return false when its effect is not {@code from} any more, or it has its answer: another repetition was quicker
     */
    boolean goneOn(RequestKey request, RequestEffect from, RequestEffect to);

    /**
     * Points an unanswered request at another resource, or at the same one anew.
     *
     * @return false when it does not point at {@code from} since {@code startedAt} any more: another request took it over
     */
    boolean repoint(RequestKey request, UUID from, Instant startedAt, UUID to, Instant now);

    /** Keeps the answer unless there is one already. @return the answer that stands */
    StoredAnswer answer(RequestKey request, StoredAnswer answer, Instant expiresAt);

    /** Forgets answers that have expired; that the request was made stays for good. @return how many */
    int dropExpired(Instant now, int limit);
}
