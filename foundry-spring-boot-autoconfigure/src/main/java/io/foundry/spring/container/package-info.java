/** The application context's beans as services of a container. */
@NullMarked
package io.foundry.spring.container;

import org.jspecify.annotations.NullMarked;
