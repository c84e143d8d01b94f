package io.foundry.spring.pool;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads settings of PostgreSQL's driver out of a JDBC URL, in which they come before any others. Stateless. */
final class UrlParameters {

    private UrlParameters() {}

    /** The value of a parameter, as it is written there; null where the URL does not have it. */
    static @Nullable String value(String url, String name) {
        Matcher parameter =
                Pattern.compile("[?&]" + Pattern.quote(name) + "=([^&]*)").matcher(url);
        return parameter.find() ? parameter.group(1) : null;
    }

    /** Whether a URL may set something; one that names a service may set anything, in a file that only the driver reads. */
    static boolean maySet(String url, String name) {
        return value(url, name) != null || value(url, "service") != null;
    }
}
