package io.dalmada.application.testing;

import io.dalmada.application.port.out.gateway.Acknowledgement;
import io.dalmada.application.port.out.gateway.GatewayNotice;
import io.dalmada.application.port.out.gateway.GatewayNotices;
import io.dalmada.application.port.out.gateway.GatewayProfile.NoticeRule;
import io.dalmada.application.port.out.gateway.InboundNotice;
import io.dalmada.application.port.out.gateway.InquiryKey;
import io.dalmada.application.port.out.gateway.NoticeReading;
import io.dalmada.application.port.out.gateway.NoticeReading.Trust;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.shared.SecretText;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The notices of an {@link InMemoryGateway}: lines of text, {@code charge <txn>} and {@code key-gone <key>}, with a keyed
 * hash over the body in the header {@code signature} where they are signed.
 */
public final class InMemoryNotices implements GatewayNotices {
    /** What the gateway wants to hear. */
    public static final String OK = "OK";

    private static final String SECRET = "notice-secret-5f1e";
    private static final int LARGEST = 1024;

    private final NoticeRule rule;

    InMemoryNotices(NoticeRule rule) {
        this.rule = rule;
    }

    /** As the gateway sends it. */
    public static InboundNotice told(String text, Instant at) {
        return told(text, SECRET, at);
    }

    /** As somebody else would, who does not know the secret. */
    public static InboundNotice forged(String text, Instant at) {
        return told(text, "guessed", at);
    }

    private static InboundNotice told(String text, String secret, Instant at) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        return new InboundNotice(body, Map.of("signature", List.of(signature(body, secret))), "192.0.2.7", at);
    }

    @Override
    public NoticeReading read(InboundNotice notice) {
        if (rule == NoticeRule.SIGNED && !isGenuine(notice)) {
            return new NoticeReading(
                    List.of(), Trust.FORGED, Optional.empty(), new Acknowledgement(401, "", new byte[0]));
        }
        Trust trust = rule == NoticeRule.SIGNED ? Trust.SIGNED : Trust.UNSIGNED;
        return new NoticeReading(
                hint(notice).stream().toList(), trust, Optional.empty(), Acknowledgement.ok("text/plain", OK));
    }

    private static Optional<GatewayNotice> hint(InboundNotice notice) {
        String text = notice.body().length > LARGEST ? "" : new String(notice.body(), StandardCharsets.UTF_8);
        if (text.matches("charge [!-~]{1,40}")) {
            GatewayTxnId txn = new GatewayTxnId(text.substring("charge ".length()));
            return Optional.of(new GatewayNotice.LookAt(new InquiryKey.ByTransaction(txn, notice.receivedAt())));
        }
        return text.matches("key-gone [!-~]{1,60}")
                ? Optional.of(new GatewayNotice.KeyGone(
                        SecretText.of(text.substring("key-gone ".length())), "deleted at the gateway"))
                : Optional.empty();
    }

    private static boolean isGenuine(InboundNotice notice) {
        byte[] expected = signature(notice.body(), SECRET).getBytes(StandardCharsets.US_ASCII);
        return notice.headers().getOrDefault("signature", List.of()).stream()
                .anyMatch(given -> MessageDigest.isEqual(expected, given.getBytes(StandardCharsets.UTF_8)));
    }

    private static String signature(byte[] body, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException noSuchHash) {
            throw new IllegalStateException(noSuchHash);
        }
    }
}
