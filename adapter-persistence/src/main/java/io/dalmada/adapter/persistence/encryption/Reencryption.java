package io.dalmada.adapter.persistence.encryption;

/** After a new encryption key became current: encrypts anew what an old one protects, while everything is running. */
public interface Reencryption {
    /**
     * Encrypts up to {@code limit} billing keys and {@code limit} sealed replies anew, in a transaction of its own.
     *
     * @return how many; 0 when nothing is left and the old keys may be taken away
     */
    int reencrypt(int limit);
}
