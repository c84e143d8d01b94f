/** The actuator endpoint {@code foundry}. */
@NullMarked
package io.foundry.spring.endpoint;

import org.jspecify.annotations.NullMarked;
