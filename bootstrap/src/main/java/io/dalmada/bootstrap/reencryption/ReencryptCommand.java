package io.dalmada.bootstrap.reencryption;

import io.dalmada.adapter.persistence.encryption.EncryptedTable;
import io.dalmada.adapter.persistence.reencryption.Reencryption;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Encrypts everything under the newest key as fast as it goes, and says what that was worth. */
public final class ReencryptCommand implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReencryptCommand.class);
    private static final int BATCH = 100;
    /** Each walk finds what others wrote meanwhile; the limit ends it when a node goes on writing under an old key. */
    private static final int MOST_WALKS = 5;

    private final Reencryption reencryption;
    private volatile boolean stopped;

    public ReencryptCommand(Reencryption reencryption) {
        this.reencryption = reencryption;
    }

    /** @return true when no key but the newest protects anything */
    public boolean run() {
        LOG.info("encrypting under key {} what keys {} protect", reencryption.newestKeyId(), reencryption.oldKeyIds());
        int walks = 0;
        while (!stopped && walk() && ++walks < MOST_WALKS) {
            LOG.debug("looking again for what was written meanwhile");
        }
        if (stopped) {
            LOG.warn("stopped half-way; what is done stays done, and the next run goes on with the rest");
            return false;
        }
        KeyReport report = KeyReport.of(reencryption);
        report.sentences().forEach(LOG::info);
        return report.isComplete();
    }

    /** @return true when something was done */
    private boolean walk() {
        Progress progress = new Progress();
        Reencryption.Walk walk = reencryption.walk();
        for (Optional<Reencryption.Batch> batch = next(walk); batch.isPresent(); batch = next(walk)) {
            progress.log(batch.get());
        }
        return progress.done > 0;
    }

    private synchronized Optional<Reencryption.Batch> next(Reencryption.Walk walk) {
        return stopped ? Optional.empty() : walk.next(BATCH);
    }

    /** The process goes down: waits for the batch under way, while there is a database to commit it. */
    @Override
    public void close() {
        stopped = true;
        synchronized (this) {
            LOG.debug("no batch is under way");
        }
    }

    /** How much of a walk is done, by table. */
    private final class Progress {
        private final Map<EncryptedTable, Long> total = new EnumMap<>(EncryptedTable.class);
        private final Map<EncryptedTable, Long> soFar = new EnumMap<>(EncryptedTable.class);
        private long done;

        void log(Reencryption.Batch batch) {
            // Counted at a table's first batch, which is no longer among those that wait.
            total.computeIfAbsent(batch.table(), table -> reencryption.waiting(table) + batch.done());
            soFar.merge(batch.table(), (long) batch.done(), Long::sum);
            done += batch.done();
            LOG.info(
                    "{}: {} of {}{}{}",
                    batch.table().title(),
                    soFar.get(batch.table()),
                    total.get(batch.table()),
                    also(batch.changed(), "changed by others meanwhile"),
                    also(batch.unreadable(), "cannot be decrypted"));
        }

        private static String also(int rows, String what) {
            return rows == 0 ? "" : ", " + rows + " " + what;
        }
    }
}
