package io.foundry.spring.pool.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.map;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.IMetricsTracker;
import com.zaxxer.hikari.metrics.MetricsTrackerFactory;
import io.foundry.measure.Gain;
import io.foundry.spring.feature.Problem;
import io.foundry.spring.feature.Workload;
import io.foundry.spring.measure.Measurements;
import io.foundry.spring.pool.PoolCustomizer;
import io.foundry.spring.pool.PoolFeature;
import io.foundry.spring.pool.PoolPrewarm;
import io.foundry.spring.pool.PoolProperties;
import io.foundry.spring.pool.Pools;
import io.foundry.spring.pool.PrewarmReport;
import io.foundry.spring.pool.Setting;
import io.foundry.spring.pool.async.AsyncConnections;
import io.foundry.spring.pool.monitor.PoolMeters;
import io.foundry.spring.pool.monitor.PoolMonitors;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourcePoolMetadataProvidersConfiguration;
import org.springframework.boot.jdbc.autoconfigure.metrics.DataSourcePoolMetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@ExtendWith(OutputCaptureExtension.class)
class FoundryPoolAutoConfigurationTests {

    private final ApplicationContextRunner contexts = new ApplicationContextRunner()
            .withConfiguration(
                    AutoConfigurations.of(DataSourceAutoConfiguration.class, FoundryPoolAutoConfiguration.class))
            .withPropertyValues(
                    "spring.datasource.url=jdbc:h2:mem:pool",
                    "spring.datasource.hikari.minimum-idle=4",
                    "spring.datasource.hikari.maximum-pool-size=6");

    @Test
    void aPoolIsWarmWhenTheRunnersAreDone() {
        contexts.run(context -> {
            awaitPrewarm(context);
            assertThat(context.getBean(PoolPrewarm.class).report("dataSource")).satisfies(report -> {
                assertThat(report.state()).isEqualTo(PrewarmReport.State.WARM);
                assertThat(report.wanted()).isEqualTo(4);
                assertThat(report.open()).isEqualTo(4);
            });
            assertThat(context.getBean(HikariDataSource.class)
                            .getHikariPoolMXBean()
                            .getTotalConnections())
                    .isEqualTo(4);
            assertThat(context.getBean(PoolFeature.class).problems()).isEmpty();
        });
    }

    @Test
    void figuresAreThePoolsOwn() {
        contexts.run(context -> {
            awaitPrewarm(context);
            PoolFeature feature = context.getBean(PoolFeature.class);
            try (var borrowed = context.getBean(DataSource.class).getConnection()) {
                assertThat(borrowed.isValid(1)).isTrue();
                assertThat(pool(feature.figures(), "dataSource"))
                        .containsEntry("maxSize", 6)
                        .containsEntry("minIdle", 4)
                        .containsEntry("active", 1)
                        .containsEntry("idle", 3)
                        .containsEntry("waiting", 0);
            }
            assertThat(pool(feature.details(), "dataSource"))
                    .containsEntry("active", 0)
                    .extractingByKey("settings", map(String.class, Setting.class))
                    .containsEntry("connectionTimeoutMillis", new Setting(30_000L, "hikari"))
                    .extractingByKey("minimumIdle")
                    .satisfies(setting ->
                            assertThat(setting.from()).startsWith("user: ").contains("minimum-idle"));
        });
    }

