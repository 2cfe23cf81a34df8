package io.dalmada.application.service;

import io.dalmada.application.port.out.gateway.PaymentSnapshot;

/** How a gateway's view of a charge is read. */
final class Snapshots {
    private Snapshots() {}

    /**
     * True when nothing of the charge stands any more. Where the gateway shows no sum, a refund entry alone speaks of the
     * whole: parts are only ever shown with their sum.
     */
    static boolean isGone(PaymentSnapshot seen) {
        return seen.isFullyRefunded()
                || seen.remaining().isEmpty() && !seen.refunds().isEmpty();
    }
}
