package io.dalmada.application.service.payment;

import io.dalmada.application.port.out.gateway.PaymentSnapshot;
import io.dalmada.domain.shared.Money;
import java.util.Optional;

/** How a gateway's view of a charge is read. */
public final class Snapshots {
    private Snapshots() {}

    /**
     * True when nothing of the charge stands any more. Where the gateway shows no sum, a refund entry alone speaks of the
     * whole: parts are only ever shown with their sum.
     */
    public static boolean isGone(PaymentSnapshot seen) {
        return seen.isFullyRefunded()
                || seen.remaining().isEmpty() && !seen.refunds().isEmpty();
    }

    /** What is left of the charge, as far as the gateway shows it. */
    public static Optional<Money> left(PaymentSnapshot seen) {
        return seen.remaining()
                .or(() -> isGone(seen) ? Optional.of(seen.charged().zero()) : Optional.empty());
    }
}
