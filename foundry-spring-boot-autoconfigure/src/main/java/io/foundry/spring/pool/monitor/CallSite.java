package io.foundry.spring.pool.monitor;

import org.jspecify.annotations.Nullable;

/**
 * Where a connection was borrowed.
 *
 * @param at the frame as text; null if no code of the application was found
 * @param asynchronous whether it was borrowed to be handed over to another thread
 */
record CallSite(@Nullable String at, boolean asynchronous) {}
