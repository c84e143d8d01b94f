/** Cities: what is known of them, and how they are found by id, country, name and place. */
@NullMarked
package io.foundry.atlas.city;

import org.jspecify.annotations.NullMarked;
