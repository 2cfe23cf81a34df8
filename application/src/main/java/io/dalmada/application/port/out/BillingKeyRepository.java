package io.dalmada.application.port.out;

import io.dalmada.application.model.Page;
import io.dalmada.domain.billingkey.BillingKey;
import io.dalmada.domain.billingkey.BillingKeyId;
import io.dalmada.domain.shared.CustomerId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Billing keys, their secret unit encrypted at rest. Called inside a transaction, reads excepted. */
public interface BillingKeyRepository {
    Optional<BillingKey> find(BillingKeyId id);

    /**
     * The key, locked against a change until the transaction ends: a claim and a revocation of the same key meet here, so
     * that nothing is claimed after a revocation has been committed. Several claims may hold it at once.
     */
    Optional<BillingKey> findForCharge(BillingKeyId id);

    /**
     * As {@link #findForCharge} for several keys in one question: those that exist, each once, in any order. They are
     * locked in the order of their ids, so that two such claims never wait for each other in a circle; a transaction that
     * changes several keys keeps to that order too.
     */
    List<BillingKey> findAllForCharge(Collection<BillingKeyId> ids);

    /**
     * Stores a new or changed key.
     *
     * @return the key as stored, to go on with
     * @throws ConcurrentChange now or at commit, when the stored version is not the one it was loaded with
     */
    BillingKey save(BillingKey key);

    /** Newest first. @param cursor from the page before */
    Page<BillingKey> listByCustomer(CustomerId customer, Optional<String> cursor, int limit);

    /** Those of them that cannot be charged (any more), without opening their secrets. */
    Set<BillingKeyId> notChargeable(Collection<BillingKeyId> ids);

    /** When the earliest disposal is due; empty when there is none. */
    Optional<Instant> earliestDisposal();

    /** Revoked keys whose disposal is due, longest due first. */
    List<BillingKeyId> disposalsDue(Instant now, int limit);
}
