package io.foundry.spring.lazy;

import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.util.ClassUtils;

/** Tells whether an application has a web server of its own, where Spring Boot's support for these is there at all. */
final class EmbeddedServer {

    private static final boolean SUPPORTED = ClassUtils.isPresent(
            "org.springframework.boot.web.server.context.WebServerApplicationContext",
            EmbeddedServer.class.getClassLoader());

    private EmbeddedServer() {}

    static boolean isIn(ApplicationContext context) {
        return SUPPORTED && Servers.isIn(context);
    }

    /** Whether the context is of the kind that has one, or would have one if it were not deployed in another. */
    static boolean mayBeIn(ApplicationContext context) {
        return SUPPORTED && Servers.mayBeIn(context);
    }

    /** Loaded where the type is there. */
    private static final class Servers {

        static boolean isIn(ApplicationContext context) {
            return context instanceof WebServerApplicationContext web && web.getWebServer() != null;
        }

        static boolean mayBeIn(ApplicationContext context) {
            return context instanceof WebServerApplicationContext;
        }
    }
}
