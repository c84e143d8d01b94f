package io.foundry.archive;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Leads from a generated view interface to its record. Written by the annotation processor. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ViewOf {

    /** Returns the archived record or sealed interface. */
    Class<?> value();
}
