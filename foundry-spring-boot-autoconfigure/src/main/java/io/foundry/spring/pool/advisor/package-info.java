/** Advice on a pool's size and settings, from what was measured and from what the server allows. */
@NullMarked
package io.foundry.spring.pool.advisor;

import org.jspecify.annotations.NullMarked;
