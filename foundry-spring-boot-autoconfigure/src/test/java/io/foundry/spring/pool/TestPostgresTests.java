package io.foundry.spring.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What other tests rely on. */
class TestPostgresTests {

    @Test
    void aServerCanBeKilledPausedAndStartedAgain() throws Exception {
        try (TestPostgres server = TestPostgres.start(Map.of("max_connections", "10"))) {
            Connection first = server.connect();
            assertThat(first.isValid(2)).isTrue();

            server.pause();
            assertThat(first.isValid(1)).isFalse();
            server.resume();

            server.kill();
            assertThatExceptionOfType(SQLException.class).isThrownBy(server::connect);
            server.restart();
            try (Connection again = patiently(server);
                    var statement = again.createStatement();
                    var result = statement.executeQuery("SHOW max_connections")) {
                assertThat(result.next()).isTrue();
                assertThat(result.getInt(1)).isEqualTo(10);
            }
        }
    }

    /** It reads its log before it lets anyone in. */
    private static Connection patiently(TestPostgres server) throws Exception {
        long end = System.nanoTime() + 20_000_000_000L;
        while (true) {
            try {
                return server.connect();
            } catch (SQLException notYet) {
                if (System.nanoTime() > end) {
                    throw notYet;
                }
                Thread.sleep(50);
            }
        }
    }
}
