package io.foundry.archive.processor;

import io.foundry.archive.processor.ValueType.Room;
import java.util.List;
import java.util.Locale;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Finds out how a component's type is laid out, or why it cannot be. */
final class TypeTable {

    private static final String TYPES = "${io.foundry.archive.ArchivedTypes}.";

    private final Advice advice;

    TypeTable(Advice advice) {
        this.advice = advice;
    }

    /** @throws UnsupportedTypeException if there is no layout for the type */
    ValueType component(TypeMirror type) {
        if (type.getKind() != TypeKind.DECLARED) {
            return value(type);
        }
        return switch (TypeNames.of(type)) {
            case "java.util.Optional" -> optionalComponent((DeclaredType) type);
            case "java.util.OptionalInt" -> optionalPrimitive(type, ScalarType.INT);
            case "java.util.OptionalLong" -> optionalPrimitive(type, ScalarType.LONG);
            case "java.util.OptionalDouble" -> optionalPrimitive(type, ScalarType.DOUBLE);
            default -> value(type);
        };
    }

    private ValueType value(TypeMirror type) {
        if (type.getKind().isPrimitive()) {
            return primitive(type);
        }
        return switch (type.getKind()) {
            case ARRAY -> array((ArrayType) type);
            case DECLARED -> declared((DeclaredType) type);
            default -> throw advice.unsupported(type);
        };
    }

    private static ValueType primitive(TypeMirror type) {
        ScalarType scalar = ScalarType.of(type.getKind());
        String name = type.getKind().name().toLowerCase(Locale.ROOT);
        return new ValueType(
                scalar.primitiveForm(), name, name, scalar.type(), scalar.layout(), scalar.room(), scalar, false);
    }

    private ValueType array(ArrayType type) {
        TypeMirror element = type.getComponentType();
        if (!element.getKind().isPrimitive()) {
            throw advice.unsupported(type);
        }
        ScalarType scalar = ScalarType.of(element.getKind());
        String name = element.getKind().name().toLowerCase(Locale.ROOT);
        String plain = name + "[]";
        String view = name + TypeNames.annotation(type, " ", " ") + "[]";
        return new ValueType(Form.SLOT, plain, view, plain, TYPES + scalar.name() + "S", Room.SLOT, scalar, false);
    }

    private ValueType declared(DeclaredType type) {
        TypeElement element = (TypeElement) type.asElement();
        String name = TypeNames.plain(element);
        String view = TypeNames.annotated(element, type);
        ScalarType scalar = ScalarType.of(element.getQualifiedName().toString());
        if (scalar != null) {
            return new ValueType(scalar.form(), name, view, name, scalar.layout(), scalar.room(), scalar, false);
        }
        if (element.getKind() == ElementKind.ENUM) {
            String layout = TYPES + "enumOf(" + name + ".class)";
            return new ValueType(Form.FIXED, name, view, name, layout, Room.ENUM, null, false);
        }
        if (ArchivedElements.isArchived(element) && type.getTypeArguments().isEmpty()) {
            return archived(element, type);
        }
        return container(type, element);
    }

    private static ValueType archived(TypeElement element, DeclaredType type) {
        boolean isUnion = element.getKind() == ElementKind.INTERFACE;
        String view = TypeNames.token(ArchivedElements.viewName(element), "");
        return new ValueType(
                Form.SLOT,
                TypeNames.plain(element),
                TypeNames.token(ArchivedElements.viewName(element), TypeNames.nullable(type)),
                view,
                TypeNames.token(ArchivedElements.archiveName(element), "") + ".TYPE",
                isUnion ? Room.UNION : Room.SLOT,
                null,
                true);
    }

    private ValueType container(DeclaredType type, TypeElement element) {
        String factory =
                switch (element.getQualifiedName().toString()) {
                    case "java.util.List" -> "list";
                    case "java.util.Set" -> "set";
                    case "java.util.Collection" -> "collection";
                    case "java.util.Map" -> "map";
                    case "java.util.Optional" -> "optional";
                    default -> throw advice.unsupported(type);
                };
        if (type.getTypeArguments().isEmpty()) {
            throw advice.unsupported(type);
        }
        List<ValueType> arguments =
                type.getTypeArguments().stream().map(this::value).toList();
        advice.check(type, factory, arguments);
        boolean hasView = arguments.stream().anyMatch(ValueType::hasView);
        return new ValueType(
                arguments.stream().allMatch(TypeTable::isCovariant) ? Form.SLOT : Form.CAST_CONTAINER,
                TypeNames.generic(TypeNames.plain(element), arguments, ValueType::type),
                TypeNames.generic(TypeNames.annotated(element, type), arguments, ValueType::viewArgument),
                TypeNames.generic(TypeNames.plain(element), arguments, argument -> "? extends " + argument.bound()),
                TYPES + factory + TypeNames.list("(", arguments, ValueType::layout, ")"),
                factory.equals("optional") ? optionalRoom(arguments.get(0).room()) : Room.SLOT,
                null,
                hasView);
    }

    private static boolean isCovariant(ValueType argument) {
        return argument.hasView() && argument.form() == Form.SLOT;
    }

    private static Room optionalRoom(Room room) {
        return room.isSlot() ? room : new Room(room.size() + 1, room.alignment(), false);
    }

    private ValueType optionalComponent(DeclaredType type) {
        ValueType optional = value(type);
        ValueType of = value(type.getTypeArguments().get(0));
        if (of.room().isSlot()) {
            return optional;
        }
        Form form = of.form() == Form.BOXED ? Form.OPTIONAL_BOXED : Form.OPTIONAL_FIXED;
        return of.inOptional(form, optional.type(), optional.view());
    }

    private static ValueType optionalPrimitive(TypeMirror type, ScalarType scalar) {
        TypeElement element = (TypeElement) ((DeclaredType) type).asElement();
        return new ValueType(
                Form.OPTIONAL_PRIMITIVE,
                TypeNames.plain(element),
                TypeNames.annotated(element, type),
                scalar.type(),
                scalar.layout(),
                scalar.room(),
                scalar,
                false);
    }
}
