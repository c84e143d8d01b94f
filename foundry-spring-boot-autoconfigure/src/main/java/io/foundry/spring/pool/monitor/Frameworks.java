package io.foundry.spring.pool.monitor;

/** Knows by its name what is no code of the application. */
final class Frameworks {

    /*
     * By name, because the detector reads stacks of other threads, which have nothing else. A library that is not listed
     * counts as the application: the report then names a frame that is nearer to the database, and is no less true.
     */
    private static final String[] PREFIXES = {
        "java.",
        "javax.",
        "jdk.",
        "sun.",
        "com.sun.",
        "jakarta.",
        "kotlin.",
        "kotlinx.",
        "groovy.",
        "org.codehaus.groovy.",
        "org.apache.groovy.",
        "scala.",
        // Foundry; an application may live under io.foundry too
        "io.foundry.spring.",
        "io.foundry.archive.",
        "io.foundry.cache.",
        "io.foundry.command.",
        "io.foundry.container.",
        "io.foundry.identifier.",
        "io.foundry.lazy.",
        "io.foundry.measure.",
        // Spring, data access and migrations
        "org.springframework.",
        "org.hibernate.",
        "org.eclipse.persistence.",
        "org.jooq.",
        "org.apache.ibatis.",
        "org.mybatis.",
        "org.jdbi.",
        "com.querydsl.",
        "org.flywaydb.",
        "liquibase.",
        "org.quartz.",
        "com.zaxxer.hikari.",
        "net.ttddyy.",
        "com.p6spy.",
        // Drivers
        "org.postgresql.",
        "com.mysql.",
        "org.mariadb.",
        "org.h2.",
        "org.hsqldb.",
        "org.apache.derby.",
        "org.sqlite.",
        "oracle.",
        "com.microsoft.sqlserver.",
        "com.ibm.db2.",
        "com.clickhouse.",
        // Servers and their threads
        "org.apache.catalina.",
        "org.apache.coyote.",
        "org.apache.tomcat.",
        "org.apache.jasper.",
        "org.eclipse.jetty.",
        "io.undertow.",
        "org.xnio.",
        "org.jboss.",
        "io.netty.",
        "io.grpc.",
        "reactor.",
        "io.reactivex.",
        "io.vertx.",
        // Observation, proxies, resilience, serialization, logging
        "io.micrometer.",
        "io.opentelemetry.",
        "com.codahale.",
        "org.aspectj.",
        "net.bytebuddy.",
        "net.sf.cglib.",
        "javassist.",
        "io.github.resilience4j.",
        "com.github.benmanes.",
        "com.fasterxml.",
        "tools.jackson.",
        "com.google.common.",
        "org.apache.commons.",
        "org.slf4j.",
        "ch.qos.logback.",
        "org.apache.logging.",
        "org.junit."
    };

    private Frameworks() {}

    static boolean contain(String className) {
        for (String prefix : PREFIXES) {
            if (className.startsWith(prefix)) {
                return true;
            }
        }
        return isJdkProxy(className);
    }

    /** Proxies of interfaces that are not public lie in the application's package. */
    private static boolean isJdkProxy(String className) {
        int proxy = className.lastIndexOf(".$Proxy") + 1;
        int digits = proxy + "$Proxy".length();
        return (proxy > 0 || className.startsWith("$Proxy"))
                && className.length() > digits
                && Character.isDigit(className.charAt(digits));
    }

    static boolean isJdk(String className) {
        return className.startsWith("java.") || className.startsWith("jdk.") || className.startsWith("sun.");
    }
}
