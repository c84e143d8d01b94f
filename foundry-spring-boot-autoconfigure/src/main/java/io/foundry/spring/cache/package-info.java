/** Spring's cache on archives: values are kept encoded, and read in place where a method's return type asks for views. */
@NullMarked
package io.foundry.spring.cache;

import org.jspecify.annotations.NullMarked;
