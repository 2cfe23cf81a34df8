package io.dalmada.adapter.persistence.jdbc;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Map;
import org.hibernate.jpa.HibernateHints;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Reads rows by Hibernate, which writes none ({@link Batch} does): nothing that was read stays managed, so every read sees
 * what is stored.
 */
public final class Rows {
    private static final int ALL = Integer.MAX_VALUE;

    private final EntityManager em;
    private final ReadableRows readable;

    public Rows(EntityManager em, ReadableRows readable) {
        this.em = em;
        this.readable = readable;
    }

    /** Turns what was read into what it means. */
    public ReadableRows readable() {
        return readable;
    }

    public <T> List<T> read(String hql, Class<T> type, Map<String, ?> parameters) {
        return read(hql, type, parameters, ALL);
    }

    public <T> List<T> read(String hql, Class<T> type, Map<String, ?> parameters, int limit) {
        return run(em.createQuery(hql, type).setHint(HibernateHints.HINT_READ_ONLY, true), parameters, limit);
    }

    /** What such a statement locks stays locked until the transaction ends. */
    public <T> List<T> readLocked(String sql, Class<T> type, Map<String, ?> parameters) {
        requireTransaction();
        return readNative(sql, type, parameters);
    }

    @SuppressWarnings("unchecked")
    public <T> List<T> readNative(String sql, Class<T> type, Map<String, ?> parameters) {
        return run((TypedQuery<T>) em.createNativeQuery(sql, type), parameters, ALL);
    }

    /** @return how many rows were changed */
    public int execute(String hql, Map<String, ?> parameters) {
        requireTransaction();
        Query query = em.createQuery(hql);
        parameters.forEach(query::setParameter);
        return query.executeUpdate();
    }

    private <T> List<T> run(TypedQuery<T> query, Map<String, ?> parameters, int limit) {
        parameters.forEach(query::setParameter);
        if (limit != ALL) {
            query.setMaxResults(limit);
        }
        List<T> found = query.getResultList();
        forgetWhatWasRead();
        return found;
    }

    private void forgetWhatWasRead() {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            em.clear();
        }
    }

    static void requireTransaction() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("this needs a transaction");
        }
    }
}
