package io.foundry.spring.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.mock.env.MockEnvironment;

class DatabaseFailureAnalyzerTests {

    private final MockEnvironment environment = new MockEnvironment();

    private final DatabaseFailureAnalyzer analyzer = new DatabaseFailureAnalyzer(environment);

    @ParameterizedTest
    @CsvSource({
        "08001,Start the database server",
        "08006,Start the database server",
        "28P01,Correct spring.datasource.username and spring.datasource.password",
        "28000,Correct spring.datasource.username and spring.datasource.password",
        "3D000,Create the database",
        "53300,Close other connections",
    })
    void eachFailureHasItsAction(String state, String action) {
        FailureAnalysis analysis = analyzer.analyze(new IllegalStateException(new SQLException("why", state)));
        assertThat(analysis.getDescription()).contains("could not be used: why").contains("SQL state: " + state);
        assertThat(analysis.getAction()).startsWith(action);
    }

    @Test
    void theDriversWordsAreQuotedRatherThanThePools() {
        SQLException driver = new SQLException("Connection to db:5432 refused", "08001");
        SQLException pool = new SQLTransientConnectionException("request timed out after 3000ms", "08001", driver);
        assertThat(analyzer.analyze(pool).getDescription())
                .contains("Connection to db:5432 refused")
                .doesNotContain("timed out");
    }

    @Test
    void thePlainUrlIsShownUpToItsParameters() {
        environment.setProperty("spring.datasource.url", "jdbc:postgresql://db:5432,other:5433/x?password=secret");
        assertThat(analyzer.analyze(new SQLException("down", "08001")).getDescription())
                .contains("spring.datasource.url: jdbc:postgresql://db:5432,other:5433/x")
                .doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:oracle:thin:scott/secret@//host:1521/x",
                "jdbc:postgresql://user:secret@host/x",
                "jdbc:postgresql://user:se?cret@host/x",
                "jdbc:mysql://address=(host=h)(password=secret)/x",
                "jdbc:db2://host:50000/x:password=secret;",
                "jdbc:sqlserver://host;password=secret",
            })
    void aUrlOfAnyOtherFormIsNotShown(String url) {
        environment.setProperty("spring.datasource.url", url);
        assertThat(analyzer.analyze(new SQLException("down", "08001")).getDescription())
                .doesNotContain("jdbc:");
    }

    @Test
    void aMessageThatQuotesSecretsIsNotShown() {
        environment.setProperty("spring.datasource.password", "t0p-s3cret");
        assertThat(analyzer.analyze(new SQLException("refused for t0p-s3cret", "28000"))
                        .getDescription())
                .doesNotContain("t0p-s3cret")
                .contains("SQL state: 28000");
        assertThat(analyzer.analyze(new SQLException("cannot open jdbc:x://a:b@c", "08001"))
                        .getDescription())
                .doesNotContain("a:b@c");
    }

    @Test
    void aMissingDriverIsLeftToOthers() {
        assertThat(analyzer.analyze(new SQLException("No suitable driver found for jdbc:x", "08001")))
                .isNull();
    }

    @Test
    void aHostThatIsNotKnownIsNamedWithoutUser() {
        SQLException driver = new SQLException(
                "The connection attempt failed.", "08001", new UnknownHostException("me:secret@nowhere.invalid"));
        assertThat(analyzer.analyze(driver).getDescription())
                .contains("the host nowhere.invalid is not known")
                .doesNotContain("secret");
    }

    @Test
    void aHostThatDoesNotAnswerIsSaidToBeSlow() {
        SQLException driver =
                new SQLException("The connection attempt failed.", "08001", new SocketTimeoutException("timeout"));
        assertThat(analyzer.analyze(driver).getDescription()).contains("the host did not answer in time");
    }

    @Test
    void otherFailuresAreLeftToOthers() {
        assertThat(analyzer.analyze(new SQLException("syntax error", "42601"))).isNull();
        assertThat(analyzer.analyze(new SQLException("no state"))).isNull();
        assertThat(analyzer.analyze(new IllegalStateException("no SQL"))).isNull();
    }

    @Test
    void switchedOffWithThePoolFeature() {
        environment.setProperty("foundry.pool.enabled", "false");
        assertThat(analyzer.analyze(new SQLException("down", "08001"))).isNull();
    }
}
