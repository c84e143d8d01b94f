package io.foundry.spring.pool.monitor;

/** What the holder of a connection does with it, as told by its stack. */
public enum HolderState {

    /** It is inside a call of JDBC: executing, fetching, committing. */
    IN_JDBC,

    /** It waits for another connection of the same pool, which has none, while it holds this one; enough such holders block a pool for good. */
    WAITING_FOR_CONNECTION,

    /** It does something else. */
    HELD_IDLE,

    /** The borrowing thread has ended, waits for other work, or borrowed for someone else. */
    HANDED_OVER_OR_LEAKED,

    /** Its stack could not be read, or was not looked at yet. */
    UNKNOWN
}
