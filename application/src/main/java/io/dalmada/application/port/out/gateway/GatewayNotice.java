package io.dalmada.application.port.out.gateway;

import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.shared.SecretText;
import java.util.Optional;
import java.util.function.Function;

/** What a notice hints at. */
public sealed interface GatewayNotice {
    <T> T fold(Function<LookAt, T> lookAt, Function<KeyGone, T> keyGone);

    /** What the notice claims has happened; decides only what is worth asking, never an outcome. */
    enum About {
        APPROVAL,
        CANCEL,
        ANYTHING
    }

    /**
     * Something happened to this charge: ask.
     *
     * @param txn the gateway's number that the notice names beside the key: the charge's, or perhaps the cancel's own
     */
    record LookAt(InquiryKey key, Optional<GatewayTxnId> txn, About about) implements GatewayNotice {
        /** Of something that happened to it. */
        public LookAt(InquiryKey key) {
            this(key, Optional.empty(), About.ANYTHING);
        }

        /** Of a cancel, by us or by others, or else of an approval. @param txn the number that the notice names */
        public static LookAt of(InquiryKey key, Optional<GatewayTxnId> txn, boolean cancel) {
            return new LookAt(key, txn, cancel ? About.CANCEL : About.APPROVAL);
        }

        @Override
        public <T> T fold(Function<LookAt, T> lookAt, Function<KeyGone, T> keyGone) {
            return lookAt.apply(this);
        }
    }

    /**
     * A billing key is gone at the gateway. @param keyValue only the gateway knows it, so the notice is genuine, signed or
     * not
     */
    record KeyGone(SecretText keyValue, String reason) implements GatewayNotice {
        @Override
        public <T> T fold(Function<LookAt, T> lookAt, Function<KeyGone, T> keyGone) {
            return keyGone.apply(this);
        }
    }
}
