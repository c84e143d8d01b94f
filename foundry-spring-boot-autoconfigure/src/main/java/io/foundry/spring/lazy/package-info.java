/** Beans that the first request does not need, created after the application is ready instead of before. */
@NullMarked
package io.foundry.spring.lazy;

import org.jspecify.annotations.NullMarked;
