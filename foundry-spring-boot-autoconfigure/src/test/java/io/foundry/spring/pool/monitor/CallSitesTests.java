package io.foundry.spring.pool.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallSitesTests {

    private static final CallSites ANY = new CallSites(List.of());

    private static StackTraceElement frame(String type, String method) {
        return new StackTraceElement(type, method, "Source.java", 42);
    }

    @ParameterizedTest
    @CsvSource({
        "com.acme.OrderService,                    place,          com.acme.OrderService.place(Source.java:42)",
        "com.acme.OrderService$Inner,              place,          com.acme.OrderService$Inner.place(Source.java:42)",
        "com.acme.OrderService,                    lambda$place$0, com.acme.OrderService.place(Source.java:42)",
        "com.acme.OrderService$$SpringCGLIB$$0,    place,          com.acme.OrderService.place",
        "com.acme.OrderService$$Lambda/0x7f01,     run,            com.acme.OrderService.run",
    })
    void framesAreShownAsUsersKnowThem(String type, String method, String text) {
        assertThat(CallSites.text(frame(type, method))).isEqualTo(text);
    }

    @Test
    void aFrameWithoutASourceIsShownWithoutOne() {
        assertThat(CallSites.text(new StackTraceElement("com.acme.A", "b", null, -1)))
                .isEqualTo("com.acme.A.b");
    }

    @ParameterizedTest
    @CsvSource({
        "java.lang.Thread",
        "jdk.proxy2.$Proxy81",
        "com.acme.$Proxy7",
        "org.springframework.jdbc.core.JdbcTemplate",
        "org.hibernate.internal.SessionImpl",
        "com.zaxxer.hikari.pool.HikariPool",
        "org.postgresql.Driver",
        "jakarta.servlet.Filter",
        "org.apache.catalina.core.StandardWrapper",
        "io.netty.channel.Channel",
        "reactor.core.publisher.Mono",
        "io.micrometer.core.instrument.Timer",
        "io.foundry.spring.pool.Pools",
    })
    void frameworksAreNotTheApplication(String type) {
        assertThat(Frameworks.contain(type)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"com.acme.A", "io.foundry.atlas.city.Cities", "javastuff.A", "org.spring.A", "com.acme.$ProxyMaker", "A"
    })
    void everythingElseIs(String type) {
        assertThat(Frameworks.contain(type)).isFalse();
    }

    @Test
    void theFirstFrameOfTheApplicationIsFound() {
        StackTraceElement[] stack = {
            frame("org.h2.Driver", "a"),
            frame("org.lib.Wrapper", "b"),
            frame("com.acme.A", "c"),
            frame("com.acme.B", "d")
        };
        assertThat(ANY.find(stack)).isEqualTo(1);
        assertThat(new CallSites(List.of("com.acme")).find(stack)).isEqualTo(2);
        assertThat(new CallSites(List.of("com.acm")).find(stack)).isEqualTo(1);
        assertThat(ANY.find(new StackTraceElement[] {frame("java.lang.Thread", "run")}))
                .isEqualTo(-1);
    }

    @Test
    void theCallingThreadsPlaceIsFoundInTheSameWay() throws Exception {
        Runnable[] asked = new Runnable[1];
        CallSite[] found = new CallSite[1];
        asked[0] = () -> found[0] = new CallSites(List.of("com.acme")).here();
        new com.acme.OtherLibrary(asked[0]).call();
        assertThat(found[0].at()).startsWith("com.acme.OtherLibrary.call(OtherLibrary.java:");
        assertThat(found[0].asynchronous()).isFalse();
        // Only frameworks, the test among them, are on the stack of a thread of its own
        Thread alone = TestPool.start("alone", () -> found[0] = ANY.here());
        alone.join();
        assertThat(found[0].at()).isNull();
    }

    @Test
    void aHundredPlacesPerSecondAreNoted() {
        CaptureBudget budget = new CaptureBudget(0);
        int allowed = 0;
        for (long now = 0; now < 10_000_000_000L; now += 100_000) {
            allowed += budget.allows(now) ? 1 : 0;
        }
        assertThat(allowed).isBetween(1_000, 1_110);
    }

    @Test
    void atALowRateEveryPlaceIsNoted() {
        CaptureBudget budget = new CaptureBudget(Long.MAX_VALUE - 5);
        long now = Long.MAX_VALUE - 5;
        for (int second = 0; second < 100; second++) {
            for (int i = 0; i < 90; i++) {
                assertThat(budget.allows(now)).isTrue();
            }
            now += 1_000_000_000;
        }
    }
}
