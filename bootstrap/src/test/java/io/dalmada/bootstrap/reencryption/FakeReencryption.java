package io.dalmada.bootstrap.reencryption;

import io.dalmada.adapter.persistence.encryption.EncryptedTable;
import io.dalmada.adapter.persistence.reencryption.Reencryption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Billing keys in numbers alone: some wait under key "one", some of those cannot be decrypted. */
final class FakeReencryption implements Reencryption {
    final List<String> old;
    long waiting;
    long unreadable;
    int walks;
    /** What others write under the old key between two walks. */
    long written;

    Runnable inEachBatch = () -> {};

    FakeReencryption(List<String> old, long waiting) {
        this.old = old;
        this.waiting = waiting;
    }

    @Override
    public String newestKeyId() {
        return "two";
    }

    @Override
    public List<String> oldKeyIds() {
        return old;
    }

    @Override
    public long waiting(EncryptedTable table) {
        return table == EncryptedTable.BILLING_KEY ? waiting + unreadable : 0;
    }

    @Override
    public List<Use> uses() {
        return Stream.of(new Use("one", EncryptedTable.BILLING_KEY, waiting + unreadable))
                .filter(use -> use.rows() > 0)
                .toList();
    }

    @Override
    public Walk walk() {
        walks++;
        waiting += written;
        return this::next;
    }

    private Optional<Batch> next(int most) {
        inEachBatch.run();
        int done = (int) Math.min(most, waiting);
        waiting -= done;
        return done == 0 ? Optional.empty() : Optional.of(new Batch(EncryptedTable.BILLING_KEY, done, 0, 0));
    }
}
