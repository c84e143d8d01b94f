package io.foundry.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Requests that threads send one after the other until they are stopped, and how each of them was answered. */
final class RequestsGoingOn implements AutoCloseable {

    /** So that two cores have time for the server too. */
    private static final Duration PAUSE = Duration.ofMillis(10);

    private final AtlasProcess atlas;
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final Queue<String> unanswered = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopped;

    private RequestsGoingOn(AtlasProcess atlas) {
        this.atlas = atlas;
    }

    record Answer(String path, HttpResponse<String> response, long startNanos, long endNanos) {

        boolean good() {
            return response.statusCode() == 200;
        }

        Duration took() {
            return Duration.ofNanos(endNanos - startNanos);
        }

        @Override
        public String toString() {
            return path + " -> " + response.statusCode() + " after " + took().toMillis() + " ms: " + response.body();
        }
    }

    /** @param path gives the path of each request; the threads share it */
    static RequestsGoingOn start(AtlasProcess atlas, int threads, Supplier<String> path) {
        RequestsGoingOn requests = new RequestsGoingOn(atlas);
        for (int i = 0; i < threads; i++) {
            Thread thread = new Thread(() -> requests.run(path), "requests " + i);
            thread.setDaemon(true);
            requests.threads.add(thread);
            thread.start();
        }
        return requests;
    }

    private void run(Supplier<String> path) {
        while (!stopped) {
            send(path.get());
            try {
                Thread.sleep(PAUSE.toMillis());
            } catch (InterruptedException ended) {
                return;
            }
        }
    }

    private void send(String path) {
        long start = System.nanoTime();
        try {
            HttpResponse<String> response = atlas.get(path);
            answers.add(new Answer(path, response, start, System.nanoTime()));
        } catch (IOException | InterruptedException problem) {
            unanswered.add(path + ": " + problem);
        }
    }

    /** Waits for a good answer that comes after a moment. @return how long after it the first one came */
    Duration awaitGood(long sinceNanos, Duration patience) throws InterruptedException {
        while (true) {
            boolean last = System.nanoTime() - sinceNanos > patience.toNanos();
            List<Answer> good = answers(answer -> answer.good() && answer.endNanos() > sinceNanos);
            if (!good.isEmpty()) {
                long first = good.stream().mapToLong(Answer::endNanos).min().orElseThrow();
                Duration took = Duration.ofNanos(first - sinceNanos);
                assertThat(took).isLessThanOrEqualTo(patience);
                return took;
            }
            if (last) {
                throw new AssertionError("No good answer within " + patience + "; unanswered: " + unanswered);
            }
            Thread.sleep(5);
        }
    }

    List<Answer> answers(Predicate<Answer> wanted) {
        return answers.stream().filter(wanted).toList();
    }

    Duration longest() {
        return answers.stream().map(Answer::took).max(Duration::compareTo).orElseThrow();
    }

    /** Requests that the connection or the client's own patience ended. */
    List<String> unanswered() {
        return List.copyOf(unanswered);
    }

    /** Sends no more, and waits for the answers to what was sent. */
    void stop(Duration patience) throws InterruptedException {
        stopped = true;
        for (Thread thread : threads) {
            thread.join(patience.toMillis());
            if (thread.isAlive()) {
                throw new AssertionError(
                        "A request is not answered for " + patience + ", see '" + thread.getName() + "'");
            }
        }
    }

    @Override
    public void close() {
        stopped = true;
        threads.forEach(Thread::interrupt);
    }

    @Override
    public String toString() {
        return answers.size() + " requests, "
                + answers(answer -> !answer.good()).size() + " refused";
    }
}
