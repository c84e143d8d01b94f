package io.foundry.benchmarks.archive;

import java.util.Locale;
import org.openjdk.jmh.infra.BenchmarkParams;

/** Foundry and its peers by name. A benchmark's method is called as its subject, in small letters, and then as its operation. */
enum Subject {
    FOUNDRY("Foundry"),
    FLATBUFFERS("FlatBuffers"),
    FORY("Fory, objects"),
    PROTOBUF("Protobuf"),
    KRYO("Kryo"),
    JACKSON("Jackson, JSON"),
    JDK("JDK serialization");

    private final String title;

    Subject(String title) {
        this.title = title;
    }

    /** For people to read. */
    String title() {
        return title;
    }

    /** A new one. Only now its library is loaded, so that a benchmark's JVM has no other peer's classes. */
    Peer peer() {
        return switch (this) {
            case FOUNDRY -> new FoundryPeer();
            case FLATBUFFERS -> new FlatBuffersPeer();
            case FORY -> new ForyPeer();
            case PROTOBUF -> new ProtobufPeer();
            case KRYO -> new KryoPeer();
            case JACKSON -> new JacksonPeer();
            case JDK -> new JdkPeer();
        };
    }

    /** The subject of the benchmark that is about to run. */
    static Subject of(BenchmarkParams params) {
        String benchmark = params.getBenchmark();
        String method = benchmark.substring(benchmark.lastIndexOf('.') + 1);
        for (Subject subject : values()) {
            if (method.startsWith(subject.name().toLowerCase(Locale.ROOT))) {
                return subject;
            }
        }
        throw new IllegalArgumentException(benchmark + " is called after none of the subjects");
    }
}
