package io.dalmada.application.port.in;

import java.time.Duration;

/**
 * This node's clock is wrong, or could not be compared: it does nothing that moves money, dates or states until the clock is
 * right again. Nothing was done; another node may do it now.
 */
public final class ClockWrong extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ClockWrong(String message) {
        super(message);
    }

    /** @param ahead by how much; negative when it is behind */
    public static ClockWrong by(Duration ahead) {
        long seconds = ahead.toSeconds();
        return new ClockWrong("this node's clock is " + Math.abs(seconds) + " s "
                + (seconds > 0 ? "ahead of" : "behind") + " the database's");
    }
}
