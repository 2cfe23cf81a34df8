package io.dalmada.simulator.base;

/** Waiting, where waiting is the fault. */
public final class Waits {
    private Waits() {}

    public static void millis(long length) {
        if (length <= 0) {
            return;
        }
        try {
            Thread.sleep(length);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
