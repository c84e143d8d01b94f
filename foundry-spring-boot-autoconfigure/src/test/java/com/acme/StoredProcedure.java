package com.acme;

import java.util.concurrent.Semaphore;

/** What the database calls; a statement is in it for as long as a test wants. */
public final class StoredProcedure {

    private static final Semaphore ENTERED = new Semaphore(0);

    private static final Semaphore RELEASED = new Semaphore(0);

    private StoredProcedure() {}

    public static int busy(int row) throws InterruptedException {
        if (row > 1) {
            ENTERED.release();
            RELEASED.acquire();
        }
        return row;
    }

    public static void awaitEntered() throws InterruptedException {
        ENTERED.acquire();
    }

    public static void release() {
        RELEASED.release();
    }
}
