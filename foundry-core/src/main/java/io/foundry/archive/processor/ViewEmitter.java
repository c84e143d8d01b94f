package io.foundry.archive.processor;

/** Writes the view interface. */
final class ViewEmitter {

    private final SourceFile.Names names;

    ViewEmitter(SourceFile.Names names) {
        this.names = names;
    }

    String emit(RecordModel model) {
        SourceFile file = open(model.type());
        ComponentValues values = new ComponentValues(file, model);
        for (Component component : model.components()) {
            values.define(component);
            file.add("#{annotation}#{shown} #{name}();");
            file.gap();
        }
        for (Extra extra : model.extras()) {
            values.define(extra.component());
            file.add("/** " + extra.documentation() + " */");
            file.add("default " + extra.returns() + " " + extra.name() + "(" + extra.parameter() + ") {");
            file.indent();
            file.add(extra.onRecord());
            file.outdent();
            file.add("}");
            file.gap();
        }
        return close(file);
    }

    String emit(UnionModel model) {
        return close(open(model.type()));
    }

    private SourceFile open(ArchivedModel type) {
        SourceFile file = type.file(names, type.element().getSimpleName() + "View");
        file.define("extends", type.supers().isEmpty() ? "" : " extends " + String.join(", ", type.supers()));
        file.add("""
                /**
                 * View of {@link #{record}}: either one itself, or one in an archive that is read in place.
                 *
                 * <p>A view of an archive is immutable, may be shared by threads and keeps the archive's bytes in memory. Its
                 * references are read at each call and may be null where the record's were; containers are views too, arrays are
                 * copies. {@link #toRecord()} gives a record that has nothing to do with the archive.
                 */""");
        file.add(type.suppression() + "@${io.foundry.archive.ViewOf}(#{record}.class)");
        file.add("#{public}interface #{simpleName}View#{extends} {");
        file.gap();
        file.indent();
        return file;
    }

    private static String close(SourceFile file) {
        file.add("""
                /** Returns whether the other one has the same content, be it a record or a view; arrays are compared by theirs. */
                default boolean contentEquals(${#{viewPath}@org.jspecify.annotations.Nullable} other) {
                    return #{archive}.TYPE.sameContent(this, other);
                }

                /** Returns the record itself, or a new one with all that the view shows. */
                default #{record} toRecord() {
                    return (#{record}) this;
                }""");
        file.outdent();
        file.add("}");
        return file.render();
    }
}