    @Test
    void aServerThatIsDownIsLoggedInOneLineAndShownAsAProblem(CapturedOutput output) {
        contexts.withPropertyValues(
                        "spring.datasource.url=jdbc:postgresql://localhost:1/x",
                        "spring.datasource.password=t0p-s3cret")
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    awaitPrewarm(context);
                    assertThat(context.getBean(PoolPrewarm.class)
                                    .report("dataSource")
                                    .state())
                            .isEqualTo(PrewarmReport.State.FAILED);
                    assertThat(context.getBean(PoolFeature.class).problems())
                            .extracting(Problem::id)
                            .containsExactly("pool-not-warm");
                });
        assertThat(output)
                .contains("Pool 'dataSource' could not open a connection at start")
                .contains("SQL state 08001")
                .doesNotContain("t0p-s3cret");
        assertThat(output.toString().lines().filter(line -> line.contains("PoolPrewarm")))
                .hasSize(1);
    }

    @Test
    void readinessIsHeldBackForTheConfiguredTimeAtMost(CapturedOutput output) {
        contexts.withBean("slow", HikariDataSource.class, SlowDataSource::new)
                .withPropertyValues("foundry.pool.prewarm-timeout=200ms")
                .run(context -> {
                    awaitPrewarm(context);
                    assertThat(context.getBean(PoolPrewarm.class).report("slow").state())
                            .isEqualTo(PrewarmReport.State.RUNNING);
                });
        assertThat(output).contains("Not all connections are open after 200ms (foundry.pool.prewarm-timeout)");
    }

    @Test
    void aPoolThatIsLazyIsNotCreatedForIt() {
        contexts.withUserConfiguration(LazyPool.class).run(context -> {
            awaitPrewarm(context);
            assertThat(context.getBean(PoolFeature.class).figures()).containsEntry("dataSources", Map.of());
            assertThat(context.getSourceApplicationContext(ConfigurableApplicationContext.class)
                            .getBeanFactory()
                            .containsSingleton("reporting"))
                    .isFalse();
        });
    }

    @Test
    void aPoolThatGetsTooFewConnectionsIsAProblemUntilItHasThem() {
        contexts.withUserConfiguration(Scarce.class)
                .withPropertyValues("foundry.pool.prewarm-timeout=300ms")
                .run(context -> {
                    awaitPrewarm(context);
                    // The warming ends on a thread of its own, some time after readiness stopped waiting for it.
                    PoolPrewarm prewarm = context.getBean(PoolPrewarm.class);
                    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
                    while (prewarm.report("scarce").state() == PrewarmReport.State.RUNNING && System.nanoTime() < end) {
                        Thread.sleep(10);
                    }
                    assertThat(prewarm.report("scarce").state()).isEqualTo(PrewarmReport.State.INCOMPLETE);
                    PoolFeature feature = context.getBean(PoolFeature.class);
                    assertThat(feature.problems()).extracting(Problem::id).containsExactly("pool-not-warm");
                    Scarce.allowed = 10;
                    HikariDataSource pool = context.getBean(HikariDataSource.class);
                    try (var one = pool.getConnection();
                            var two = pool.getConnection();
                            var three = pool.getConnection()) {
                        assertThat(List.of(one, two, three)).hasSize(3);
                        assertThat(feature.problems()).extracting(Problem::id).doesNotContain("pool-not-warm");
                    }
                });
    }

    @Test
    void aContextOfItsOwnWarmsItsOwnPools() {
        contexts.run(parent -> contexts.withParent(parent)
                .withBean("own", HikariDataSource.class, () -> TwoPools.pool("child"))
                .run(child -> {
                    awaitPrewarm(child);
                    assertThat(child.getBean(PoolPrewarm.class)).isNotSameAs(parent.getBean(PoolPrewarm.class));
                    assertThat(child.getBean(Pools.class).byBeanName().values())
                            .containsExactly(child.getBean("own", HikariDataSource.class));
                }));
    }

    @Test
    void twoPoolsAreBothWarmed() {
        contexts.withUserConfiguration(TwoPools.class).run(context -> {
            awaitPrewarm(context);
            assertThat(context.getBean(PoolFeature.class).figures())
                    .extractingByKey("dataSources", map(String.class, Object.class))
                    .containsOnlyKeys("first", "second");
            assertThat(context.getBean(PoolPrewarm.class).report("second").state())
                    .isEqualTo(PrewarmReport.State.WARM);
        });
    }

    @Test
    void aPoolBehindBootsLazyConnectionProxyIsFoundOnce() {
        contexts.withPropertyValues("spring.datasource.connection-fetch=lazy").run(context -> {
            awaitPrewarm(context);
            assertThat(context.getBean(Pools.class).byBeanName()).hasSize(1);
        });
    }

    @Test
    void aDataSourceWithoutAPoolIsLeftAlone() {
        contexts.withBean(DataSource.class, () -> new DriverManagerDataSource("jdbc:h2:mem:plain"))
                .run(context -> {
                    awaitPrewarm(context);
                    assertThat(context.getBean(PoolFeature.class).figures()).containsEntry("dataSources", Map.of());
                });
    }

    @Test
    void prewarmAloneCanBeSwitchedOff() {
        contexts.withPropertyValues("foundry.pool.prewarm=false").run(context -> {
            assertThat(context).doesNotHaveBean(PoolPrewarm.class).hasSingleBean(PoolFeature.class);
            assertThat(context.getBean(HikariDataSource.class).getHikariPoolMXBean())
                    .isNull();
            assertThat(pool(context.getBean(PoolFeature.class).figures(), "dataSource"))
                    .containsEntry("started", false)
                    .doesNotContainKeys("open", "prewarm");
        });
    }

    @Test
    void switchedOffByItsOwnOrByFoundrysSwitch() {
        for (String property : new String[] {"foundry.pool.enabled=false", "foundry.enabled=false"}) {
            contexts.withPropertyValues(property)
                    .run(context -> assertThat(context)
                            .hasSingleBean(DataSource.class)
                            .doesNotHaveBean(Pools.class)
                            .doesNotHaveBean(PoolPrewarm.class)
                            .doesNotHaveBean(PoolFeature.class));
        }
    }

    @Test
    void absentWithoutADataSource() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(FoundryPoolAutoConfiguration.class))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(Pools.class));
    }

    @Test
    void absentWithoutHikariOrWithoutBootsJdbcModule() {
        for (String missing : new String[] {"com.zaxxer.hikari", "org.springframework.boot.jdbc"}) {
            new ApplicationContextRunner()
                    .withConfiguration(AutoConfigurations.of(FoundryPoolAutoConfiguration.class))
                    .withClassLoader(new FilteredClassLoader(missing))
                    .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(Pools.class));
        }
    }

    @Test
    void hikarisMetersAreThereAsWithoutFoundryAndFoundrysBesideThem() {
        metered().run(context -> {
            awaitPrewarm(context);
            context.getBean(DataSource.class).getConnection().close();
            MeterRegistry meters = context.getBean(MeterRegistry.class);
            assertThat(meters.get("hikaricp.connections.acquire").timer().count())
                    .isPositive();
            assertThat(meters.get("hikaricp.connections.min").gauge().value()).isEqualTo(4);
            assertThat(meters.get("jdbc.connections.max").gauge().value()).isEqualTo(6);
            assertThat(meters.get("foundry.pool.held.idle").functionCounters()).hasSize(1);
        });
    }

    @Test
    void metersStayAwayWithBoots() {
        contexts.withBean(SimpleMeterRegistry.class)
                .run(context -> assertThat(context).doesNotHaveBean(PoolMeters.class));
        metered().withPropertyValues("foundry.pool.enabled=false").run(context -> {
            context.getBean(DataSource.class).getConnection().close();
            assertThat(context.getBean(MeterRegistry.class)
                            .get("hikaricp.connections.acquire")
                            .timer()
                            .count())
                    .isPositive();
        });
    }

    @Test
    void aMetricsTrackerOfTheUsersStaysAndIsTold() {
        contexts.withUserConfiguration(OwnTracker.class).run(context -> {
            awaitPrewarm(context);
            HikariDataSource pool = context.getBean(HikariDataSource.class);
            assertThat(pool.getMetricsTrackerFactory()).isSameAs(OwnTracker.FACTORY);
            assertThat(pool(context.getBean(PoolFeature.class).details(), "own"))
                    .containsKey("notObserved")
                    .doesNotContainKeys("traffic", "advice");
        });
    }

    @Test
    void connectionsComeAsFutures() {
        contexts.run(context -> {
            assertThat(context.getSourceApplicationContext(ConfigurableApplicationContext.class)
                            .getBeanFactory()
                            .containsSingleton("foundryAsyncConnections"))
                    .isFalse();
            assertThat(context.getBean(AsyncConnections.class)
                            .call(connection -> connection.isValid(1))
                            .get(5, TimeUnit.SECONDS))
                    .isTrue();
        });
        contexts.withPropertyValues("foundry.pool.async.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(AsyncConnections.class));
        contexts.withUserConfiguration(TwoPools.class)
                .run(context -> assertThat(context).doesNotHaveBean(AsyncConnections.class));
        contexts.withBean(DataSource.class, () -> new DriverManagerDataSource("jdbc:h2:mem:plain"))
                .run(context -> assertThat(context.getBean(AsyncConnections.class)
                                .call(connection -> connection.isValid(1))
                                .get(5, TimeUnit.SECONDS))
                        .isTrue());
    }

    @Test
    void aPoolThatWatchesNothingIsNotObserved() {
        contexts.withPropertyValues("foundry.pool.advisor.enabled=false", "foundry.pool.held-idle.enabled=false")
                .run(context -> {
                    awaitPrewarm(context);
                    assertThat(context.getBean(HikariDataSource.class).getMetricsTrackerFactory())
                            .isNull();
                    assertThat(pool(context.getBean(PoolFeature.class).details(), "dataSource"))
                            .containsEntry("notObserved", "switched off");
                });
    }

    @Test
    void aPoolOnAnotherDatabaseIsShownWatchedAndOtherwiseLeftAlone() {
        contexts.run(context -> {
            awaitPrewarm(context);
            HikariDataSource pool = context.getBean(HikariDataSource.class);
            assertThat(pool.getDataSource()).isNull();
            assertThat(pool.getDataSourceProperties()).isEmpty();
            assertThat(pool(context.getBean(PoolFeature.class).details(), "dataSource"))
                    .containsKeys("settings", "traffic", "held", "advice")
                    .doesNotContainKeys("driverSettings", "server");
        });
    }

    @Test
    void theProbeComparesWithConnectionsThatAreOpenedForOneQuestion() {
        contexts.run(context -> {
            awaitPrewarm(context);
            List<Workload> workloads = context.getBean(PoolFeature.class).workloads();
            assertThat(workloads)
                    .extracting(Workload::name)
                    .containsExactly("a connection of 'dataSource'", "a connection of 'dataSource' that answers once");
            assertThat(workloads).allMatch(workload -> workload.mostCalls() == 200);
            Gain gain = new Measurements(Duration.ofSeconds(2))
                    .measure(context.getBean(PoolFeature.class))
                    .get(0);
            assertThat(gain.reason()).isNull();
            assertThat(gain.baseline().name()).isEqualTo("opened for it, then closed");
            // Nor is what was measured taken for traffic
            assertThat(pool(context.getBean(PoolFeature.class).details(), "dataSource")
                            .get("traffic"))
                    .hasFieldOrPropertyWithValue("acquisitions", 1L);
        });
    }

    @Test
    void backsOffForUsersOwnBeans() {
        contexts.withUserConfiguration(OwnBeans.class)
                .run(context -> assertThat(context)
                        .hasSingleBean(Pools.class)
                        .hasBean("ownPools")
                        .hasSingleBean(PoolPrewarm.class)
                        .hasBean("ownPrewarm")
                        .hasSingleBean(PoolFeature.class)
                        .hasBean("ownFeature"));
    }

    private ApplicationContextRunner metered() {
        return contexts.withBean(SimpleMeterRegistry.class)
                .withConfiguration(AutoConfigurations.of(
                        MetricsAutoConfiguration.class,
                        DataSourcePoolMetadataProvidersConfiguration.class,
                        DataSourcePoolMetricsAutoConfiguration.class));
    }

    private static void awaitPrewarm(ApplicationContext context) throws InterruptedException {
        context.getBean(PoolPrewarm.class).run(new DefaultApplicationArguments());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> pool(Map<String, Object> figures, String name) {
        return ((Map<String, Map<String, Object>>) figures.get("dataSources")).get(name);
    }

    /** A server that takes its time. */
    private static final class SlowDataSource extends HikariDataSource {

        SlowDataSource() {
            setMinimumIdle(1);
            setDataSource(new DriverManagerDataSource("jdbc:h2:mem:slow") {
                @Override
                public Connection getConnection() throws SQLException {
                    try {
                        Thread.sleep(Duration.ofSeconds(30).toMillis());
                    } catch (InterruptedException closing) {
                        throw new SQLException("interrupted", closing);
                    }
                    return super.getConnection();
                }
            });
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class LazyPool {

        @Bean
        @Lazy
        HikariDataSource reporting() {
            throw new IllegalStateException("nobody asked for it");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Scarce {

        private static volatile int allowed = 1;

        @Bean
        HikariDataSource scarce() {
            AtomicInteger given = new AtomicInteger();
            HikariDataSource pool = new HikariDataSource();
            pool.setMaximumPoolSize(3);
            pool.setConnectionTimeout(5_000);
            pool.setValidationTimeout(1_000);
            pool.setDataSource(new DriverManagerDataSource("jdbc:h2:mem:scarce") {
                @Override
                public Connection getConnection() throws SQLException {
                    if (given.get() >= allowed) {
                        throw new SQLException("too many", "53300");
                    }
                    given.incrementAndGet();
                    return super.getConnection();
                }
            });
            return pool;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class TwoPools {

        @Bean
        HikariDataSource first() {
            return pool("first");
        }

        @Bean
        HikariDataSource second() {
            return pool("second");
        }

        private static HikariDataSource pool(String name) {
            HikariDataSource pool = new HikariDataSource();
            pool.setJdbcUrl("jdbc:h2:mem:" + name);
            pool.setMaximumPoolSize(2);
            return pool;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnTracker {

        static final MetricsTrackerFactory FACTORY = (name, stats) -> new IMetricsTracker() {};

        @Bean
        HikariDataSource own() {
            HikariDataSource pool = TwoPools.pool("tracked");
            pool.setMetricsTrackerFactory(FACTORY);
            return pool;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnBeans {

        @Bean
        Pools ownPools(ConfigurableListableBeanFactory beanFactory) {
            return new Pools(beanFactory);
        }

        @Bean
        PoolPrewarm ownPrewarm(Pools pools, PoolProperties properties) {
            return new PoolPrewarm(pools, properties);
        }

        @Bean
        PoolFeature ownFeature(
                Pools pools,
                PoolCustomizer customizer,
                PoolMonitors monitors,
                PoolProperties properties,
                ApplicationContext context) {
            return new PoolFeature(pools, customizer, null, monitors, properties, context);
        }
    }
}
