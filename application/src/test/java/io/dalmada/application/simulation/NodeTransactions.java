package io.dalmada.application.simulation;

import io.dalmada.application.port.out.TransactionRunner;
import io.dalmada.application.testing.InMemoryStore;
import java.util.List;
import java.util.function.Supplier;

/** A node's transactions: what may go wrong around a commit goes wrong here. */
final class NodeTransactions implements TransactionRunner {
    private static final List<Fault> BEGIN = List.of(Fault.OVERTAKEN, Fault.OVERTAKEN, Fault.FROZEN, Fault.FAILED);
    private static final List<Fault> COMMIT =
            List.of(Fault.OVERTAKEN, Fault.OVERTAKEN, Fault.FROZEN, Fault.LOST_RACE, Fault.FAILED, Fault.DEATH);
    private static final List<Fault> COMMITTED = List.of(Fault.OVERTAKEN, Fault.OVERTAKEN, Fault.FROZEN, Fault.DEATH);

    private final InMemoryStore store;
    private final Baton baton;

    NodeTransactions(InMemoryStore store, Baton baton) {
        this.store = store;
        this.baton = baton;
    }

    @Override
    public <T> T inTransaction(Supplier<T> work) {
        Activity me = baton.current();
        baton.at("begin", BEGIN);
        me.begins();
        try {
            T result = store.inTransaction(() -> {
                T made = work.get();
                baton.at("commit", COMMIT);
                return made;
            });
            committed(me);
            return result;
        } catch (RuntimeException failed) {
            me.ended();
            baton.senders(true);
            throw told(failed);
        }
    }

    /** Whoever works through many may catch what one throws: an aggregate that is broken ends the life all the same. */
    private static RuntimeException told(RuntimeException failed) {
        if (failed instanceof IllegalStateException
                && String.valueOf(failed.getMessage()).startsWith("broken invariant")) {
            throw Violation.brokenAggregate(failed);
        }
        return failed;
    }

    private void committed(Activity me) {
        boolean silent = baton.strikes(0.15);
        me.committed(!silent, baton.now());
        if (silent) {
            baton.count(Fault.UNKNOWN_COMMIT.name(), "commit");
            throw new ConnectionLost("commit");
        }
        baton.at("committed", COMMITTED);
        baton.senders(true);
    }

    @Override
    public boolean isActive() {
        return store.isActive();
    }
}
