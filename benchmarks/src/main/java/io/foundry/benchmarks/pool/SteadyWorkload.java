package io.foundry.benchmarks.pool;

import java.util.EnumSet;
import java.util.Set;

/** The benchmarks of applications that have been running for a while. */
enum SteadyWorkload {
    ACQUIRE("acquire", "get a connection and give it back, us", true),
    SELECT_ONE("selectOne", "SELECT 1, us", true),
    LOOK_UP("lookUp", "one row of 10,000 by primary key, us", true),
    BUSY("busy", "64 threads, a query of 1 ms: us until the answer", true),
    // A thousand connections are more than a server allows.
    VIRTUAL_THREADS("virtualThreads", "1,000 virtual threads, a query of 1 ms each: ms for all", false),
    // One connection for 10,000 rows: how long that takes to open does not matter.
    INSERT_BATCH("insertBatch", "10,000 rows as a batch in one transaction, ms", false);

    private final String method;

    private final String title;

    private final boolean alsoConnecting;

    SteadyWorkload(String method, String title, boolean alsoConnecting) {
        this.method = method;
        this.title = title;
        this.alsoConnecting = alsoConnecting;
    }

    String method() {
        return method;
    }

    String title() {
        return title;
    }

    Set<PoolSide> sides() {
        return alsoConnecting ? EnumSet.allOf(PoolSide.class) : EnumSet.of(PoolSide.BOOT, PoolSide.FOUNDRY);
    }

    boolean canRun() {
        return this != VIRTUAL_THREADS || ManyThreads.areThere();
    }
}
