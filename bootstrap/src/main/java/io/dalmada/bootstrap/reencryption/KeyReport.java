package io.dalmada.bootstrap.reencryption;

import io.dalmada.adapter.persistence.reencryption.Reencryption;
import io.dalmada.adapter.persistence.reencryption.Reencryption.Use;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which keys are free to be taken away, and what the others still protect; in sentences for an operator. */
record KeyReport(String newest, List<String> old, List<Use> uses) {
    /** Reads whole tables. */
    static KeyReport of(Reencryption reencryption) {
        return new KeyReport(reencryption.newestKeyId(), reencryption.oldKeyIds(), reencryption.uses());
    }

    boolean isComplete() {
        return uses.isEmpty();
    }

    List<String> sentences() {
        TreeSet<String> others = new TreeSet<>(old);
        uses.forEach(use -> others.add(use.keyId()));
        return others.isEmpty()
                ? List.of("encryption key " + newest + " protects everything, and no other key is configured")
                : others.stream().map(this::sentence).toList();
    }

    private String sentence(String key) {
        String named = "encryption key " + key;
        if (uses(key).findAny().isEmpty()) {
            return named + " protects nothing: unless it is to be the next one, it may be taken out of"
                    + " dalmada.encryption-keys, once every node encrypts under " + newest;
        }
        String what =
                uses(key).map(use -> use.table().title() + ": " + use.rows()).collect(Collectors.joining(", "));
        return old.contains(key)
                ? named + " is still in use (" + what + ")"
                : named + " is still in use (" + what + ") and is not configured: nobody can read them";
    }

    private Stream<Use> uses(String key) {
        return uses.stream().filter(use -> use.keyId().equals(key));
    }
}
