package io.dalmada.domain.reconciliation;

import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.gateway.MerchantOrderNo;
import io.dalmada.domain.payment.PaymentId;
import io.dalmada.domain.shared.Money;
import java.util.Comparator;
import java.util.Optional;

/**
 * One charge that does not simply match.
 *
 * @param payment empty when it belongs to none that we know
 * @param ours empty when we had not recorded it
 * @param theirs empty when the gateway does not have it
 * @param sentence what is wrong, in numbers and without personal data
 */
public record Difference(
        Finding finding,
        MerchantOrderNo orderNo,
        GatewayTxnId txn,
        Optional<PaymentId> payment,
        Optional<Side> ours,
        Optional<Side> theirs,
        String sentence) {
    /** The same differences always come in the same order. */
    public static final Comparator<Difference> ORDER =
            Comparator.comparing(Difference::finding).thenComparing(d -> d.txn().value());

    public Difference {
        if (finding == Finding.MATCHED || ours.isEmpty() && theirs.isEmpty()) {
            throw new IllegalArgumentException("a difference is between two sides");
        }
    }

    /** The gateway's amount, for that money moved; ours where the gateway has none. */
    public Money amount() {
        return theirs.or(() -> ours).orElseThrow().amount();
    }
}
