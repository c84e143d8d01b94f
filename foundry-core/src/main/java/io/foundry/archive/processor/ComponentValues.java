package io.foundry.archive.processor;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Gives a file the values for the templates of one component after the other. */
final class ComponentValues {

    /** What local variables would hide: parameters of their methods, and names of packages. */
    private static final Set<String> RESERVED =
            Set.of("at", "writer", "value", "io", "java", "javax", "jakarta", "org", "com", "net");

    private final SourceFile file;
    private final Layout layout;
    private final Map<Component, String> locals = new HashMap<>();

    ComponentValues(SourceFile file, RecordModel model) {
        this.file = file;
        this.layout = model.layout();
        Set<String> taken = new HashSet<>(RESERVED);
        taken.add(model.type().packageName().split("\\.", 2)[0]);
        model.components().forEach(component -> taken.add(component.constant()));
        for (Component component : model.components()) {
            String local = component.name();
            while (!taken.add(local)) {
                local += "Value";
            }
            locals.put(component, local);
        }
    }

    /** Defines what the templates of {@link Form} and {@link Extra} ask for. */
    void define(Component component) {
        ValueType type = component.type();
        file.define("name", component.name());
        file.define("at", component.constant());
        file.define("bit", bit(layout.bit(component)));
        file.define("type", type.type());
        file.define("annotation", component.annotation());
        file.define("shown", type.view());
        file.define("layout", component.layout());
        file.define("local", locals.getOrDefault(component, component.name()));
        int argument = type.type().indexOf('<');
        file.define("optional", argument < 0 ? type.type() : type.type().substring(0, argument));
        ScalarType scalar = type.scalar();
        if (scalar != null) {
            file.define("kind", scalar.kind);
            file.define("box", scalar.type());
            file.define("width", String.valueOf(scalar.size));
        }
        if (type.isPrimitiveArray()) {
            file.define("element", type.type().substring(0, type.type().length() - 2));
        }
    }

    private static String bit(int bit) {
        return (bit < 8 ? "PRESENT" : "PRESENT + " + bit / 8) + ", " + bit % 8;
    }
}
