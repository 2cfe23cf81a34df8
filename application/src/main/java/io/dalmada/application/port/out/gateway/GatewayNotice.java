package io.dalmada.application.port.out.gateway;

import io.dalmada.domain.shared.SecretText;
import java.util.function.Function;

/** What a notice hints at. */
public sealed interface GatewayNotice {
    <T> T fold(Function<LookAt, T> lookAt, Function<KeyGone, T> keyGone);

    /** Something happened to this charge: ask. */
    record LookAt(InquiryKey key) implements GatewayNotice {
        @Override
        public <T> T fold(Function<LookAt, T> lookAt, Function<KeyGone, T> keyGone) {
            return lookAt.apply(this);
        }
    }

    /** A billing key is gone at the gateway. @param keyValue whoever knows it is the gateway, signed or not */
    record KeyGone(SecretText keyValue, String reason) implements GatewayNotice {
        @Override
        public <T> T fold(Function<LookAt, T> lookAt, Function<KeyGone, T> keyGone) {
            return keyGone.apply(this);
        }
    }
}
