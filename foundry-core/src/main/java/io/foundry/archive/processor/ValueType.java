package io.foundry.archive.processor;

import org.jspecify.annotations.Nullable;

/**
 * What generated code says about a type. Types are in the notation of {@link SourceFile}.
 *
 * @param form how a component of the type is handled
 * @param type the type as the record declares it, without annotations
 * @param view the type as the view declares it, with annotations; other than the record's if a view is in it
 * @param bound the second type parameter of its {@code ArchivedType}
 * @param layout the expression of its {@code ArchivedType}
 * @param room what it takes in a struct
 * @param scalar the type itself, that of an array's elements or of an optional's value; null for others
 * @param hasView whether an archived record or interface is in it
 */
record ValueType(
        Form form,
        String type,
        String view,
        String bound,
        String layout,
        Room room,
        @Nullable ScalarType scalar,
        boolean hasView) {

    /**
     * Bytes in a struct.
     *
     * @param isSlot whether it is a reference, which is null by itself and needs no alignment
     */
    record Room(int size, int alignment, boolean isSlot) {

        static final Room SLOT = new Room(4, 1, true);
        static final Room UNION = new Room(8, 4, true);
        static final Room ENUM = new Room(2, 2, false);

        /** Returns the alignment by which the fields of a struct are sorted, so that no gaps come between them. */
        int order() {
            return isSlot ? 4 : alignment;
        }
    }

    /** Returns whether the layout's expression makes an object, so that it wants a constant. */
    boolean isComposed() {
        return layout.endsWith(")");
    }

    /** Returns the first type parameter of its {@code ArchivedType}, which says nothing of an optional with a bit. */
    String layoutType() {
        return form == Form.OPTIONAL_FIXED ? bound : type;
    }

    /** Returns whether a validator has to look at it: any bytes are a number. */
    boolean isChecked() {
        return scalar == null || room.isSlot || scalar.isChecked();
    }

    /** Returns the view's type as the argument of a container, which is covariant if a view is in it. */
    String viewArgument() {
        return hasView ? "? extends " + view : view;
    }

    boolean isPrimitiveArray() {
        return type.endsWith("[]");
    }

    /** The same value in an {@code Optional}, for a component that has a bit which says whether it is there. */
    ValueType inOptional(Form optional, String type, String view) {
        return new ValueType(optional, type, view, bound, layout, room, scalar, false);
    }
}
