package io.foundry.archive.processor;

import java.util.ArrayList;
import java.util.List;

/**
 * A method of a view beside its accessors, by which a value is used without being taken out of the archive. Its texts are
 * templates with the values of its component.
 *
 * @param suffix what follows the component's name in the method's
 * @param parameter type and name of its parameter, or an empty text
 * @param documentation the text of its Javadoc
 * @param onRecord statements of the default method, which is the record's
 * @param onArchive statements of the method of the view proper
 */
record Extra(
        Component component,
        String suffix,
        String returns,
        String parameter,
        String documentation,
        String onRecord,
        String onArchive) {

    private static final String CHARS = "${java.lang.CharSequence} other";
    private static final String CHARS_OR_NULL = "${java.lang.CharSequence@org.jspecify.annotations.Nullable} other";

    /** Returns the extras for a component, which are none for most types. */
    static List<Extra> of(Component component) {
        ValueType type = component.type();
        if (type.form() == Form.STRING) {
            return ofString(component);
        }
        return type.isPrimitiveArray() ? ofArray(component) : List.of();
    }

    private static List<Extra> ofString(Component component) {
        return List.of(
                new Extra(
                        component,
                        "Equals",
                        "boolean",
                        CHARS_OR_NULL,
                        "Returns whether {@link ##{name}} has the same characters; a view creates no String for it.",
                        """
                        ${java.lang.String} string = #{name}();
                        return string == null ? other == null : other != null && string.contentEquals(other);""",
                        "return archive.stringEquals(at + #{at}, other);"),
                new Extra(
                        component,
                        "CompareTo",
                        "int",
                        CHARS,
                        "Compares as {@link ${java.lang.String}#compareTo} does; a view creates no String for it.",
                        "return ${java.lang.CharSequence}.compare(#{name}(), other);",
                        "return archive.stringCompare(at + #{at}, other);"));
    }

    private static List<Extra> ofArray(Component component) {
        List<Extra> extras = new ArrayList<>();
        ScalarType scalar = component.type().scalar();
        if (scalar != null && scalar != ScalarType.BOOLEAN) {
            extras.add(buffer(component, scalar.kind));
        }
        extras.add(new Extra(
                component,
                "Length",
                "int",
                "",
                "Returns the number of elements of {@link ##{name}}.",
                "return #{name}().length;",
                "return archive.arrayLength(at + #{at});"));
        extras.add(new Extra(
                component,
                "At",
                "#{element}",
                "int index",
                "Returns one element of {@link ##{name}}; a view creates no array for it.",
                "return #{name}()[index];",
                "return archive.get#{kind}(archive.arrayElement(at + #{at}, index, #{width}));"));
        return extras;
    }

    private static Extra buffer(Component component, String kind) {
        String plain = "${java.nio." + kind + "Buffer}";
        String nullable =
                component.isNullable() ? "${java.nio." + kind + "Buffer@org.jspecify.annotations.Nullable}" : plain;
        String typed =
                kind.equals("Byte") ? "slice.order(${java.nio.ByteOrder}.BIG_ENDIAN)" : "slice.as" + kind + "Buffer()";
        return new Extra(
                component,
                "Buffer",
                nullable,
                "",
                "Returns {@link ##{name}} as a read-only buffer; that of a view is a slice of the archive.",
                "#{type} array = #{name}();\nreturn array == null ? null : " + plain
                        + ".wrap(array).asReadOnlyBuffer();",
                "${java.nio.ByteBuffer} slice = archive.arraySlice(at + #{at}, #{width});\nreturn slice == null ? null : "
                        + typed + ";");
    }

    String name() {
        return component.name() + suffix;
    }

    /** Returns the type of the parameter, as reflection would name it; empty if there is none. */
    String parameterType() {
        return parameter.isEmpty() ? "" : parameter.startsWith("int") ? "int" : "java.lang.CharSequence";
    }
}
