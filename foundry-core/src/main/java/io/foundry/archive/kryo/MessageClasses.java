package io.foundry.archive.kryo;

import com.esotericsoftware.kryo.ClassResolver;
import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.Registration;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import com.esotericsoftware.kryo.util.IdentityObjectIntMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The classes of one message. Those of the JDK have fixed numbers; the application's are numbered as they are met, and
 * the dictionary in front of the body tells their names.
 *
 * <p>So everything is registered, as far as Kryo is concerned, and nobody has to register anything: the dictionary is
 * checked against the allow-list and against the classes of this application before a byte of the body is looked at, and
 * the body can name no class but by its number. Owned by one thread at a time.
 */
final class MessageClasses implements ClassResolver {

    private final Types types;
    private final List<KnownType> dictionary = new ArrayList<>();
    private final IdentityObjectIntMap<KnownType> numbers = new IdentityObjectIntMap<>();
    private final Map<String, String> problems = new TreeMap<>();
    private boolean referenced;

    MessageClasses(Types types) {
        this.types = types;
    }

    void begin(List<KnownType> read) {
        dictionary.clear();
        dictionary.addAll(read);
        numbers.clear(256);
        problems.clear();
    }

    List<KnownType> dictionary() {
        return dictionary;
    }

    /** Returns why the value that was written is not to be used, by type; empty if all is well. */
    Map<String, String> problems() {
        return problems;
    }

    void problem(String type, String reason) {
        problems.put(type, reason);
    }

    /** Whether objects of the class that was written or read last may be referred to again. */
    boolean referenced() {
        return referenced;
    }

    @Override
    @SuppressWarnings("NullAway") // Kryo's interface says null for null
    public @Nullable Registration writeClass(Output output, @SuppressWarnings("rawtypes") @Nullable Class type) {
        if (type == null) {
            output.writeVarInt(0, true);
            return null;
        }
        KnownType known = types.of(type);
        referenced = known.referenced;
        if (known.getId() != KnownType.NAMED) {
            output.writeVarInt(known.getId() + 1, true);
            return known;
        }
        int number = numbers.get(known, -1);
        if (number < 0) {
            number = dictionary.size();
            numbers.put(known, number);
            dictionary.add(known);
            if (known.problem != null) {
                problem(known.name, known.problem);
            }
        }
        output.writeVarInt(BuiltIns.COUNT + number + 1, true);
        return known;
    }

    @Override
    @SuppressWarnings("NullAway")
    public @Nullable Registration readClass(Input input) {
        int number = input.readVarInt(true);
        if (number == 0) {
            return null;
        }
        if (number < 0 || number > BuiltIns.COUNT + dictionary.size()) {
            throw new KryoException("A class has a number that the dictionary does not know");
        }
        KnownType known =
                number <= BuiltIns.COUNT ? BuiltIns.byId(number - 1) : dictionary.get(number - 1 - BuiltIns.COUNT);
        referenced = known.referenced;
        return known;
    }

    @Override
    public void setKryo(Kryo kryo) {}

    /** Kryo registers the primitives by itself; they have numbers here already. */
    @Override
    public Registration register(Registration registration) {
        return registration;
    }

    @Override
    @SuppressWarnings("NullAway")
    public @Nullable Registration unregister(int classId) {
        return null;
    }

    @Override
    public Registration registerImplicit(@SuppressWarnings("rawtypes") Class type) {
        throw new KryoException("No class is registered behind the dictionary's back");
    }

    @Override
    @SuppressWarnings("NullAway")
    public @Nullable Registration getRegistration(@SuppressWarnings("rawtypes") Class type) {
        return null;
    }

    @Override
    @SuppressWarnings("NullAway")
    public @Nullable Registration getRegistration(int classId) {
        return null;
    }

    @Override
    public void reset() {}
}
