package io.foundry.spring.config;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.Environment;

/** Reads and checks properties under {@code foundry.}, before or beside the application context. Stateless. */
public final class FoundryProperties {

    private FoundryProperties() {}

    /**
     * Tells whether a feature is switched on; all are, unless said otherwise.
     *
     * @param environment where to look
     * @param feature the feature's name
     * @return false where {@code foundry.enabled} or {@code foundry.<feature>.enabled} is false
     */
    public static boolean isEnabled(Environment environment, String feature) {
        Binder binder = Binder.get(environment);
        return binder.bind("foundry.enabled", Boolean.class).orElse(true)
                && binder.bind("foundry." + feature + ".enabled", Boolean.class).orElse(true);
    }

    /**
     * Binds a record of properties.
     *
     * @param environment where the values are
     * @param prefix the record's prefix
     * @param type the record
     * @return it, with its defaults where nothing is set
     * @throws InvalidPropertyException with the value's origin, where the record refuses a value
     * @throws BindException where a value is not of the property's type
     */
    public static <T> T bind(Environment environment, String prefix, Class<T> type) {
        try {
            return Binder.get(environment).bindOrCreate(prefix, Bindable.of(type));
        } catch (BindException failure) {
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                if (cause instanceof InvalidPropertyException invalid) {
                    throw withOrigin(environment, invalid);
                }
            }
            throw failure;
        }
    }

    /**
     * Checks a rule of a record of properties.
     *
     * @param holds whether the value is valid
     * @param property the property's full name
     * @param value what it is set to
     * @param rule what it must be, starting with "must"
     */
    public static void check(boolean holds, String property, Object value, String rule) {
        if (!holds) {
            throw new InvalidPropertyException(property, value, rule);
        }
    }

    /**
     * Checks that a time is at least so long.
     *
     * @param value the property's value
     * @param least the shortest that works
     * @param property the property's full name
     */
    public static void checkAtLeast(Duration value, Duration least, String property) {
        check(value.compareTo(least) >= 0, property, readable(value), "must be at least " + readable(least));
    }

    /**
     * Writes a time as users write it in properties.
     *
     * @param value a time
     * @return for instance {@code 3s}, {@code 250ms} or {@code 30m}
     */
    public static String readable(Duration value) {
        long millis = value.toMillis();
        if (millis == 0 || millis % 1000 != 0) {
            return millis + "ms";
        }
        return millis % 60_000 == 0 ? millis / 60_000 + "m" : millis / 1000 + "s";
    }

    private static InvalidPropertyException withOrigin(Environment environment, InvalidPropertyException invalid) {
        ConfigurationPropertyName name = ConfigurationPropertyName.of(invalid.property());
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            ConfigurationProperty property = source.getConfigurationProperty(name);
            if (property != null) {
                return invalid.from(property.getOrigin());
            }
        }
        return invalid;
    }
}
