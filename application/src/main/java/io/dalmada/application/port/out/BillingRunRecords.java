package io.dalmada.application.port.out;

import io.dalmada.application.model.BillingRun;
import io.dalmada.application.model.Page;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What billing runs did. Numbers only; no decision about money rests on them. */
public interface BillingRunRecords {
    /** Inside a transaction. */
    void start(BillingRun run);

    /** Adds to the counts, inside the transaction that makes them true. */
    void add(UUID run, BillingRun.Counts more);

    /** Inside a transaction. @param nextDue when the next bill falls due; empty when none is planned */
    void finish(UUID run, BillingRun.Status how, Instant at, Optional<Instant> nextDue);

    Optional<BillingRun> find(UUID run);

    /** Newest first. @param cursor from the page before */
    Page<BillingRun> list(Optional<String> cursor, int limit);

    /** Those that are RUNNING and started before this time: the node that ran them is gone. */
    List<BillingRun> leftRunning(Instant before);
}
