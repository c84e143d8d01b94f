package io.foundry.benchmarks.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the samples of one start say about its starting thread, which is the one that is most often seen in
 * {@code SpringApplication.run}. Values are counts of samples.
 *
 * @param byCategory of the starting thread; what it lacks was not seen
 * @param ofStartingThread the sum of these
 * @param ofAllThreads also compilers and garbage collection
 * @param belowFoundry of the starting thread, with a frame of Foundry's anywhere on the stack
 */
record StackProfile(Map<StackCategory, Long> byCategory, long ofStartingThread, long ofAllThreads, long belowFoundry) {

    private static final String START = "org/springframework/boot/SpringApplication.run";

    /** Reads collapsed stacks by threads, as async-profiler writes them: {@code [thread];frame;frame count}. */
    static StackProfile read(Path collapsed) throws IOException {
        try (Stream<String> lines = Files.lines(collapsed)) {
            return of(lines.map(Stack::parse).toList());
        } catch (IllegalArgumentException malformed) {
            throw new IOException(collapsed + ": " + malformed.getMessage(), malformed);
        }
    }

    private static StackProfile of(List<Stack> stacks) {
        Map<String, Long> starts = new HashMap<>();
        long all = 0;
        for (Stack stack : stacks) {
            all += stack.samples();
            if (stack.frames().contains(START)) {
                starts.merge(stack.thread(), stack.samples(), Long::sum);
            }
        }
        String starting = starts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow(() -> new IllegalArgumentException("no sample of a thread that starts an application"))
                .getKey();
        Map<StackCategory, Long> categories = new EnumMap<>(StackCategory.class);
        long ofStart = 0;
        long foundry = 0;
        for (Stack stack : stacks) {
            if (stack.thread().equals(starting)) {
                ofStart += stack.samples();
                categories.merge(StackCategory.of(stack.frames()), stack.samples(), Long::sum);
                foundry += stack.frames().stream().anyMatch(StackCategory::isOfFoundry) ? stack.samples() : 0;
            }
        }
        return new StackProfile(categories, ofStart, all, foundry);
    }

    private record Stack(String thread, List<String> frames, long samples) {

        static Stack parse(String line) {
            int space = line.lastIndexOf(' ');
            if (space < 0 || !line.startsWith("[")) {
                throw new IllegalArgumentException("not a stack with its thread and number of samples: " + line);
            }
            List<String> frames =
                    new ArrayList<>(List.of(line.substring(0, space).split(";")));
            return new Stack(frames.remove(0), frames, Long.parseLong(line, space + 1, line.length(), 10));
        }
    }
}
