package io.foundry.archive.processor;

import java.util.List;

/** Writes the methods of a layout that go through a struct: writing, reading, checking, describing. */
final class StructEmitter {

    private StructEmitter() {}

    static void add(SourceFile file, ComponentValues values, RecordModel model) {
        addWrite(file, values, model.components());
        addRead(file, values, model.components());
        addValidate(file, values, model.components());
        addDescribe(file, values, model);
        file.add("""
                @Override
                public #{view} viewStruct(${io.foundry.archive.Archive} archive, int at) {
                    return new Flyweight(archive, at);
                }

                @Override
                public ${java.util.List}<#{view}> listView(${io.foundry.archive.Archive} archive, int first, int count) {
                    return new Views(archive, first, count);
                }
                """);
    }

    private static void addWrite(SourceFile file, ComponentValues values, List<Component> components) {
        open(file, "void writeStruct(${io.foundry.archive.ArchiveWriter} writer, int at, #{view} value)");
        for (Component component : components) {
            values.define(component);
            file.add(component.type().form().write);
        }
        close(file);
    }

    private static void addRead(SourceFile file, ComponentValues values, List<Component> components) {
        open(file, "#{record} readStruct(${io.foundry.archive.Archive} archive, int at)");
        if (components.isEmpty()) {
            file.add("return new #{record}();");
        } else {
            file.add("return new #{record}(");
            for (int i = 0; i < components.size(); i++) {
                values.define(components.get(i));
                file.add("        " + components.get(i).type().form().read + (i < components.size() - 1 ? "," : ");"));
            }
        }
        close(file);
    }

    // What follows the struct stands in the order of declaration, in which it is written and checked.
    private static void addValidate(SourceFile file, ComponentValues values, List<Component> components) {
        open(file, "void validateStruct(${io.foundry.archive.ArchiveValidator} validator, int at)");
        for (Component component : components) {
            if (component.type().isChecked()) {
                values.define(component);
                file.add(component.type().form().validate);
            }
        }
        close(file);
    }

    private static void addDescribe(SourceFile file, ComponentValues values, RecordModel model) {
        open(file, "void describeComponents(${io.foundry.archive.ArchiveSchema} schema)");
        for (Component component : model.components()) {
            values.define(component);
            int bit = model.layout().bit(component);
            String presence = bit < 0 ? "" : "PRESENT * 8 + " + bit + ", ";
            file.add("schema.component(\"#{name}\", #{at}, " + presence + "#{layout});");
        }
        close(file);
    }

    private static void open(SourceFile file, String signature) {
        file.add("@Override");
        file.add("public " + signature + " {");
        file.indent();
    }

    private static void close(SourceFile file) {
        file.outdent();
        file.add("}");
        file.gap();
    }
}
