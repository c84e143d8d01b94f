package io.foundry.archive.processor;

import io.foundry.archive.processor.ValueType.Room;
import java.util.HashMap;
import java.util.Map;
import javax.lang.model.type.TypeKind;
import org.jspecify.annotations.Nullable;

/**
 * The classes that have a layout of their own: the constant of {@code ArchivedTypes}, and size and alignment of what
 * stands in the struct. A size of 4 with alignment 1 is a reference slot.
 */
enum ScalarType {
    BOOLEAN("java.lang.Boolean", "Boolean", 1, 1),
    BYTE("java.lang.Byte", "Byte", 1, 1),
    SHORT("java.lang.Short", "Short", 2, 2),
    CHAR("java.lang.Character", "Char", 2, 2),
    INT("java.lang.Integer", "Int", 4, 4),
    LONG("java.lang.Long", "Long", 8, 8),
    FLOAT("java.lang.Float", "Float", 4, 4),
    DOUBLE("java.lang.Double", "Double", 8, 8),
    STRING("java.lang.String", 4, 1),
    INSTANT("java.time.Instant", 12, 4),
    DURATION("java.time.Duration", 12, 4),
    LOCAL_DATE("java.time.LocalDate", 6, 2),
    LOCAL_TIME("java.time.LocalTime", 8, 8),
    LOCAL_DATE_TIME("java.time.LocalDateTime", 14, 2),
    OFFSET_DATE_TIME("java.time.OffsetDateTime", 18, 2),
    OFFSET_TIME("java.time.OffsetTime", 12, 4),
    ZONED_DATE_TIME("java.time.ZonedDateTime", 4, 1),
    ZONE_ID("java.time.ZoneId", 4, 1),
    ZONE_OFFSET("java.time.ZoneOffset", 4, 4),
    PERIOD("java.time.Period", 12, 4),
    YEAR("java.time.Year", 4, 4),
    YEAR_MONTH("java.time.YearMonth", 6, 2),
    MONTH_DAY("java.time.MonthDay", 2, 1),
    UUID("java.util.UUID", 16, 8),
    BIG_INTEGER("java.math.BigInteger", 4, 1),
    BIG_DECIMAL("java.math.BigDecimal", 4, 1),
    URI("java.net.URI", 4, 1);

    private static final Map<String, ScalarType> BY_NAME = new HashMap<>();

    static {
        for (ScalarType type : values()) {
            BY_NAME.put(type.className, type);
        }
    }

    final String className;
    /** Suffix of the archive's getters and setters; empty where there are none. */
    final String kind;

    final int size;
    final int alignment;

    ScalarType(String className, String kind, int size, int alignment) {
        this.className = className;
        this.kind = kind;
        this.size = size;
        this.alignment = alignment;
    }

    ScalarType(String className, int size, int alignment) {
        this(className, "", size, alignment);
    }

    /** Returns the type of the given class, or null. */
    static @Nullable ScalarType of(String className) {
        return BY_NAME.get(className);
    }

    static ScalarType of(TypeKind primitive) {
        return valueOf(primitive.name());
    }

    boolean isSlot() {
        return size == 4 && alignment == 1;
    }

    boolean isBoxed() {
        return !kind.isEmpty();
    }

    /** Returns whether some bytes are no value, so that a validator has to look. */
    boolean isChecked() {
        return this == BOOLEAN || (!isBoxed() && this != UUID);
    }

    /** Returns the expression of the layout. */
    String layout() {
        return "${io.foundry.archive.ArchivedTypes}." + name();
    }

    String type() {
        return "${" + className + "}";
    }

    Room room() {
        return new Room(size, alignment, isSlot());
    }

    /** Returns how a component of this class is handled. */
    Form form() {
        return this == STRING ? Form.STRING : isSlot() ? Form.SLOT : isBoxed() ? Form.BOXED : Form.FIXED;
    }

    /** Returns how a component of the primitive type is handled. */
    Form primitiveForm() {
        return switch (this) {
            case BOOLEAN -> Form.BOOLEAN;
            case FLOAT, DOUBLE -> Form.FLOATING;
            default -> Form.PRIMITIVE;
        };
    }
}
