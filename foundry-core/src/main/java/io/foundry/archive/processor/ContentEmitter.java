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
        file.add(
                """
                if (one == other) {
                    return true;
                }
                if (one == null || other == null) {
                    return false;
                }""");
        String before = "return ";
        for (Component component : components) {
            values.define(component);
            file.add(before + component.type().form().same + (isLast(component, components) ? ";" : ""));
            before = "        && ";
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
        file.add(
                """
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

    private static boolean isLast(Component component, List<Component> components) {
        return component == components.get(components.size() - 1);
    }
}
