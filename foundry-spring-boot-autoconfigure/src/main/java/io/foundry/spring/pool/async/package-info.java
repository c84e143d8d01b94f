/** Connections as futures, with timeout and cancellation, that find their way back to the pool in every case. */
@NullMarked
package io.foundry.spring.pool.async;

import org.jspecify.annotations.NullMarked;
