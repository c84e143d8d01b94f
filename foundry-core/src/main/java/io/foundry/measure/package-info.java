/**
 * Paired measurements of two alternatives inside a running application: time and allocated bytes per operation, the
 * confidence interval of their ratio, and a verdict that may be "no measurable gain".
 *
 * <p>Start at {@link io.foundry.measure.Probe}.
 */
@NullMarked
package io.foundry.measure;

import org.jspecify.annotations.NullMarked;
