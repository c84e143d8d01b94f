package io.foundry.archive.processor;

import java.util.List;

/** Writes the class that reads a struct in place. */
final class FlyweightEmitter {

    private FlyweightEmitter() {}

    static void add(SourceFile file, ComponentValues values, RecordModel model) {
        file.add("""
                /** A record in an archive: a place there, and nothing else. */
                private static final class Flyweight implements #{view} {
                    private final ${io.foundry.archive.Archive} archive;
                    private final int at;

                    Flyweight(${io.foundry.archive.Archive} archive, int at) {
                        this.archive = archive;
                        this.at = at;
                    }
                """);
        file.indent();
        for (Component component : model.components()) {
            values.define(component);
            file.add("@Override");
            if (component.type().form() == Form.CAST_CONTAINER) {
                file.add("@SuppressWarnings(\"unchecked\")");
            }
            addMethod(
                    file,
                    "#{annotation}#{shown} #{name}()",
                    "return " + component.type().form().view + ";");
        }
        for (Extra extra : model.extras()) {
            values.define(extra.component());
            file.add("@Override");
            addMethod(file, extra.returns() + " " + extra.name() + "(" + extra.parameter() + ")", extra.onArchive());
        }
        file.add("@Override");
        addMethod(file, "#{record} toRecord()", "return TYPE.readStruct(archive, at);");
        addIdentity(file, values, model);
        file.outdent();
        file.add("}");
        file.gap();
    }

    private static void addIdentity(SourceFile file, ComponentValues values, RecordModel model) {
        file.add("""
                /** Equal to a view of an archive with the same content; not to a record, which is not equal to a view either. */
                @Override
                public boolean equals(${java.lang.Object@org.jspecify.annotations.Nullable} other) {
                    return other instanceof Flyweight && TYPE.sameContent(this, (Flyweight) other);
                }

                @Override
                public int hashCode() {
                    return TYPE.contentHash(this);
                }

                @Override
                public ${java.lang.String} toString() {""");
        file.indent();
        addToString(file, values, model);
        file.outdent();
        file.add("}");
    }

    // As the record's, but that arrays show their content: a record shows where its own are, which no view can know.
    private static void addToString(SourceFile file, ComponentValues values, RecordModel model) {
        List<Component> components = model.components();
        if (model.ownToString()) {
            file.add("return toRecord().toString();");
            return;
        }
        if (components.isEmpty()) {
            file.add("return \"#{simpleName}[]\";");
            return;
        }
        for (int i = 0; i < components.size(); i++) {
            values.define(components.get(i));
            String before = i == 0 ? "return \"#{simpleName}[" : "        + \", ";
            String value = components.get(i).type().isPrimitiveArray()
                    ? "${java.util.Arrays}.toString(#{name}())"
                    : "#{name}()";
            file.add(before + "#{name}=\" + " + value);
        }
        file.add("        + \"]\";");
    }

    private static void addMethod(SourceFile file, String signature, String body) {
        file.add("public " + signature + " {");
        file.indent();
        file.add(body);
        file.outdent();
        file.add("}");
        file.gap();
    }
}
