package io.dalmada.bootstrap.reencryption;

import io.dalmada.adapter.persistence.encryption.EncryptedTable;
import io.dalmada.adapter.persistence.reencryption.Reencryption;
import io.dalmada.application.port.in.PeriodicWork;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Encrypts secrets under the newest key, a batch each second, as long as an old key is configured. What is left is known from
 * the rows alone, so a node that was restarted goes on; several nodes take rows from each other without harm.
 */
final class ReencryptionWork implements PeriodicWork {
    private static final Logger LOG = LoggerFactory.getLogger(ReencryptionWork.class);
    private static final int BATCH = 100;
    private static final Duration PAUSE = Duration.ofSeconds(1);
    /** Another node whose configuration is older may still write under an old key. */
    private static final Duration LOOK_AGAIN = Duration.ofHours(1);

    private final Reencryption reencryption;
    private volatile Instant nextDue;
    private Reencryption.@Nullable Walk walk;
    private long doneInWalk;
    private boolean told;

    ReencryptionWork(Reencryption reencryption) {
        this.reencryption = reencryption;
        this.nextDue = reencryption.oldKeyIds().isEmpty() ? Instant.MAX : Instant.MIN;
    }

    @Override
    public String name() {
        return "reencryption";
    }

    @Override
    public Instant nextDue() {
        return nextDue;
    }

    @Override
    public void runDue(Instant upTo) {
        if (walk == null) {
            walk = reencryption.walk();
            doneInWalk = 0;
        }
        nextDue = upTo.plus(PAUSE);
        walk.next(BATCH).ifPresentOrElse(this::count, () -> ended(upTo));
    }

    private void count(Reencryption.Batch batch) {
        doneInWalk += batch.done();
        if (batch.done() > 0) {
            told = false;
        }
    }

    private void ended(Instant upTo) {
        walk = null;
        if (waiting() == 0) {
            tellOnce();
            nextDue = upTo.plus(LOOK_AGAIN);
        } else if (doneInWalk == 0) {
            // What is left cannot be decrypted, which the log says row by row, or is always being written by others.
            nextDue = upTo.plus(LOOK_AGAIN);
        }
    }

    private long waiting() {
        return Stream.of(EncryptedTable.values())
                .mapToLong(reencryption::waiting)
                .sum();
    }

    private void tellOnce() {
        if (!told) {
            told = true;
            LOG.info("{}", String.join("; ", KeyReport.of(reencryption).sentences()));
        }
    }
}
