/** What an application's start consists of: who was created when, for whom and for how long; and budgets for tests. */
@NullMarked
package io.foundry.spring.start;

import org.jspecify.annotations.NullMarked;
