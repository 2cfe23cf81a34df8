package io.dalmada.application.port.out;

import io.dalmada.application.model.NoticeHint;
import io.dalmada.domain.gateway.GatewayId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Notices as they came in, each once. Times are kept to the microsecond. */
public interface GatewayNoticeBox {
    /** Inside a transaction. One without a result is due from when it came. @return false when it was kept before */
    boolean keep(KeptNotice notice);

    /**
     * Inside a transaction: those to be looked into by then, the longest waiting first. One that cannot be read takes no
     * other's place: it is due again an hour later.
     */
    List<KeptNotice> due(Instant now, int most);

    /** When the next one is to be looked into; empty when none is. */
    Optional<Instant> nextDue();

    /**
     * Inside a transaction: its inquiry begins now; unless it is settled, it is due again at {@code again}.
     *
     * @param notice as {@link #due} gave it
     * @return false when another worker has begun or settled it since
     */
    boolean begin(KeptNotice notice, Instant now, Instant again);

    /** How many of those that name the same numbers were begun after {@code since}. */
    int begun(GatewayId gateway, NoticeHint hint, Instant since);

    /** Inside a transaction: no inquiry is to follow. One that another worker has settled meanwhile is left as it is. */
    void settle(UUID id, KeptNotice.Result result);

    /** Inside a transaction: deletes at most so many that came before that and are settled. @return how many */
    int forget(Instant before, int most);
}
