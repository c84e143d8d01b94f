/** Wires the endpoint. */
@NullMarked
package io.foundry.spring.endpoint.autoconfigure;

import org.jspecify.annotations.NullMarked;
