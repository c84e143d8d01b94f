package io.foundry.spring.pool.advisor;

import static io.foundry.spring.pool.advisor.Windows.calm;
import static io.foundry.spring.pool.advisor.Windows.times;
import static io.foundry.spring.pool.advisor.Windows.window;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.foundry.spring.feature.Problem;
import io.foundry.spring.feature.Problem.Severity;
import io.foundry.spring.pool.monitor.PoolWindow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PoolProblemsTests {

    private static final ServerLimits SERVER =
            new ServerLimits(100, 3, 0, false, false, -1, -1, 0, 0, new ServerLimits.Open(30, 20, 25, 17));

    @Test
    void aPoolInWhichNothingIsWrongHasNoProblems() {
        assertThat(problems(Facts.fine())).isEmpty();
        assertThat(problems(Facts.fine().server(SERVER).windows(times(360, calm(200, 5)))))
                .extracting(Problem::id)
                .doesNotContain("pool-too-small", "pool-exceeds-server");
    }

    @Test
    void theMostSevereComesFirst() {
        Facts bad = Facts.fine()
                .platform(true, 21, "7.0.2")
                .heldIdle(new HeldIdleFigures(90, 100, "a.B.c"))
                .windows(times(3, window(1_000, 1, 5, 10, 50, 3_000)));

        assertThat(problems(bad))
                .extracting(Problem::severity)
                .isSortedAccordingTo((one, other) -> other.compareTo(one));
        assertThat(problems(bad).get(0).id()).isEqualTo("pool-timeouts");
    }

    // pool-too-large

    @Test
    void aPoolOfTwiceTheAdvisedSizeIsTooLargeAfterTenMinutesOfTraffic() {
        Facts facts = Facts.fine().pool(Facts.pool(32)).windows(times(60, calm(200, 20)));
        int advised = facts.advice().advisedSize();
        assertThat(advised).isGreaterThan(SizeProblems.SMALL);

        Problem problem = only("pool-too-large", facts);
        assertThat(problem.severity()).isEqualTo(Severity.INFO);
        assertThat(problem.detail()).contains("may open 32", "over 10 minutes of traffic it needed " + advised + ":");
        assertThat(problem.action())
                .contains("foundry.pool.max-size", " to " + advised)
                .doesNotContain("min-idle");

        assertNone("pool-too-large", Facts.fine().pool(Facts.pool(32)).windows(times(59, calm(200, 20))));
        assertNone(
                "pool-too-large", Facts.fine().pool(Facts.pool(2 * advised - 1)).windows(times(60, calm(200, 20))));
        only("pool-too-large", Facts.fine().pool(Facts.pool(2 * advised)).windows(times(60, calm(200, 20))));
    }

    @Test
    void lessThanTenConnectionsAreNeverTooMany() {
        List<PoolWindow> little = times(60, calm(20, 5));

        assertNone("pool-too-large", Facts.fine().pool(Facts.pool(9)).windows(little));
        only("pool-too-large", Facts.fine().pool(Facts.pool(10)).windows(little));
    }

    @Test
    void minIdleIsNamedWhereItKeepsMoreThanIsAdvised() {
        PoolState fixed = new PoolState("dataSource", 32, 32, 3_000, 2_000, 600_000, 1_800_000, 0);

        assertThat(only("pool-too-large", Facts.fine().pool(fixed).windows(times(60, calm(200, 5))))
                        .action())
                .contains("foundry.pool.min-idle");
    }

    // pool-too-small

    @Test
    void aPoolWhoseCallersWaitLongerThanTheTargetIsTooSmall() {
        Facts facts = Facts.fine().pool(Facts.pool(4)).windows(times(30, window(2_000, 0, 20, 3.5, 12, 60)));

        Problem problem = only("pool-too-small", facts);
        assertThat(problem.severity()).isEqualTo(Severity.WARNING);
        assertThat(problem.detail()).contains("up to 4 connections");
        assertThat(problem.action())
                .contains("foundry.pool.max-size", " to " + facts.advice().advisedSize());

        assertNone(
                "pool-too-small",
                Facts.fine().pool(Facts.pool(4)).windows(times(30, window(2_000, 0, 20, 3.5, 12, 20))));
        assertNone("pool-too-small", Facts.fine().pool(Facts.pool(4)));
    }

    @Test
    void whereTheServerAllowsNoMoreAnotherWayIsNamed() {
        ServerLimits five = new ServerLimits(100, 3, 0, false, false, 5, -1, 0, 0, null);

        assertThat(only(
                                "pool-too-small",
                                Facts.fine()
                                        .pool(Facts.pool(4))
                                        .server(five)
                                        .windows(times(30, window(2_000, 0, 20, 3.5, 12, 60))))
                        .action())
                .contains("no more than 5");
    }

    // pool-timeouts

    @Test
    void callersWhoGaveUpInTheLastWindowsAreAnError() {
        List<PoolWindow> windows = new ArrayList<>(times(40, calm(200, 20)));
        windows.set(10, window(100, 4, 20, 10, 30, 3_000));

        Problem problem = only("pool-timeouts", Facts.fine().windows(windows).recent(windows.subList(10, 40)));
        assertThat(problem.severity()).isEqualTo(Severity.ERROR);
        assertThat(problem.detail()).contains("4 of 58104 callers", "gave up after 3000 ms", "last 5 minutes");
        assertThat(problem.action()).contains("foundry.pool.max-size");

        assertNone("pool-timeouts", Facts.fine().windows(windows).recent(windows.subList(11, 40)));
        assertNone("pool-timeouts", Facts.fine().windows(windows).recent(List.of()));
        assertNone("pool-timeouts", Facts.fine().windows(times(40, calm(200, 20))));
    }

    @Test
    void callersWhoGaveUpOnAnEmptyPoolPointToTheServer() {
        Problem problem = only("pool-timeouts", Facts.fine().windows(times(3, window(0, 7, Double.NaN, 0, 7, 3_000))));

        assertThat(problem.detail()).contains("less than half of the pool was in use");
        assertThat(problem.action()).contains("database can be reached").doesNotContain("max-size");
    }

    // pool-exceeds-server

    @Test
    void aPoolThatAllReplicasTogetherCannotFillIsToldSo() {
        // 100 less 3 reserved, less 13 that others have
        assertNone("pool-exceeds-server", Facts.fine().server(SERVER).pool(Facts.pool(84)));
        Problem problem =
                only("pool-exceeds-server", Facts.fine().server(SERVER).pool(Facts.pool(85)));
        assertThat(problem.severity()).isEqualTo(Severity.WARNING);
        assertThat(problem.detail())
                .contains(
                        "85 connections in each of 1 replicas, 85 together",
                        "less what is reserved is 97",
                        "others have 13");
        assertThat(problem.action()).contains("foundry.pool.max-size", " to 84 or less");

        assertNone(
                "pool-exceeds-server",
                Facts.fine().server(SERVER).pool(Facts.pool(28)).settings(3, Duration.ZERO));
        only(
                "pool-exceeds-server",
                Facts.fine().server(SERVER).pool(Facts.pool(29)).settings(3, Duration.ZERO));
        assertNone("pool-exceeds-server", Facts.fine().pool(Facts.pool(1_000)));
    }

    @Test
    void aServerThatHasNoConnectionLeftIsAnError() {
        ServerLimits oneLeft =
                new ServerLimits(100, 3, 0, false, false, -1, -1, 0, 0, new ServerLimits.Open(96, 30, 30, 16));
        ServerLimits noneLeft =
                new ServerLimits(100, 3, 0, false, false, -1, -1, 0, 0, new ServerLimits.Open(97, 31, 31, 17));

        Problem warning =
                only("pool-exceeds-server", Facts.fine().server(oneLeft).pool(Facts.pool(40)));
        assertThat(warning.severity()).isEqualTo(Severity.WARNING);
        assertThat(warning.detail()).doesNotContain("none was left");
        Problem error =
                only("pool-exceeds-server", Facts.fine().server(noneLeft).pool(Facts.pool(40)));
        assertThat(error.severity()).isEqualTo(Severity.ERROR);
        assertThat(error.detail()).endsWith("none was left when the server was last asked");
    }

    @Test
    void limitsOfRoleAndDatabaseCountToo() {
        ServerLimits.Open open = SERVER.open();
        ServerLimits role = new ServerLimits(100, 3, 5, false, false, 20, 60, 0, 0, open);
        ServerLimits database = new ServerLimits(100, 3, 5, false, false, -1, 18, 0, 0, open);

        // 20 less the 3 that the role has elsewhere; 18 less the 8 that others have in the database
        assertNone("pool-exceeds-server", Facts.fine().server(role).pool(Facts.pool(17)));
        assertThat(only("pool-exceeds-server", Facts.fine().server(role).pool(Facts.pool(18)))
                        .detail())
                .contains("the role's connection limit is 20");
        assertThat(only("pool-exceeds-server", Facts.fine().server(database).pool(Facts.pool(11)))
                        .detail())
                .contains("the database's connection limit is 18");
    }

    @Test
    void reservedConnectionsAreLeftToThoseWhoMayUseThem() {
        assertThat(new ServerLimits(100, 3, 5, false, false, -1, -1, 0, 0, null).allowsEach(1))
                .isEqualTo(92);
        assertThat(new ServerLimits(100, 3, 5, false, true, -1, -1, 0, 0, null).allowsEach(1))
                .isEqualTo(97);
        assertThat(new ServerLimits(100, 3, 5, true, true, 7, 7, 0, 0, null).allowsEach(1))
                .isEqualTo(100);
        assertThat(new ServerLimits(100, 3, 5, false, false, 0, -1, 0, 0, null).allowsEach(1))
                .isZero();
    }

    // pool-outlives-server-idle-limit

    @Test
    void aConnectionThatMayStayIdleForLongerThanTheServerLeavesItIsToldOf() {
        Problem problem = only("pool-outlives-server-idle-limit", Facts.fine().server(idleLimit(1_800_000)));
        assertThat(problem.severity()).isEqualTo(Severity.WARNING);
        assertThat(problem.detail()).contains("idle for 1800000 ms", "idle_session_timeout", "after 1800000 ms");
        assertThat(problem.action()).contains("keepalive-time to 900000 ms");

        assertNone("pool-outlives-server-idle-limit", Facts.fine().server(idleLimit(1_800_001)));
        assertNone("pool-outlives-server-idle-limit", Facts.fine().server(idleLimit(0)));
        assertNone("pool-outlives-server-idle-limit", Facts.fine());
    }

    @Test
    void aProxyCountsAsTheServerDoesAndTheShorterLimitIsNamed() {
        Facts proxy = Facts.fine().settings(1, Duration.ofSeconds(350));

        assertThat(only("pool-outlives-server-idle-limit", proxy).detail()).contains("proxy-idle-timeout", "350000 ms");
        assertThat(only("pool-outlives-server-idle-limit", proxy.server(idleLimit(60_000)))
                        .detail())
                .contains("idle_session_timeout", "60000 ms");
    }

    @Test
    void keepaliveAndAnEmptyMinIdleShortenTheSilence() {
        assertThat(ServerProblems.longestSilenceMillis(new PoolState("p", 10, 5, 1, 1, 600_000, 1_800_000, 120_000)))
                .isEqualTo(120_000);
        assertThat(ServerProblems.longestSilenceMillis(new PoolState("p", 10, 0, 1, 1, 600_000, 1_800_000, 0)))
                .isEqualTo(630_000);
        assertThat(ServerProblems.longestSilenceMillis(new PoolState("p", 10, 0, 1, 1, 0, 1_800_000, 0)))
                .isEqualTo(1_800_000);
        assertThat(ServerProblems.longestSilenceMillis(new PoolState("p", 10, 5, 1, 1, 600_000, 0, 0)))
                .isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aLimitThatNoKeepaliveReachesHasToBeRaised() {
        assertThat(only("pool-outlives-server-idle-limit", Facts.fine().server(idleLimit(30_000)))
                        .action())
                .startsWith("Raise the limit above 30000 ms");
        assertThat(only("pool-outlives-server-idle-limit", Facts.fine().server(idleLimit(30_001)))
                        .action())
                .contains("keepalive-time to 30000 ms");
    }

    private static ServerLimits idleLimit(long millis) {
        return new ServerLimits(100, 3, 0, false, false, -1, -1, millis, 0, null);
    }

    // pool-held-idle

    @Test
    void connectionsHeldIdleForHalfOfTheirTimeAreToldOf() {
        Problem problem = only("pool-held-idle", Facts.fine().heldIdle(new HeldIdleFigures(30, 60, "shop.Cart.pay")));
        assertThat(problem.severity()).isEqualTo(Severity.INFO);
        assertThat(problem.detail()).contains("50 % of 60 connection-seconds", "most at shop.Cart.pay");
        assertThat(problem.action()).contains("spring.jpa.open-in-view", "connection-fetch");
        assertThat(only("pool-held-idle", Facts.fine().heldIdle(new HeldIdleFigures(30, 60, null)))
                        .detail())
                .endsWith("no statement ran");

        assertNone("pool-held-idle", Facts.fine().heldIdle(new HeldIdleFigures(29.9, 60, "x")));
        assertNone("pool-held-idle", Facts.fine().heldIdle(new HeldIdleFigures(59, 59.9, "x")));
        assertNone("pool-held-idle", Facts.fine().heldIdle(new HeldIdleFigures(0, 0, "x")));
    }

    @Test
    void connectionsHeldIdleWhileOthersGiveUpAreAWarning() {
        Facts facts = Facts.fine()
                .heldIdle(new HeldIdleFigures(50, 60, "x"))
                .windows(times(3, window(1_000, 1, 5, 10, 50, 3_000)));

        assertThat(only("pool-held-idle", facts).severity()).isEqualTo(Severity.WARNING);
    }

    // pool-leak-suspected and pool-nested-borrow

    @Test
    void suspectedLeaksAreListedTheFirstThree() {
        assertThat(only("pool-leak-suspected", Facts.fine().leaks(List.of("a", "b", "c")))
                        .detail())
                .contains("3 of 10 connections")
                .endsWith("a; b; c");
        Problem problem = only("pool-leak-suspected", Facts.fine().leaks(List.of("a", "b", "c", "d")));
        assertThat(problem.detail()).endsWith("a; b; c; and 1 more");
        assertThat(problem.action()).contains("foundry.pool.held-idle.leak-after");
        assertNone("pool-leak-suspected", Facts.fine());
    }

    @Test
    void aThreadThatWaitsForASecondConnectionIsToldOf() {
        Problem problem = only("pool-nested-borrow", Facts.fine().nested(List.of("shop.Audit.write")));

        assertThat(problem.severity()).isEqualTo(Severity.WARNING);
        assertThat(problem.detail()).contains("when 10 do so at once: shop.Audit.write");
        assertThat(problem.action()).contains("REQUIRES_NEW", "foundry.pool.max-size");
        assertNone("pool-nested-borrow", Facts.fine());
    }

    // pool-virtual-threads

    @Test
    void virtualThreadsOnAnOldHikariAreToldOf() {
        assertThat(only("pool-virtual-threads", Facts.fine().platform(true, 21, "7.0.2"))
                        .action())
                .contains("spring.threads.virtual.enabled");
        only("pool-virtual-threads", Facts.fine().platform(true, 25, "6.3.3"));
        only("pool-virtual-threads", Facts.fine().platform(true, 25, "7.0.10-SNAPSHOT"));
        for (String version :
                new String[] {"7.1.0", "7.1.0-SNAPSHOT", "7.1", "7.10.1", "8.0.0", "10.0", "unknown", "", null}) {
            assertNone("pool-virtual-threads", Facts.fine().platform(true, 25, version));
        }
        assertNone("pool-virtual-threads", Facts.fine().platform(true, 20, "7.0.2"));
        assertNone("pool-virtual-threads", Facts.fine().platform(false, 25, "7.0.2"));
    }

    @Test
    void threadsThatWaitAreVirtualOnlyWhereHikariIsKnownToLetThem() {
        assertThat(new Platform(true, 25, "7.1.0").virtualThreadsMayWait()).isTrue();
        assertThat(new Platform(true, 21, "10.0").virtualThreadsMayWait()).isTrue();
        assertThat(new Platform(true, 20, "7.1.0").virtualThreadsMayWait()).isFalse();
        for (String version : new String[] {"7.0.2", "6.3.3", "unknown", null}) {
            assertThat(new Platform(true, 25, version).virtualThreadsMayWait()).isFalse();
        }
    }

    @Test
    void theVersionOfHikariIsReadFromItsJar() throws Exception {
        Platform platform = Platform.current(true);

        assertThat(HikariDataSource.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI()
                        .toString())
                .endsWith("HikariCP-" + platform.hikariVersion() + ".jar");
        assertThat(platform.javaFeature()).isGreaterThanOrEqualTo(17);
    }

    // pool-validation-timeout

    @Test
    void aValidationTimeoutThatIsNotBelowTheAcquireTimeoutIsToldOf() {
        assertThat(only("pool-validation-timeout", Facts.fine().pool(validating(3_000)))
                        .action())
                .contains("spring.datasource.hikari.validation-timeout", "foundry.pool.acquire-timeout");
        assertNone("pool-validation-timeout", Facts.fine().pool(validating(2_999)));
        only("pool-validation-timeout", Facts.fine().pool(validating(5_000)));
    }

    private static PoolState validating(long millis) {
        return new PoolState("dataSource", 10, 5, 3_000, millis, 600_000, 1_800_000, 0);
    }

    private static List<Problem> problems(Facts facts) {
        return PoolProblems.of(facts.done());
    }

    private static Problem only(String id, Facts facts) {
        List<Problem> found =
                problems(facts).stream().filter(each -> each.id().equals(id)).toList();
        assertThat(found).as(id).hasSize(1);
        return found.get(0);
    }

    private static void assertNone(String id, Facts facts) {
        assertThat(problems(facts)).extracting(Problem::id).doesNotContain(id);
    }
}
