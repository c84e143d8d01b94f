/** What a feature tells about itself: figures and problems, for the endpoint and its report. */
@NullMarked
package io.foundry.spring.feature;

import org.jspecify.annotations.NullMarked;
