package io.foundry.spring.lazy;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.context.annotation.AnnotatedBeanDefinitionReader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.ConfigurationClassPostProcessor;
import org.springframework.core.io.ResourceLoader;
import org.springframework.scheduling.annotation.Scheduled;

/** Each rule says its reason, out of definitions alone. */
class EagerBeansTests {

    @TempDir
    private static Path folder;

    private final DefaultListableBeanFactory beans = new DefaultListableBeanFactory();

    @ParameterizedTest
    @CsvSource(textBlock = """
            org.springframework.scheduling.annotation.Schedules, scheduled
            org.springframework.kafka.annotation.KafkaHandler, message listener
            org.springframework.amqp.rabbit.annotation.RabbitListener, message listener
            org.springframework.amqp.rabbit.annotation.RabbitHandler, message listener
            org.springframework.jms.annotation.JmsListeners, message listener
            org.springframework.pulsar.annotation.PulsarListener, message listener
            org.springframework.pulsar.annotation.ReactivePulsarListener, message listener
            org.springframework.cloud.stream.annotation.StreamListener, message listener
            io.awspring.cloud.sqs.annotation.SqsListener, message listener
            jakarta.websocket.server.ServerEndpoint, web socket
            org.springframework.grpc.server.service.GrpcService, gRPC service
            org.springframework.integration.annotation.ServiceActivator, message flow
            """)
    void anAnnotationOfALibraryCounts(String annotation, String reason) throws Exception {
        String simple = annotation.substring(annotation.lastIndexOf('.') + 1);
        String text =
                "@java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME) public @interface ";
        Map<String, String> sources = new LinkedHashMap<>();
        sources.put(annotation, packageOf(annotation) + text + simple + " {}");
        sources.put("acme.Ours", "package acme; @" + annotation + " " + text + "Ours {}");
        sources.put("acme.OnMethod", "package acme; public class OnMethod { @" + annotation + " void on() {} }");
        sources.put("acme.OnParent", "package acme; public class OnParent extends OnMethod {}");
        sources.put("acme.OnClass", "package acme; @" + annotation + " public class OnClass {}");
        sources.put("acme.ByMeta", "package acme; public class ByMeta { @Ours void on() {} }");
        sources.put(
                "acme.Maker",
                "package acme; public class Maker { @" + annotation
                        + " public static StringBuilder make() { return new StringBuilder(); } }");
        try (URLClassLoader loader = StubClasses.compile(folder.resolve(simple), sources)) {
            beans.setBeanClassLoader(loader);
            for (String name : List.of("OnMethod", "OnParent", "OnClass")) {
                assertThat(reason(loader.loadClass("acme." + name))).as(name).isEqualTo(reason + " (@" + simple + ")");
            }
            assertThat(reason(loader.loadClass("acme.ByMeta"))).isEqualTo(reason + " (@Ours)");
            RootBeanDefinition made = new RootBeanDefinition(loader.loadClass("acme.Maker"));
            made.setFactoryMethodName("make");
            assertThat(reason("made", made)).isEqualTo(reason + " (@" + simple + ")");
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            org.springframework.amqp.core.MessageListener, message listener
            org.springframework.amqp.core.AmqpAdmin, declares queues and topics
            org.springframework.integration.dsl.IntegrationFlow, message flow
            org.springframework.integration.core.MessageSource, message flow
            org.springframework.pulsar.listener.PulsarRecordMessageListener, message listener
            io.awspring.cloud.sqs.listener.MessageListener, message listener
            org.quartz.Scheduler, scheduler
            com.github.kagkarlsson.scheduler.Scheduler, scheduler
            io.grpc.BindableService, web infrastructure
            org.springframework.web.server.WebFilter, web infrastructure
            org.springframework.web.reactive.HandlerMapping, web infrastructure
            liquibase.integration.spring.SpringLiquibase, prepares the database
            """)
    void aTypeOfALibraryCounts(String type, String reason) throws Exception {
        String simple = type.substring(type.lastIndexOf('.') + 1);
        Map<String, String> sources = Map.of(
                type,
                packageOf(type) + "public interface " + simple + " {}",
                "acme.Bean",
                "package acme; public class Bean implements " + type + " {}",
                "acme.Child",
                "package acme; public class Child extends Bean {}");
        try (URLClassLoader loader = StubClasses.compile(folder.resolve(type), sources)) {
            beans.setBeanClassLoader(loader);
            assertThat(reason(loader.loadClass("acme.Child"))).isEqualTo(reason);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "org.springframework.context.SmartLifecycle, has a life cycle",
        "org.springframework.boot.CommandLineRunner, runs at start",
        "org.springframework.boot.ApplicationRunner, runs at start",
        "org.springframework.scheduling.annotation.SchedulingConfigurer, scheduler",
        "org.springframework.scheduling.TaskScheduler, scheduler",
        "java.util.concurrent.ScheduledExecutorService, scheduler",
        "jakarta.jms.MessageListener, message listener",
        "org.springframework.kafka.listener.MessageListener, message listener",
        "org.springframework.data.redis.connection.MessageListener, message listener",
        "org.springframework.messaging.MessageHandler, message flow",
        "jakarta.servlet.Filter, web infrastructure",
        "jakarta.servlet.ServletContextListener, web infrastructure",
        "org.springframework.boot.web.servlet.ServletContextInitializer, web infrastructure",
        "org.springframework.boot.web.server.WebServerFactoryCustomizer, web infrastructure",
        "org.springframework.web.servlet.HandlerMapping, web infrastructure",
        "org.springframework.web.servlet.HandlerAdapter, web infrastructure",
        "org.springframework.web.servlet.HandlerExceptionResolver, web infrastructure",
        "org.springframework.web.servlet.ViewResolver, web infrastructure",
        "org.springframework.web.servlet.config.annotation.WebMvcConfigurer, web infrastructure",
        "org.springframework.web.socket.WebSocketHandler, web infrastructure",
        "org.springframework.boot.health.contributor.HealthContributor, health",
        "org.springframework.boot.health.contributor.ReactiveHealthContributor, health",
        "io.micrometer.core.instrument.binder.MeterBinder, meters",
        "io.micrometer.core.instrument.MeterRegistry, meters",
        "io.micrometer.core.instrument.config.MeterFilter, meters",
        "io.micrometer.observation.ObservationHandler, meters",
        "io.micrometer.observation.ObservationRegistry, meters",
        "org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer, prepares the database",
        "org.springframework.boot.sql.init.AbstractScriptDatabaseInitializer, prepares the database",
        "org.springframework.jdbc.datasource.init.DataSourceInitializer, prepares the database",
        "org.springframework.jmx.export.MBeanExporter, JMX",
        "org.springframework.boot.cache.autoconfigure.metrics.CacheMetricsRegistrarConfiguration, meters",
        "org.springframework.boot.micrometer.metrics.export.prometheus.PrometheusPushGatewayManager, meters",
    })
    void aTypeOnTheClassPathCounts(String type, String reason) throws ClassNotFoundException {
        // Also proves that the name is one: a table of names is silent where it is misspelt
        Class<?> named = Class.forName(type, false, EagerBeansTests.class.getClassLoader());

        assertThat(new EagerTypes(false).reason(named)).isEqualTo(reason);
    }

    @Test
    void aPlainBeanWaits() {
        assertThat(reason(Plain.class)).isNull();
    }

    @Test
    void aBeanOfTheInfrastructureDoesNot() {
        RootBeanDefinition definition = new RootBeanDefinition(Plain.class);
        definition.setRole(BeanDefinition.ROLE_INFRASTRUCTURE);

        assertThat(reason("plain", definition)).isEqualTo("infrastructure");
    }

    @Test
    void aFilterOfTheApplicationIsAsked() {
        beans.registerSingleton("mine", (LazyInitializationExcludeFilter)
                (name, definition, type) -> type == Plain.class && name.equals("bean"));

        assertThat(reason(Plain.class)).isEqualTo("excluded by the bean mine");
        assertThat(reason("other", new RootBeanDefinition(Plain.class))).isNull();
    }

    @Test
    void aFunctionCountsOnlyWhereSpringCloudBindsIt() {
        assertThat(new EagerTypes(false).reason(Shouting.class)).isNull();
        assertThat(new EagerTypes(true).reason(Shouting.class)).isEqualTo("function of Spring Cloud");
    }

    @Test
    void springCloudIsFoundByItsCatalog() throws Exception {
        String catalog = "org.springframework.cloud.function.context.FunctionCatalog";
        Map<String, String> sources = Map.of(catalog, packageOf(catalog) + "public interface FunctionCatalog {}");
        try (URLClassLoader loader = StubClasses.compile(folder.resolve("catalog"), sources)) {
            beans.setBeanClassLoader(loader);
            assertThat(reason(Shouting.class)).isEqualTo("function of Spring Cloud");
        }
    }

    /** As Spring Modulith's Moments, and Spring Cloud, have it. */
    @ParameterizedTest
    @ValueSource(strings = {"org.springframework.modulith.moments.support", "org.springframework.cloud.acme"})
    void aScheduledMethodOfASmallerProjectOfSpringCounts(String project) throws Exception {
        Map<String, String> sources = Map.of(
                project + ".Moments",
                "package " + project + "; public class Moments { @" + Scheduled.class.getName()
                        + "(fixedDelay = 1) void everyHour() {} }");
        try (URLClassLoader loader = StubClasses.compile(folder.resolve(project), sources)) {
            beans.setBeanClassLoader(loader);
            assertThat(reason(loader.loadClass(project + ".Moments"))).isEqualTo("scheduled (@Scheduled)");
        }
    }

    @Test
    void theFactoryOfAnEntityManagerIsThereBeforeTheFirstRequest() throws Exception {
        String factory = "org.springframework.orm.jpa.AbstractEntityManagerFactoryBean";
        Map<String, String> sources = Map.of(
                factory,
                packageOf(factory) + "public abstract class AbstractEntityManagerFactoryBean implements "
                        + SmartInitializingSingleton.class.getName() + " {}",
                "acme.Local",
                "package acme; public class Local extends " + factory
                        + " { public void afterSingletonsInstantiated() {} }");
        try (URLClassLoader loader = StubClasses.compile(folder.resolve("jpa"), sources)) {
            beans.setBeanClassLoader(loader);
            assertThat(reason(loader.loadClass("acme.Local"))).isEqualTo("is there before the first request");
        }
    }

    @Test
    void theLifeCycleOfAFactoryBeanCounts() {
        assertThat(reason(StartingFactory.class)).isEqualTo("has a life cycle");
    }

    @Test
    void aFactoryBeanOfAKnownClassMayComeLateWhateverItMakes() {
        assertThat(reason(QuietFactory.class)).isNull();
    }

    @Test
    void whatAMethodMakesIsKnownByItsDeclaredType() {
        new AnnotatedBeanDefinitionReader(beans).register(Makers.class);
        ConfigurationClassPostProcessor configurations = new ConfigurationClassPostProcessor();
        configurations.setResourceLoader((ResourceLoader) new org.springframework.core.io.DefaultResourceLoader());
        configurations.postProcessBeanDefinitionRegistry(beans);

        assertThat(reasonOf("concrete")).isNull();
        assertThat(reasonOf("face")).isEqualTo("declared as Runnable, so its class is not known");
        assertThat(reasonOf("half")).isEqualTo("declared as Number, so its class is not known");
        assertThat(reasonOf("anything")).isEqualTo("declared as Object, so its class is not known");
        assertThat(reasonOf("raw")).isEqualTo("its type is not known");
        assertThat(reasonOf("supplied")).isEqualTo("declared as Supplier, so its class is not known");
        assertThat(reasonOf("starting")).isEqualTo("has a life cycle");
    }

    @Test
    void aSuppliedBeanOfAnInterfaceIsNotKnown() {
        AbstractBeanDefinition definition = BeanDefinitionBuilder.genericBeanDefinition(Runnable.class, () -> () -> {})
                .getBeanDefinition();

        assertThat(reason("supplied", definition)).isEqualTo("its class is not known before it is created");
    }

    @Test
    void aConfigurationThatIsInjectedIntoAMethodSetsUpOthers() {
        assertThat(reason(SettingUp.class)).isEqualTo("sets up other beans (@Autowired method)");
    }

    @Test
    void nothingIsCreated() {
        new AnnotatedBeanDefinitionReader(beans).register(Makers.class);
        for (String name : beans.getBeanDefinitionNames()) {
            reasonOf(name);
        }

        assertThat(beans.getSingletonNames()).isEmpty();
    }

    private static String packageOf(String name) {
        return "package " + name.substring(0, name.lastIndexOf('.')) + "; ";
    }

    private String reason(Class<?> type) {
        return reason("bean", new RootBeanDefinition(type));
    }

    private String reason(String name, AbstractBeanDefinition definition) {
        beans.registerBeanDefinition(name, definition);
        return reasonOf(name);
    }

    private String reasonOf(String name) {
        return new EagerBeans(beans, List.of())
                .reason(name, (AbstractBeanDefinition) beans.getBeanDefinition(name), beans.getType(name, false));
    }

    static class Plain {}

    static final class Shouting implements java.util.function.Function<String, String> {

        @Override
        public String apply(String text) {
            return text;
        }
    }

    static class QuietFactory implements FactoryBean<Runnable> {

        @Override
        public Runnable getObject() {
            return () -> {};
        }

        @Override
        public Class<?> getObjectType() {
            return Runnable.class;
        }
    }

    static final class StartingFactory extends QuietFactory implements SmartInitializingSingleton {

        @Override
        public void afterSingletonsInstantiated() {}
    }

    @Configuration(proxyBeanMethods = false)
    static class SettingUp {

        @Autowired
        void setUp(Plain plain) {}
    }

    @Configuration(proxyBeanMethods = false)
    static class Makers {

        @Bean
        Plain concrete() {
            return new Plain();
        }

        @Bean
        Runnable face() {
            return () -> {};
        }

        @Bean
        Number half() {
            return 1;
        }

        @Bean
        Object anything() {
            return "";
        }

        @Bean
        @SuppressWarnings("rawtypes")
        FactoryBean raw() {
            return new QuietFactory();
        }

        @Bean
        Supplier<String> supplied() {
            return () -> "";
        }

        @Bean
        StartingFactory starting() {
            return new StartingFactory();
        }
    }
}
