package io.dalmada.application.service.notice;

import io.dalmada.application.model.NoticeHint;
import io.dalmada.domain.shared.CardNumbers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What is equal for repetitions of a notice: the sender's name of it, else what is kept of it. Never the raw bytes: a hash of
 * known text around a card's number gives that number away.
 */
final class DedupeId {
    private DedupeId() {}

    static String of(Optional<String> named, Optional<NoticeHint> hint, String masked) {
        return named.filter(name -> !CardNumbers.suspectedIn(name))
                .map(name -> "id:" + sha256(name))
                .orElseGet(() -> "body:" + sha256(hint + masked));
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }
}
