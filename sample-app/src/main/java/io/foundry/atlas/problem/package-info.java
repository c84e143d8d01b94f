/** What a client is told when a request cannot be answered: RFC 9457 problem details. */
@NullMarked
package io.foundry.atlas.problem;

import org.jspecify.annotations.NullMarked;
