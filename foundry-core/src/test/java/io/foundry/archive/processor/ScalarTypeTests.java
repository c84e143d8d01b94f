package io.foundry.archive.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.foundry.archive.ArchivedType;
import io.foundry.archive.ArchivedTypes;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The processor knows the types of the run time by name only: here both are at hand and have to agree. */
class ScalarTypeTests {

    @ParameterizedTest
    @EnumSource
    void sizeAndAlignmentAreThoseOfTheRunTime(ScalarType type) throws ReflectiveOperationException {
        Field constant = ArchivedTypes.class.getField(type.name());
        ArchivedType<?, ?> layout = (ArchivedType<?, ?>) constant.get(null);
        assertThat(layout.size()).as("size").isEqualTo(type.size);
        assertThat(layout.alignment()).as("alignment").isEqualTo(type.alignment);
        assertThat(layout.isReference()).as("reference").isEqualTo(type.isSlot());
        assertThat(((ParameterizedType) constant.getGenericType()).getActualTypeArguments()[0].getTypeName())
                .isEqualTo(type.className);
    }

    @Test
    void eachConstantOfTheRunTimeIsKnown() {
        List<String> arrays = List.of("BYTES", "SHORTS", "CHARS", "INTS", "LONGS", "FLOATS", "DOUBLES", "BOOLEANS");
        assertThat(Arrays.stream(ArchivedTypes.class.getFields())
                        .filter(field -> Modifier.isStatic(field.getModifiers()))
                        .map(Field::getName)
                        .filter(name -> !arrays.contains(name)))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(ScalarType.values()).map(Enum::name).toList());
    }

    @Test
    void enumsUnionsAndSlotsHaveTheRoomThatTheRunTimeTakes() {
        assertThat(room(ArchivedTypes.enumOf(Thread.State.class))).isEqualTo(ValueType.Room.ENUM);
        assertThat(room(ShapeArchive.TYPE)).isEqualTo(ValueType.Room.UNION);
        assertThat(room(EverythingArchive.TYPE)).isEqualTo(ValueType.Room.SLOT);
        assertThat(room(ArchivedTypes.BYTES)).isEqualTo(ValueType.Room.SLOT);
        assertThat(room(ArchivedTypes.list(ArchivedTypes.INT))).isEqualTo(ValueType.Room.SLOT);
        assertThat(room(ArchivedTypes.map(ArchivedTypes.INT, ArchivedTypes.INT)))
                .isEqualTo(ValueType.Room.SLOT);
        assertThat(room(ArchivedTypes.optional(ArchivedTypes.STRING))).isEqualTo(ValueType.Room.SLOT);
        assertThat(room(ArchivedTypes.optional(ShapeArchive.TYPE))).isEqualTo(ValueType.Room.UNION);
    }

    private static ValueType.Room room(ArchivedType<?, ?> type) {
        return new ValueType.Room(type.size(), type.alignment(), type.isReference());
    }
}
