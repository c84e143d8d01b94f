package io.foundry.archive.kryo;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.Registration;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import org.jspecify.annotations.Nullable;

/** Kryo with everything switched off that decides by itself. Owned by one thread at a time. */
final class Graph extends Kryo {

    /** Deepest nesting that is written or read; as deep as archives may be. */
    static final int MAX_DEPTH = 500;

    final MessageClasses classes;
    final GraphReferences references;

    Graph(MessageClasses classes, GraphReferences references) {
        super(classes, references);
        this.classes = classes;
        this.references = references;
        setMaxDepth(MAX_DEPTH);
        setOptimizedGenerics(false);
    }

    static Graph of(Kryo kryo) {
        return (Graph) kryo;
    }

    void writeKey(Output output, @Nullable Object key) {
        references.enterKey();
        writeClassAndObject(output, key);
        references.leaveKey();
    }

    // Kryo resets after the outermost object; a failure in a key ends with its Kryo being dropped.
    @Nullable
    Object readKey(Input input) {
        references.enterKey();
        Object key = readClassAndObject(input);
        references.leaveKey();
        return key;
    }

    /** Writes the name of an enum without a constant. */
    EnumSerializer writeEnum(Output output, Class<?> type) {
        Registration known = classes.writeClass(output, type);
        if (known != null && known.getSerializer() instanceof EnumSerializer serializer) {
            return serializer;
        }
        throw new KryoException("An enum set or map of " + type.getName() + " cannot be written");
    }

    EnumSerializer readEnum(Input input) {
        Registration known = classes.readClass(input);
        if (known != null && known.getSerializer() instanceof EnumSerializer serializer) {
            return serializer;
        }
        throw new KryoException("An enum set or map is of no enum");
    }

    @Override
    public Serializer<?> getDefaultSerializer(@SuppressWarnings("rawtypes") Class type) {
        throw new KryoException("Kryo's own choice of serializers is not used");
    }
}
