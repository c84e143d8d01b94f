package io.foundry.container;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Puts a service into one or more groups, which {@link FoundryContainer#tagged(String)} returns as a whole.
 *
 * <p>Stands on the class of the service or, in a Spring application, on its {@code @Bean} method.
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Tag {

    /**
     * The groups' names; neither empty nor blank.
     *
     * @return at least one name
     */
    String[] value();
}
