package io.foundry.archive.kryo;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.ReferenceResolver;
import com.esotericsoftware.kryo.util.IdentityObjectIntMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which objects of a message were met before, so that shared ones stay shared and cycles end.
 *
 * <p>Keys of maps and elements of sets are written without references, in full. An object that is hashed while it is
 * read would otherwise let a few hundred bytes of nested, shared sets ask for 2 to the power of their depth hashes.
 * Owned by one thread at a time.
 */
final class GraphReferences implements ReferenceResolver {

    private static final int KEPT = 1024;

    private final MessageClasses classes;
    private final IdentityObjectIntMap<Object> written = new IdentityObjectIntMap<>();
    private final List<Object> open = new ArrayList<>();
    private @Nullable Object[] read = new Object[64];
    private int count;
    private int keys;

    GraphReferences(MessageClasses classes) {
        this.classes = classes;
    }

    /** From here to {@link #leaveKey} nothing is written or read as a reference. */
    void enterKey() {
        keys++;
    }

    void leaveKey() {
        keys--;
    }

    /** Notes an object that comes into being only after everything in it was read. */
    void open(Object late) {
        open.add(late);
    }

    void close() {
        open.remove(open.size() - 1);
    }

    @Override
    public boolean useReferences(@SuppressWarnings("rawtypes") Class type) {
        return keys == 0 && classes.referenced();
    }

    @Override
    public int getWrittenId(Object object) {
        int id = written.get(object, -1);
        if (id != -1) {
            for (int i = open.size() - 1; i >= 0; i--) {
                if (open.get(i) == object) {
                    classes.problem(
                            object.getClass().getName(),
                            "contains itself, and cannot be created before its content; use a class with a no-arg"
                                    + " constructor, or an ArrayList, HashSet or HashMap");
                }
            }
        }
        return id;
    }

    @Override
    public int addWrittenObject(Object object) {
        int id = count++;
        written.put(object, id);
        return id;
    }

    @Override
    public int nextReadId(@SuppressWarnings("rawtypes") Class type) {
        if (count == read.length) {
            read = Arrays.copyOf(read, count * 2);
        }
        return count++;
    }

    @Override
    public void setReadObject(int id, Object object) {
        read[id] = object;
    }

    @Override
    public Object getReadObject(@SuppressWarnings("rawtypes") Class type, int id) {
        Object object = id >= 0 && id < count ? read[id] : null;
        if (object == null) {
            throw new KryoException("A reference leads to no finished object");
        }
        return object;
    }

    @Override
    public void reset() {
        keys = 0;
        open.clear();
        written.clear(KEPT);
        if (read.length > KEPT) {
            read = new Object[64];
        } else {
            Arrays.fill(read, 0, Math.min(count, read.length), null);
        }
        count = 0;
    }

    @Override
    public void setKryo(Kryo kryo) {}
}
