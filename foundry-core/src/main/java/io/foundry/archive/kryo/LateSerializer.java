package io.foundry.archive.kryo;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;

/** Writes objects that are created from their content, so that the content cannot refer to them. */
abstract class LateSerializer<T> extends Serializer<T> {

    @Override
    public final void write(Kryo kryo, Output output, T object) {
        Graph graph = Graph.of(kryo);
        graph.references.open(object);
        writeContent(graph, output, object);
        graph.references.close();
    }

    @Override
    public final T read(Kryo kryo, Input input, Class<? extends T> type) {
        return readContent(Graph.of(kryo), (BoundedInput) input);
    }

    abstract void writeContent(Graph graph, Output output, T object);

    abstract T readContent(Graph graph, BoundedInput input);
}
