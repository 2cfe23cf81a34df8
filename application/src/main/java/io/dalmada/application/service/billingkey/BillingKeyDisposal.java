package io.dalmada.application.service.billingkey;

import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.application.port.out.gateway.RevokeCommand;
import io.dalmada.application.service.shared.OptimisticRetry;
import io.dalmada.application.service.shared.Ports;
import io.dalmada.domain.billingkey.BillingKey;
import io.dalmada.domain.billingkey.BillingKeyId;
import io.dalmada.domain.billingkey.Disposal;
import java.lang.System.Logger.Level;

/** Has the gateway's copy of a revoked key disposed of; repeated until the gateway confirms. */
final class BillingKeyDisposal {
    private static final System.Logger LOG = System.getLogger(BillingKeyDisposal.class.getName());

    private final Ports ports;

    BillingKeyDisposal(Ports ports) {
        this.ports = ports;
    }

    BillingKey tryNow(BillingKey revoked) {
        if (revoked.disposal() != Disposal.PENDING) {
            return revoked;
        }
        boolean gone = askGateway(revoked);
        if (!gone) {
            LOG.log(Level.WARNING, "billing key {0} is not yet disposed of at {1}", revoked.id(), revoked.gateway());
        }
        return OptimisticRetry.retrying(() -> ports.transactions().inTransaction(() -> record(revoked.id(), gone)));
    }

    private boolean askGateway(BillingKey revoked) {
        return ports.gateways()
                .find(revoked.gateway())
                .map(gateway -> isGone(gateway, revoked))
                .orElse(false);
    }

    private static boolean isGone(PaymentGateway gateway, BillingKey revoked) {
        try {
            return gateway.revokeBillingKey(new RevokeCommand(revoked.key(), "revoked"))
                    .isGone();
        } catch (RuntimeException bug) {
            LOG.log(Level.ERROR, "gateway " + gateway.id() + " threw on a disposal", bug);
            return false;
        }
    }

    private BillingKey record(BillingKeyId id, boolean gone) {
        BillingKey key = ports.billingKeys().find(id).orElseThrow();
        key.disposalTried(gone, ports.clock().instant());
        if (key.events().isEmpty()) {
            return key;
        }
        BillingKey saved = ports.billingKeys().save(key);
        ports.outbox().append(key.events());
        return saved;
    }
}
