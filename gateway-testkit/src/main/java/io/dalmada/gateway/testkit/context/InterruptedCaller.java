package io.dalmada.gateway.testkit.context;

import io.dalmada.application.port.out.gateway.ChargeOutcome;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A thread that charges and is interrupted meanwhile, if it is not quicker. */
public final class InterruptedCaller extends Thread {
    private final Supplier<ChargeOutcome> call;
    private volatile @Nullable ChargeOutcome outcome;
    private volatile boolean flag;
    private boolean over;

    public InterruptedCaller(Supplier<ChargeOutcome> call) {
        super("interrupted-caller");
        this.call = call;
        setDaemon(true);
    }

    @Override
    public void run() {
        outcome = call.get();
        end();
        flag = isInterrupted();
    }

    private synchronized void end() {
        over = true;
    }

    /** @return false when the call was over first */
    public synchronized boolean interruptIfWaiting() {
        if (!over) {
            interrupt();
        }
        return !over;
    }

    /** Its outcome; null when it threw. */
    @Nullable
    public ChargeOutcome outcome() {
        try {
            join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return outcome;
    }

    public boolean flag() {
        return flag;
    }
}
