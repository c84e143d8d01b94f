/** Live figures of HikariCP's pools, and who holds a connection without using it. */
@NullMarked
package io.foundry.spring.pool.monitor;

import org.jspecify.annotations.NullMarked;
