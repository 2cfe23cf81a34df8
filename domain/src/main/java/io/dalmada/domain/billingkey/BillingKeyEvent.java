package io.dalmada.domain.billingkey;

import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.shared.DomainEvent;
import java.time.Instant;

/** What can happen to a billing key. */
public sealed interface BillingKeyEvent extends DomainEvent {
    BillingKeyId billingKey();

    @Override
    default String aggregateId() {
        return billingKey().toString();
    }

    record Issued(BillingKeyId billingKey, long version, Instant at) implements BillingKeyEvent {
        @Override
        public String type() {
            return "billing_key.issued";
        }
    }

    record Suspected(BillingKeyId billingKey, long version, DeclineReason reason, Instant at)
            implements BillingKeyEvent {
        @Override
        public String type() {
            return "billing_key.suspected";
        }
    }

    record Revoked(BillingKeyId billingKey, long version, Instant at) implements BillingKeyEvent {
        @Override
        public String type() {
            return "billing_key.revoked";
        }
    }

    /** @param done true when the gateway confirmed; false when the disposal will be tried again */
    record DisposalTried(BillingKeyId billingKey, long version, boolean done, Instant at) implements BillingKeyEvent {
        @Override
        public String type() {
            return done ? "billing_key.disposed" : "billing_key.disposal_delayed";
        }
    }
}
