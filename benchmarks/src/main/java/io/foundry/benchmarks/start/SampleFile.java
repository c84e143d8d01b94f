package io.foundry.benchmarks.start;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Every sample as JSON, for those who want to do their own statistics. */
final class SampleFile {

    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private SampleFile() {}

    /**
     * Writes the file anew.
     *
     * @param samples by subject; those of the same index are of the same round
     * @param facts about the whole comparison
     */
    static void write(Path file, Map<Subject, List<Sample>> samples, Map<String, Object> facts) {
        List<Map<String, Object>> runs = new ArrayList<>();
        samples.forEach((subject, values) -> {
            for (int i = 0; i < values.size(); i++) {
                runs.add(run(subject, i + 1, values.get(i)));
            }
        });
        Map<String, Object> all = new LinkedHashMap<>(facts);
        all.put("runs", runs);
        JSON.writeValue(file.toFile(), all);
    }

    private static Map<String, Object> run(Subject subject, int round, Sample sample) {
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("app", subject.app().toString());
        run.put("jdk", subject.jdk().version().toString());
        run.put("layout", subject.layout().toString());
        run.put("variant", subject.variant().toString());
        run.put("round", round);
        run.put("firstAnswerSeconds", sample.seconds());
        run.put("cpuSeconds", sample.cpuSeconds());
        run.put("laterCpuSeconds", sample.laterCpuSeconds());
        if (sample.cpuByThread().isKnown()) {
            Map<String, Double> cpu = new LinkedHashMap<>();
            for (CpuByThread.Group group : CpuByThread.Group.values()) {
                cpu.put(group.toString(), sample.cpuByThread().seconds(group));
            }
            run.put("cpuSecondsByThread", cpu);
        }
        run.put("requests", sample.requests().count());
        run.put("requestErrors", sample.requests().errors());
        run.put("requestMedianMillis", sample.requests().median());
        run.put("requestP99Millis", sample.requests().p99());
        run.put("requestPaths", subject.app().paths());
        run.put("requestMillis", sample.requests().millis());
        return run;
    }
}
