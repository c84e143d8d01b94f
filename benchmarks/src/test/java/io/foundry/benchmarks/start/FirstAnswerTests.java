package io.foundry.benchmarks.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FirstAnswerTests {

    private static final Duration LONG = Duration.ofSeconds(60);

    /** Lives until it is ended, as it is never given the input that it waits for. */
    private static Process waiting(ChildProcesses processes) throws IOException {
        return java(processes, "-cp", System.getProperty("java.class.path"), Waiting.class.getName());
    }

    private static Process java(ChildProcesses processes, String... arguments) throws IOException {
        String[] command = new String[arguments.length + 1];
        command[0] = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        return processes.start(new ProcessBuilder(command).redirectErrorStream(true));
    }

    @Test
    void waitsForTheRightAnswerPastWrongOnes() throws IOException, InterruptedException {
        AtomicInteger asked = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            int time = asked.incrementAndGet();
            byte[] body = (time < 3 ? "early" : "a marker").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(time == 1 ? 503 : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try (ChildProcesses processes = ChildProcesses.untilExit()) {
            FirstAnswer.await(waiting(processes), server.getAddress().getPort(), "/", "marker", LONG);
            assertThat(asked).hasValue(3);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aProcessThatEndedIsNotWaitedFor() throws IOException {
        try (ChildProcesses processes = ChildProcesses.untilExit()) {
            Process process = java(processes, "-version");
            int port = FirstAnswer.freePort();
            assertThatThrownBy(() -> FirstAnswer.await(process, port, "/", "marker", LONG))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("ended with status 0");
        }
    }

    @Test
    void aProcessThatNeverAnswersIsGivenUp() throws IOException {
        try (ChildProcesses processes = ChildProcesses.untilExit()) {
            Process process = waiting(processes);
            int port = FirstAnswer.freePort();
            assertThatThrownBy(() -> FirstAnswer.await(process, port, "/", "marker", Duration.ofSeconds(1)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("No right answer within 1 s");
        }
    }

    @Test
    void noProcessIsLeftBehind() throws IOException, InterruptedException {
        Process ended;
        Process left;
        ChildProcesses processes = ChildProcesses.untilExit();
        try (processes) {
            ended = waiting(processes);
            processes.end(ended);
            assertThat(ended.isAlive()).isFalse();
            left = waiting(processes);
        }
        left.waitFor();
        assertThat(left.isAlive()).isFalse();
        assertThatThrownBy(() -> waiting(processes)).isInstanceOf(IOException.class);
    }

    /** Waits until it is ended. */
    static final class Waiting {

        public static void main(String[] args) throws IOException {
            System.out.println(System.in.read());
        }
    }
}
