/** What is slow and independent at start, done beside the rest of it. */
@NullMarked
package io.foundry.spring.start.parallel;

import org.jspecify.annotations.NullMarked;
