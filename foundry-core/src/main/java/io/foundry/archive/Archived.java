package io.foundry.archive;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a record, or a sealed interface of such records, whose values can be archived and read in place.
 *
 * <pre>{@code
 * @Archived
 * public record City(long id, String name, int population) implements CityView {}
 * }</pre>
 *
 * <p>The annotation processor writes {@code CityView}, an interface with the record's accessors, and {@code CityArchive},
 * which encodes, validates, views and decodes. A record that is not compiled with the processor does not compile, since
 * the interface that it implements is missing.
 *
 * <p>Records and their lists are matched by the names, order and types of their components: a value that was archived
 * before a change of the record is not read with the changed one.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Archived {}
