/** Comparisons that run in the application on request, and what they found. */
@NullMarked
package io.foundry.spring.measure;

import org.jspecify.annotations.NullMarked;
