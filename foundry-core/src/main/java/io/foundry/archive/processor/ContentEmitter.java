package io.foundry.archive.processor;

import java.util.List;

/** Writes the comparison by content and the hash that goes with it. */
final class ContentEmitter {

    private static final String NULLABLE_VIEW = "${#{viewPath}@org.jspecify.annotations.Nullable}";

    private ContentEmitter() {}

    static void add(SourceFile file, ComponentValues values, RecordModel model) {
        addSame(file, values, model.components());
        addHash(file, values, model.components());
    }

    private static void addSame(SourceFile file, ComponentValues values, List<Component> components) {
        file.add("@Override");
        file.add("public boolean sameContent(" + NULLABLE_VIEW + " one, " + NULLABLE_VIEW + " other) {");
        file.indent();
        file.add("""
                if (one == other) {
                    return true;
                }
                if (one == null || other == null) {
                    return false;
                }""");
        for (int i = 0; i < components.size(); i++) {
            values.define(components.get(i));
            String end = i < components.size() - 1 ? "" : ";";
            file.add((i == 0 ? "return " : "        && ")
                    + components.get(i).type().form().same
                    + end);
        }
        if (components.isEmpty()) {
            file.add("return true;");
        }
        file.outdent();
        file.add("}");
        file.gap();
    }

    private static void addHash(SourceFile file, ComponentValues values, List<Component> components) {
        file.add("@Override");
        file.add("public int contentHash(" + NULLABLE_VIEW + " value) {");
        file.indent();
        file.add("""
                if (value == null) {
                    return 0;
                }
                int hash = 0;""");
        for (Component component : components) {
            values.define(component);
            file.add("hash = 31 * hash + " + component.type().form().hash + ";");
        }
        file.add("return hash;");
        file.outdent();
        file.add("}");
        file.gap();
    }
}
