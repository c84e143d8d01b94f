package io.foundry.spring.lazy;

/**
 * How far the creation of the postponed beans has come.
 *
 * @param state what goes on
 * @param beforeReady how many were created before the application was ready after all, because something needed them
 * @param created how many the warm-up has created
 * @param byRequests how many were there when the warm-up came to them, because a request needed them earlier
 * @param remaining how many are not there yet
 * @param failed how many could not be created
 * @param tookMillis from its start to its end, or to now
 * @param workedMillis how much of that it spent on creating beans or waiting for others who create some, not resting
 */
record WarmUpReport(
        State state,
        int beforeReady,
        int created,
        int byRequests,
        int remaining,
        int failed,
        long tookMillis,
        long workedMillis) {

    /** What goes on. */
    enum State {
        /** Nothing is done in this application. */
        OFF,
        /** The application is not ready yet. */
        WAITING,
        /** Beans are being created. */
        RUNNING,
        /** All postponed beans are there. */
        DONE,
        /** Some could not be created; no more is done. */
        FAILED,
        /** The application was closed before all were there. */
        STOPPED
    }
}
