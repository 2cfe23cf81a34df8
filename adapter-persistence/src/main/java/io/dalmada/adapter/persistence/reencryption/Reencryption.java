package io.dalmada.adapter.persistence.reencryption;

import io.dalmada.adapter.persistence.encryption.EncryptedTable;
import java.util.List;
import java.util.Optional;

/**
 * After another encryption key became the newest: encrypts under it what older ones protect, while everything is running.
 * Any number of processes may do so at once.
 */
public interface Reencryption {
    /** The id of the key that everything is encrypted under from now on. */
    String newestKeyId();

    /** The ids of the configured keys that only decrypt any more. */
    List<String> oldKeyIds();

    /** How many rows of a table are under an old key. Indexes answer it. */
    long waiting(EncryptedTable table);

    /** What any key but the newest protects, those included that are not configured. Reads whole tables. */
    List<Use> uses();

    /** From the first row to the last, once. What a walk that ended half-way has done stays done. */
    Walk walk();

    /** Where a walk is; for one thread. */
    interface Walk {
        /**
         * Encrypts the next rows anew, in one transaction.
         *
         * @param most how many rows, all of one table
         * @return empty at the end of the walk
         */
        Optional<Batch> next(int most);
    }

    /**
     * What became of some rows.
     *
     * @param done now under the newest key
     * @param changed meanwhile by others, and left to them; another walk finds those that still need it
     * @param unreadable that could not be decrypted; they stay as they are
     */
    record Batch(EncryptedTable table, int done, int changed, int unreadable) {}

    /** @param rows that this key protects; at least one */
    record Use(String keyId, EncryptedTable table, long rows) {}
}
