package io.foundry.archive;

import java.io.PrintStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Prints what lies where in an archive. It also walks over corrupt ones as far as it gets: what cannot be read says so, and
 * the walk goes on behind it.
 */
final class TreePrinter {

    private static final int LONGEST = 80;
    private static final int MOST_LINES = 1_000_000;

    private final PrintStream out;
    private final Archive archive;
    private final int limit;
    private int depth;
    private int lines;

    TreePrinter(PrintStream out, Archive archive, int limit) {
        this.out = out;
        this.archive = archive;
        this.limit = limit;
    }

    void print(ArchiveCodec<?, ?> codec) {
        try {
            root(codec);
        } catch (TooLongException e) {
            out.println("... ends here, after " + MOST_LINES + " lines");
        }
    }

    private void root(ArchiveCodec<?, ?> codec) {
        if (codec.type() instanceof ArchivedRecord<?, ?> record) {
            line(ArchiveHeader.SIZE, "root", record.recordType().getSimpleName());
            struct(record, ArchiveHeader.SIZE);
        } else {
            value("root", codec.type(), ArchiveHeader.SIZE);
        }
    }

    private void struct(ArchivedRecord<?, ?> record, int at) {
        depth++;
        for (ArchiveSchema.Component component : ArchiveSchema.components(record)) {
            int field = at + component.offset();
            int presence = component.presence();
            if (presence >= 0 && !isThere(at, presence)) {
                line(field, component.name(), "null");
            } else {
                value(component.name(), component.type(), field);
            }
        }
        depth--;
    }

    private boolean isThere(int at, int presence) {
        try {
            return archive.getBit(at + (presence >>> 3), presence & 7);
        } catch (IndexOutOfBoundsException e) {
            return true;
        }
    }

    private void value(String name, ArchivedType<?, ?> type, int at) {
        if (depth > ArchiveWriter.MAX_DEPTH) {
            line(at, name, "!! nested too deep");
            return;
        }
        try {
            known(name, type, at);
        } catch (TooLongException e) {
            throw e;
        } catch (RuntimeException e) {
            line(at, name, "!! cannot be read: " + e.getMessage());
        }
    }

    private void known(String name, ArchivedType<?, ?> type, int at) {
        if (type instanceof ArchivedUnion<?, ?> union) {
            int number = archive.getInt(at + ArchivedType.SLOT);
            List<ArchivedRecord<?, ?>> cases = union.cases();
            if (number < 0 || number >= cases.size()) {
                line(at, name, "!! no case has the number " + number);
            } else {
                known(name, cases.get(number), at);
            }
        } else if (type instanceof ArchivedRecord<?, ?> record) {
            int target = archive.target(at);
            line(at, name, target == 0 ? "null" : record.recordType().getSimpleName() + " -> " + target);
            if (target != 0) {
                struct(record, target);
            }
        } else if (type instanceof ListType<?, ?> list) {
            list(name, list.elements(), at);
        } else if (type instanceof SetType<?, ?> set) {
            entries(name, "set", set.entries(), at);
        } else if (type instanceof MapType<?, ?, ?, ?> map) {
            entries(name, "map", map.entries(), at);
        } else if (type instanceof ArrayType<?> array && archive.target(at) != 0) {
            int target = archive.target(at);
            line(at, name, array.name() + " of " + archive.arrayLength(at) + (target == at ? "" : " -> " + target));
        } else {
            line(at, name, text(type.view(archive, at)));
        }
    }

    private void list(String name, Elements<?, ?> elements, int at) {
        int count = count(name, "list", at);
        if (count == 0) {
            return;
        }
        int first = elements.first(archive, at, count);
        depth++;
        for (int i = 0; i < count; i++) {
            if (isBeyond(i, count)) {
                break;
            }
            int element = first + i * elements.stride();
            ArchivedRecord<?, ?> struct = elements.struct();
            if (struct == null) {
                value("[" + i + "]", elements.type(), element);
            } else {
                line(element, "[" + i + "]", struct.recordType().getSimpleName());
                struct(struct, element);
            }
        }
        depth--;
    }

    private void entries(String name, String kind, Entries<?, ?> entries, int at) {
        int count = count(name, kind, at);
        if (count == 0) {
            return;
        }
        int first = entries.first(archive, at, count);
        ArchivedType<?, ?> value = entries.value();
        depth++;
        for (int i = 0; i < count; i++) {
            if (isBeyond(i, count)) {
                break;
            }
            int entry = first + i * entries.stride();
            value(value == null ? "[" + i + "]" : "[" + i + "] key", entries.key(), entry);
            if (value != null) {
                value("[" + i + "] value", value, entry + entries.valueOffset());
            }
        }
        depth--;
    }

    private int count(String name, String kind, int at) {
        if (archive.getInt(at) == 0) {
            line(at, name, "null");
            return 0;
        }
        int count = Elements.count(archive, at);
        line(at, name, kind + " of " + count + (count == 0 ? "" : " -> " + archive.target(at)));
        return count;
    }

    private boolean isBeyond(int index, int count) {
        if (index < limit) {
            return false;
        }
        out.println("          " + "  ".repeat(depth) + "... " + (count - index) + " more");
        return true;
    }

    private void line(int at, String name, String text) {
        if (++lines > MOST_LINES) {
            throw new TooLongException();
        }
        out.printf("%8d  %s%s: %s%n", at, "  ".repeat(depth), name, text);
    }

    /** Ends a print that a corrupt archive, whose references may overlap, would make endless. */
    private static final class TooLongException extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    private static String text(@Nullable Object value) {
        if (!(value instanceof String text)) {
            return String.valueOf(value);
        }
        StringBuilder shown = new StringBuilder("\"");
        for (int i = 0; i < text.length() && i < LONGEST; i++) {
            char c = text.charAt(i);
            // Control characters could rewrite the terminal.
            shown.append(Character.isISOControl(c) ? '\u00b7' : c);
        }
        return shown.append(text.length() > LONGEST ? "\"... (" + text.length() + " characters)" : "\"")
                .toString();
    }
}
