package io.dalmada.application.port.out;

import java.time.Instant;
import java.util.List;

/** The rows that this node has found unreadable and has not read since, for an operator and for an alarm. */
public interface UnreadableRows {
    /** Oldest find first, a thousand at most. */
    List<Found> found();

    /**
     * @param id what names the row in its table
     * @param since when this node found it first
     * @param why the class of the cause; never what is stored
     * @param times how often it was tried in vain
     */
    record Found(String table, String id, Instant since, String why, long times) {}
}
