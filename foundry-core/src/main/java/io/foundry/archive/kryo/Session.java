package io.foundry.archive.kryo;

import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.util.Pool;
import io.foundry.archive.Archive;
import io.foundry.archive.ArchiveHeader;
import io.foundry.archive.CorruptArchiveException;
import io.foundry.archive.CorruptArchiveException.Reason;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One Kryo with its buffers. Behind the header stand the dictionary (how many classes of the application, their names) and
 * the graph. Owned by one thread at a time; not to be used again after a failure.
 */
final class Session implements Pool.Poolable {

    private static final int MOST_CLASSES = 4096;

    private final Types types;
    private final MessageClasses classes;
    private final GraphReferences references;
    private final Graph graph;
    private final TextOutput head;
    private final TextOutput body;
    private final BoundedInput input = new BoundedInput();
    private final int maxBytes;

    Session(Types types, int maxBytes) {
        this.types = types;
        this.maxBytes = maxBytes;
        classes = new MessageClasses(types);
        references = new GraphReferences(classes);
        graph = new Graph(classes, references);
        head = new TextOutput(maxBytes);
        body = new TextOutput(maxBytes);
    }

    byte[] encode(@Nullable Object value, boolean checksummed) {
        classes.begin(List.of());
        try {
            graph.writeClassAndObject(body, value);
        } catch (KryoException | StackOverflowError failed) {
            if (classes.problems().isEmpty()) {
                throw failure(failed);
            }
        }
        if (!classes.problems().isEmpty()) {
            throw new UnsupportedTypesException(classes.problems());
        }
        List<KnownType> dictionary = classes.dictionary();
        if (dictionary.size() > MOST_CLASSES) {
            throw new IllegalArgumentException("The value holds objects of more than " + MOST_CLASSES + " classes");
        }
        head.setPosition(ArchiveHeader.SIZE);
        head.writeVarInt(dictionary.size(), true);
        for (int i = 0; i < dictionary.size(); i++) {
            head.writeString(dictionary.get(i).name);
        }
        byte[] archive = new byte[Math.addExact(head.position(), body.position())];
        System.arraycopy(head.getBuffer(), 0, archive, 0, head.position());
        System.arraycopy(body.getBuffer(), 0, archive, head.position(), body.position());
        long fingerprint = Shapes.fingerprint(dictionary);
        ArchiveHeader.write(archive, archive.length, fingerprint, 0, ArchiveHeader.KRYO, checksummed);
        return archive;
    }

    private IllegalArgumentException failure(Throwable failed) {
        String detail = failed instanceof StackOverflowError
                        || String.valueOf(failed.getMessage()).startsWith("Max depth")
                ? "it is nested deeper than " + Graph.MAX_DEPTH + " levels, or a key of it contains itself"
                : String.valueOf(failed.getMessage()).startsWith("Buffer overflow")
                        ? "it takes more than " + maxBytes + " bytes"
                        : String.valueOf(failed.getMessage());
        return new IllegalArgumentException("The value cannot be written: " + detail, failed);
    }

    @Nullable
    Object decode(byte[] archive) {
        input.begin(archive, ArchiveHeader.SIZE);
        try {
            List<KnownType> dictionary = readDictionary();
            if (Shapes.fingerprint(dictionary) != ArchiveHeader.fingerprint(Archive.of(archive))) {
                throw new CorruptArchiveException(
                        Reason.FINGERPRINT,
                        ArchiveHeader.FINGERPRINT_AT,
                        "a class in the archive was changed since it was written");
            }
            classes.begin(dictionary);
            Object value = graph.readClassAndObject(input);
            if (input.remaining() != 0) {
                throw new CorruptArchiveException(
                        Reason.STRUCTURE, input.position(), "there are bytes behind the end of the value");
            }
            return value;
        } catch (CorruptArchiveException known) {
            throw known;
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError broken) {
            throw broken(broken);
        }
    }

    private List<KnownType> readDictionary() {
        int count = input.readCount(2);
        if (count > MOST_CLASSES) {
            throw new KryoException("Too many classes");
        }
        List<KnownType> dictionary = new ArrayList<>(Math.min(count, 16));
        for (int i = 0; i < count; i++) {
            input.release(2);
            KnownType type = types.byName(input.readText());
            if (type == null) {
                throw new CorruptArchiveException(
                        Reason.FINGERPRINT,
                        input.position(),
                        "the archive names a class that is unknown or not allowed");
            }
            dictionary.add(type);
        }
        return dictionary;
    }

    // The message of the failure may quote the content, so only its kind is told.
    private CorruptArchiveException broken(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof KryoException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return new CorruptArchiveException(
                Reason.STRUCTURE,
                input.position(),
                "the value cannot be read (" + cause.getClass().getSimpleName() + ")");
    }

    /** Called when the session goes back to the pool. */
    @Override
    public void reset() {
        input.forget();
        head.shrink();
        body.shrink();
        classes.begin(List.of());
    }
}
