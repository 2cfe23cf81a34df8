package io.dalmada.adapter.skeleton;

import io.dalmada.domain.gateway.AbsenceRule;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.shared.SecretText;
import io.dalmada.gateway.support.Timeouts;
import java.net.URI;

/**
 * One merchant account at Skeleton and how to use it.
 *
 * @param merchantId the account's name at the vendor
 * @param secretKey its secret
 * @param live false for the vendor's sandbox and for simulators
 * @param absence when a look-up without a charge proves that it never happened
 * @param refundAbsence the same for refunds
 */
public record SkeletonSettings(
        GatewayId id,
        String merchantId,
        SecretText secretKey,
        boolean live,
        URI baseUri,
        Timeouts timeouts,
        AbsenceRule absence,
        AbsenceRule refundAbsence) {
    public SkeletonSettings {
        require(merchantId.matches("[\\x21-\\x7e]{1,100}"), "the merchant id is 1 to 100 printable characters");
        require(secretKey.use(key -> key.matches("[\\x21-\\x7e]{1,200}")), "the secret key is 1 to 200 characters");
        require(!live || "https".equals(baseUri.getScheme()), "a live account needs https");
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException("Skeleton: " + what);
        }
    }
}
