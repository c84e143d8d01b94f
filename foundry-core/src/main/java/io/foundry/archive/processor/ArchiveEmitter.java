package io.foundry.archive.processor;

/** Writes the class that holds layout and codec of a record. */
final class ArchiveEmitter {

    private final SourceFile.Names names;

    ArchiveEmitter(SourceFile.Names names) {
        this.names = names;
    }

    String emit(RecordModel model) {
        ArchivedModel type = model.type();
        SourceFile file = type.file(
                names,
                type.element().getSimpleName() + "Archive",
                "Components",
                "Codec",
                "Flyweight",
                "Views",
                "Cursor");
        ComponentValues values = new ComponentValues(file, model);
        file.add(
                "/** Layout of {@link #{record}} in archives, and its codec. Stateless; safe for use by many threads. */");
        file.add(type.suppression()
                + "#{public}final class #{simpleName}Archive implements"
                + " ${io.foundry.archive.ArchivedRecord}<#{record}, #{view}> {");
        file.gap();
        file.indent();
        file.add("public static final #{simpleName}Archive TYPE = new #{simpleName}Archive();");
        file.gap();
        addOffsets(file, model.layout());
        addComponents(file, values, model);
        CodecMethods.add(file);
        addFacts(file, model.layout());
        StructEmitter.add(file, values, model);
        ContentEmitter.add(file, values, model);
        FlyweightEmitter.add(file, values, model);
        ListEmitter.add(file);
        file.outdent();
        file.add("}");
        return file.render();
    }

    private static void addOffsets(SourceFile file, Layout layout) {
        file.add("// Offsets in the struct.");
        layout.offsets()
                .forEach((component, offset) ->
                        file.add("private static final int " + component.constant() + " = " + offset + ";"));
        if (layout.hasPresenceBits()) {
            file.add("private static final int PRESENT = " + layout.presence() + ";");
        }
        file.add("private static final int STRUCT_SIZE = " + layout.size() + ";");
        file.gap();
    }

    private static void addComponents(SourceFile file, ComponentValues values, RecordModel model) {
        if (model.components().stream().noneMatch(component -> component.type().isComposed())) {
            return;
        }
        file.add("/** Layouts of components; made when they are first used, when those of other records are there. */");
        file.add("private static final class Components {");
        file.indent();
        for (Component component : model.components()) {
            if (component.type().isComposed()) {
                values.define(component);
                file.define("held", component.type().layoutType());
                file.define("bound", component.type().bound());
                file.define("made", component.type().layout());
                file.add("static final ${io.foundry.archive.ArchivedType}<#{held}, #{bound}> #{at} =");
                file.add("        #{made};");
            }
        }
        file.outdent();
        file.add("}");
        file.gap();
    }

    private static void addFacts(SourceFile file, Layout layout) {
        file.define("alignment", String.valueOf(layout.alignment()));
        file.add("""
                @Override
                public ${java.lang.Class}<#{record}> recordType() {
                    return #{record}.class;
                }

                @Override
                public ${java.lang.Class}<#{view}> viewType() {
                    return #{view}.class;
                }

                @Override
                public int structSize() {
                    return STRUCT_SIZE;
                }

                @Override
                public int structAlignment() {
                    return #{alignment};
                }
                """);
    }
}
