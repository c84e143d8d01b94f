package io.foundry.archive.processor;

/** Writes the class that holds layout and codec of a sealed interface. */
final class UnionEmitter {

    private final SourceFile.Names names;

    UnionEmitter(SourceFile.Names names) {
        this.names = names;
    }

    String emit(UnionModel model) {
        ArchivedModel type = model.type();
        SourceFile file = type.file(names, type.element().getSimpleName() + "Archive", "Cases", "Codec");
        file.define("case", "${io.foundry.archive.ArchivedRecord}<?, ?>");
        file.add(
                "/** Layout of {@link #{record}} in archives, and its codec. Stateless; safe for use by many threads. */");
        file.add(type.suppression()
                + "#{public}final class #{simpleName}Archive implements"
                + " ${io.foundry.archive.ArchivedUnion}<#{record}, #{view}> {");
        file.gap();
        file.indent();
        file.add("public static final #{simpleName}Archive TYPE = new #{simpleName}Archive();");
        file.gap();
        file.add("""
                /** In the order of their numbers; made at first use, when the layouts of the records are there. */
                private static final class Cases {
                    static final ${java.util.List}<#{case}> CASES = ${java.util.List}.of(""");
        for (int i = 0; i < model.cases().size(); i++) {
            file.add("            " + model.cases().get(i) + (i < model.cases().size() - 1 ? "," : ");"));
        }
        file.add("}");
        file.gap();
        CodecMethods.add(file);
        file.add("""
                @Override
                public ${java.lang.Class}<#{record}> unionType() {
                    return #{record}.class;
                }

                @Override
                public ${java.util.List}<#{case}> cases() {
                    return Cases.CASES;
                }""");
        file.outdent();
        file.add("}");
        return file.render();
    }
}
