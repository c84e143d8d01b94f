package io.foundry.benchmarks.pool;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.foundry.benchmarks.pool.PoolSide.Connections;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is measured does what it says, on each side. */
class PoolBenchmarkTests {

    private static BenchmarkServer server;

    @BeforeAll
    static void start() throws Exception {
        server = BenchmarkServer.start();
        System.setProperty(PoolBenchmark.URL, server.url());
    }

    @AfterAll
    static void end() throws Exception {
        System.clearProperty(PoolBenchmark.URL);
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void eachBenchmarkDoesItsWork(PoolSide side) throws Exception {
        PoolBenchmark.Application application = new PoolBenchmark.Application();
        application.side = side;
        application.start();
        try {
            PoolBenchmark benchmark = new PoolBenchmark();
            assertThat(benchmark.acquire(application)).isFalse();
            assertThat(benchmark.selectOne(application)).isEqualTo(1);
            PoolBenchmark.Ids ids = new PoolBenchmark.Ids();
            long id = new PoolBenchmark.Ids().next();
            assertThat(benchmark.lookUp(application, ids))
                    .isEqualTo((int) (id * 37 % 1_000_000) + ("City " + id).length());
            assertThat(benchmark.busy(application)).isTrue();
            application.clear();
            assertThat(benchmark.insertBatch(application)).isEqualTo(Queries.BATCH_ROWS);
            assertThat(benchmark.insertBatch(application)).isEqualTo(Queries.BATCH_ROWS);
            assertThat(Queries.readings(application.dataSource)).isEqualTo(2L * Queries.BATCH_ROWS);
            if (ManyThreads.areThere() && side != PoolSide.CONNECT) {
                assertThat(benchmark.virtualThreads(application)).isEqualTo(ManyThreads.COUNT);
            }
        } finally {
            application.end();
        }
    }

    @Test
    void thePoolsAreWhatAnApplicationGets() throws SQLException {
        try (Connections boot = PoolSide.BOOT.open(server.url());
                Connections foundry = PoolSide.FOUNDRY.open(server.url())) {
            boot.dataSource().getConnection().close();
            assertThat(pool(boot).getMaximumPoolSize()).isEqualTo(10);
            assertThat(pool(boot).getDataSourceProperties()).isEmpty();
            assertThat(pool(foundry).getMaximumPoolSize()).isEqualTo(32);
            assertThat(pool(foundry).getDataSourceProperties()).containsEntry("reWriteBatchedInserts", "true");
        }
    }

    private static HikariDataSource pool(Connections connections) throws SQLException {
        return connections.dataSource().unwrap(HikariDataSource.class);
    }
}
