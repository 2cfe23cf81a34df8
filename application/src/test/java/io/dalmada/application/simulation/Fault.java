package io.dalmada.application.simulation;

/** What may happen at a port call. */
enum Fault {
    /** Others do something meanwhile. */
    OVERTAKEN,
    /** As {@link #OVERTAKEN}, and time goes on, for up to hours. */
    FROZEN,
    /** The process dies; what it did not commit is gone. */
    DEATH,
    /** The call fails. */
    FAILED,
    /** Somebody else was first. */
    LOST_RACE,
    /** Committed, but the caller is told that it failed. */
    UNKNOWN_COMMIT,
    /** The gate before a claim does not let it pass. */
    HELD,
    /** The gateway's call goes wrong in one of its ways. */
    GATEWAY
}
