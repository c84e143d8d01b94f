package io.foundry.benchmarks.start;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FirstRequestsTests {

    @Test
    void eachPathIsAskedForInTurnAndWhatFailsIsCounted() throws IOException, InterruptedException {
        AtomicInteger good = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/good", exchange -> {
            good.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.createContext("/bad", exchange -> {
            exchange.sendResponseHeaders(500, -1);
            exchange.close();
        });
        server.start();
        try {
            FirstRequests seen = FirstRequests.ask(
                    server.getAddress().getPort(), List.of("/good", "/bad", "/good"), 30, Duration.ofSeconds(10));

            assertThat(good).hasValue(20);
            assertThat(seen.count()).isEqualTo(30);
            assertThat(seen.errors()).isEqualTo(10);
            assertThat(seen.median()).isPositive();
        } finally {
            server.stop(0);
        }
    }

    @Test
    void percentilesAreThoseOfTheSortedTimes() {
        double[] millis = new double[200];
        for (int i = 0; i < millis.length; i++) {
            millis[i] = millis.length - i;
        }

        FirstRequests seen = FirstRequests.of(millis, 0);

        assertThat(seen.median()).isEqualTo(100);
        assertThat(seen.p99()).isEqualTo(198);
        assertThat(seen.most()).isEqualTo(200);
    }
}
