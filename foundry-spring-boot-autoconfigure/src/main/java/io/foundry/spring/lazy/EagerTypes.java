package io.foundry.spring.lazy;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The types whose beans work without being asked for, so that they must be there at start. A table of names.
 *
 * <p>Spring finds many of these by type when it starts and would create them in any case. They stand here too because
 * what is found is what the definition declares: a reason that is read is better than one that is guessed.
 */
final class EagerTypes {

    private static final Map<String, String> REASONS = new HashMap<>();

    static {
        because(
                "has a life cycle",
                "org.springframework.context.Lifecycle",
                "org.springframework.beans.factory.SmartInitializingSingleton");
        because(
                "processes other beans",
                "org.springframework.beans.factory.config.BeanPostProcessor",
                "org.springframework.beans.factory.config.BeanFactoryPostProcessor",
                "org.springframework.boot.LazyInitializationExcludeFilter");
        because(
                "scheduler",
                "org.springframework.scheduling.TaskScheduler",
                "org.springframework.scheduling.annotation.SchedulingConfigurer",
                "java.util.concurrent.ScheduledExecutorService",
                "org.quartz.Scheduler",
                "com.github.kagkarlsson.scheduler.Scheduler",
                "org.jobrunr.server.BackgroundJobServer");
        because(
                "message listener",
                "jakarta.jms.MessageListener",
                "org.springframework.jms.listener.SessionAwareMessageListener",
                "org.springframework.amqp.core.MessageListener",
                "org.springframework.data.redis.connection.MessageListener",
                "org.springframework.kafka.listener.GenericMessageListener",
                "org.springframework.pulsar.listener.PulsarRecordMessageListener",
                "io.awspring.cloud.sqs.listener.MessageListener",
                "io.awspring.cloud.sqs.listener.AsyncMessageListener");
        because(
                "message flow",
                "org.springframework.integration.dsl.IntegrationFlow",
                "org.springframework.integration.core.MessageSource",
                "org.springframework.messaging.MessageHandler");
        because(
                "declares queues and topics",
                "org.springframework.amqp.core.AmqpAdmin",
                "org.springframework.kafka.core.KafkaAdminOperations");
        because(
                "JMX",
                "org.springframework.jmx.export.MBeanExporter",
                "org.springframework.boot.actuate.endpoint.jmx.JmxEndpointExporter",
                "org.springframework.jmx.support.ConnectorServerFactoryBean");
        because(
                "web infrastructure",
                "jakarta.servlet.Filter",
                "jakarta.servlet.Servlet",
                "jakarta.servlet.ServletContextListener",
                "jakarta.servlet.ServletRequestListener",
                "jakarta.servlet.http.HttpSessionListener",
                "org.springframework.boot.web.servlet.ServletContextInitializer",
                "org.springframework.boot.web.server.WebServerFactory",
                "org.springframework.boot.web.server.WebServerFactoryCustomizer",
                "org.springframework.web.servlet.HandlerMapping",
                "org.springframework.web.servlet.HandlerAdapter",
                "org.springframework.web.servlet.HandlerExceptionResolver",
                "org.springframework.web.servlet.ViewResolver",
                "org.springframework.web.servlet.config.annotation.WebMvcConfigurer",
                "org.springframework.web.reactive.HandlerMapping",
                "org.springframework.web.reactive.HandlerAdapter",
                "org.springframework.web.reactive.HandlerResultHandler",
                "org.springframework.web.server.WebFilter",
                "org.springframework.web.server.WebExceptionHandler",
                "org.springframework.http.server.reactive.HttpHandler",
                "org.springframework.web.socket.WebSocketHandler",
                "io.grpc.BindableService");
        because(
                "health",
                "org.springframework.boot.health.contributor.HealthContributor",
                "org.springframework.boot.health.contributor.ReactiveHealthContributor");
        because(
                "meters",
                "io.micrometer.core.instrument.MeterRegistry",
                "io.micrometer.core.instrument.binder.MeterBinder",
                "io.micrometer.core.instrument.config.MeterFilter",
                "io.micrometer.observation.ObservationRegistry",
                "io.micrometer.observation.ObservationHandler",
                "io.micrometer.observation.ObservationFilter",
                "io.micrometer.observation.ObservationPredicate",
                "org.springframework.boot.cache.autoconfigure.metrics.CacheMetricsRegistrarConfiguration",
                "org.springframework.boot.micrometer.metrics.export.prometheus.PrometheusPushGatewayManager");
        because(
                "prepares the database",
                "org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer",
                "org.flywaydb.core.Flyway",
                "liquibase.integration.spring.SpringLiquibase",
                "org.springframework.boot.sql.init.AbstractScriptDatabaseInitializer",
                "org.springframework.jdbc.datasource.init.DataSourceInitializer",
                "org.springframework.r2dbc.connection.init.ConnectionFactoryInitializer");
        because(
                "is there before the first request",
                "javax.sql.DataSource",
                "jakarta.persistence.EntityManagerFactory",
                "org.springframework.orm.jpa.AbstractEntityManagerFactoryBean");
        because("runs at start", "org.springframework.boot.Runner");
    }

    /** Beans of these are functions that Spring Cloud Function, where it is there, binds to messages and requests. */
    private static final Map<String, String> FUNCTIONS = Map.of(
            "java.util.function.Function", "function of Spring Cloud",
            "java.util.function.Consumer", "function of Spring Cloud",
            "java.util.function.Supplier", "function of Spring Cloud");

    private final SuperTypes types;

    EagerTypes(boolean functions) {
        Map<String, String> reasons = new HashMap<>(REASONS);
        if (functions) {
            reasons.putAll(FUNCTIONS);
        }
        types = new SuperTypes(reasons);
    }

    @Nullable
    String reason(Class<?> type) {
        return types.reason(type);
    }

    private static void because(String reason, String... names) {
        for (String name : names) {
            REASONS.put(name, reason);
        }
    }
}
