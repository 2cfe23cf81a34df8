package io.dalmada.simulator.cookiepay;

/** Waiting, where waiting is the fault. */
final class Waits {
    private Waits() {}

    static void millis(long length) {
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
