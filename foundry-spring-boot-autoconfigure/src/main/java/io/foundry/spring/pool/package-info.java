/** Defaults for HikariCP, connections opened before traffic comes, and analyzed database failures. */
@NullMarked
package io.foundry.spring.pool;

import org.jspecify.annotations.NullMarked;
