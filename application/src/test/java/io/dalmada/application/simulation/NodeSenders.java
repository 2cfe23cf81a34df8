package io.dalmada.application.simulation;

import java.util.concurrent.Executor;

/**
 * A node's senders: the requests of a batch leave in an order of chance, and some only while the loop does something else.
 * At least one reply is there when the whole batch is handed over, so that the loop never waits in real time.
 */
final class NodeSenders implements Executor {
    private final Baton baton;

    NodeSenders(Baton baton) {
        this.baton = baton;
    }

    @Override
    public void execute(Runnable task) {
        Activity me = baton.current();
        if (me.handOver(task)) {
            me.runOne(baton.chance());
            baton.senders(!baton.faults());
        }
    }
}
