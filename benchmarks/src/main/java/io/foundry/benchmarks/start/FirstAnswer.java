package io.foundry.benchmarks.start;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Asks an application that is starting, again and again, until it answers. */
final class FirstAnswer {

    /** Between two attempts; the time that is measured is too long by half of it, and that of a connect. */
    static final int POLL_MILLIS = 5;

    private FirstAnswer() {}

    /** Returns a port that nobody listens at, on the loopback interface. */
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /**
     * Waits for the first answer of status 200 that has the marker in it, as a whole.
     *
     * @param process which has to live until then
     * @param limit after which it is given up
     * @return when that was, by {@link System#nanoTime()}
     * @throws IOException if the process ended, or the time did
     */
    static long await(Process process, int port, String path, String marker, Duration limit)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        String last = "nothing";
        while (System.nanoTime() < end) {
            try {
                String answer = ask(port, path, (int) limit.toMillis());
                long now = System.nanoTime();
                if (answer.startsWith("HTTP/1.1 200") && answer.contains(marker)) {
                    return now;
                }
                last = answer.lines().findFirst().orElse("an empty answer");
            } catch (IOException notYet) {
                last = notYet.toString();
            }
            if (!process.isAlive()) {
                throw new IOException("The application ended with status " + process.exitValue());
            }
            Thread.sleep(POLL_MILLIS);
        }
        throw new IOException("No right answer within " + limit.toSeconds() + " s, at last " + last);
    }

    /** Asks once, and reads the whole answer. */
    static String ask(int port, String path, int timeoutMillis) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), timeoutMillis);
            socket.setSoTimeout(timeoutMillis);
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
