package io.foundry.archive.processor;

/**
 * How generated code handles a component of a kind of type: one template for each thing that is done with it.
 *
 * <p>{@code #{name}} is the component's accessor, {@code #{at}} the constant of its offset, {@code #{bit}} byte and number
 * of its presence bit, {@code #{kind}} the suffix of the archive's getters and setters, {@code #{type}} the type in the
 * record, {@code #{shown}} the type in the view, {@code #{layout}} the expression of its {@code ArchivedType}, {@code
 * #{local}} the name of a local variable.
 */
enum Form {
    /** An integral number or char. */
    PRIMITIVE(
            "writer.put#{kind}(at + #{at}, value.#{name}());",
            "archive.get#{kind}(at + #{at})",
            "archive.get#{kind}(at + #{at})",
            "",
            "one.#{name}() == other.#{name}()",
            "#{box}.hashCode(value.#{name}())"),
    BOOLEAN(PRIMITIVE, "validator.bool(at + #{at});", PRIMITIVE.same),
    /** A float or double, compared as records do. */
    FLOATING(PRIMITIVE, "", "#{box}.compare(one.#{name}(), other.#{name}()) == 0"),
    /** A boxed primitive. */
    BOXED(
            """
            #{type} #{local} = value.#{name}();
            if (#{local} != null) {
                writer.putBit(at + #{bit});
                writer.put#{kind}(at + #{at}, #{local});
            }""",
            "archive.getBit(at + #{bit}) ? archive.get#{kind}(at + #{at}) : null",
            "archive.getBit(at + #{bit}) ? archive.get#{kind}(at + #{at}) : null",
            """
            if (validator.archive().getBit(at + #{bit})) {
                #{layout}.validate(validator, at + #{at});
            }""",
            "${java.util.Objects}.equals(one.#{name}(), other.#{name}())",
            "${java.util.Objects}.hashCode(value.#{name}())"),
    /** Anything else without references: an enum, a date, a UUID. */
    FIXED(
            """
            #{type} #{local} = value.#{name}();
            if (#{local} != null) {
                writer.putBit(at + #{bit});
                #{layout}.write(writer, at + #{at}, #{local});
            }""",
            "archive.getBit(at + #{bit}) ? #{layout}.read(archive, at + #{at}) : null",
            "archive.getBit(at + #{bit}) ? #{layout}.read(archive, at + #{at}) : null",
            BOXED.validate,
            "#{layout}.sameContent(one.#{name}(), other.#{name}())",
            "#{layout}.contentHash(value.#{name}())"),
    STRING(
            "writer.putString(at + #{at}, value.#{name}());",
            "archive.getString(at + #{at})",
            "archive.getString(at + #{at})",
            "validator.string(at + #{at});",
            BOXED.same,
            BOXED.hash),
    /** Any other reference slot. */
    SLOT(
            "#{layout}.write(writer, at + #{at}, value.#{name}());",
            "#{layout}.read(archive, at + #{at})",
            "#{layout}.view(archive, at + #{at})",
            "#{layout}.validate(validator, at + #{at});",
            FIXED.same,
            FIXED.hash),
    /** A container of something that is the same in the view, where its layout has wildcards. */
    CAST_CONTAINER(
            SLOT.write,
            SLOT.read,
            "(#{shown}) #{layout}.view(archive, at + #{at})",
            SLOT.validate,
            SLOT.same,
            SLOT.hash),
    /** An Optional of a boxed primitive. */
    OPTIONAL_BOXED(
            """
            #{type} #{local} = value.#{name}();
            if (#{local} != null && #{local}.isPresent()) {
                writer.putBit(at + #{bit});
                writer.put#{kind}(at + #{at}, #{local}.get());
            }""",
            "archive.getBit(at + #{bit}) ? #{optional}.of(archive.get#{kind}(at + #{at})) : #{optional}.empty()",
            "archive.getBit(at + #{bit}) ? #{optional}.of(archive.get#{kind}(at + #{at})) : #{optional}.empty()",
            BOXED.validate,
            BOXED.same,
            BOXED.hash),
    /** An OptionalInt, OptionalLong or OptionalDouble. */
    OPTIONAL_PRIMITIVE("""
            #{type} #{local} = value.#{name}();
            if (#{local} != null && #{local}.isPresent()) {
                writer.putBit(at + #{bit});
                writer.put#{kind}(at + #{at}, #{local}.getAs#{kind}());
            }""", OPTIONAL_BOXED.read, OPTIONAL_BOXED.view, BOXED.validate, BOXED.same, BOXED.hash),
    /** An Optional of anything else without references. */
    OPTIONAL_FIXED(
            """
            #{type} #{local} = value.#{name}();
            if (#{local} != null && #{local}.isPresent()) {
                writer.putBit(at + #{bit});
                #{layout}.write(writer, at + #{at}, #{local}.get());
            }""",
            "archive.getBit(at + #{bit}) ? #{optional}.of(#{layout}.read(archive, at + #{at})) : #{optional}.empty()",
            "archive.getBit(at + #{bit}) ? #{optional}.of(#{layout}.read(archive, at + #{at})) : #{optional}.empty()",
            BOXED.validate,
            BOXED.same,
            BOXED.hash);

    final String write;
    final String read;
    final String view;
    final String validate;
    final String same;
    final String hash;

    Form(String write, String read, String view, String validate, String same, String hash) {
        this.write = write;
        this.read = read;
        this.view = view;
        this.validate = validate;
        this.same = same;
        this.hash = hash;
    }

    Form(Form like, String validate, String same) {
        this(like.write, like.read, like.view, validate, same, like.hash);
    }

    /** Returns whether the value needs a bit that says that it is there. */
    boolean hasPresenceBit() {
        return switch (this) {
            case BOXED, FIXED, OPTIONAL_BOXED, OPTIONAL_PRIMITIVE, OPTIONAL_FIXED -> true;
            default -> false;
        };
    }
}
