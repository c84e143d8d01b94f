package io.foundry.archive.processor;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Records that differ in one component each from {@link Everything#full()}. */
final class Differing {

    private Differing() {}

    static List<Everything> records() {
        try {
            RecordComponent[] components = Everything.class.getRecordComponents();
            Constructor<Everything> constructor = Everything.class.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            List<Everything> records = new ArrayList<>();
            for (int i = 0; i < components.length; i++) {
                Object[] values = new Object[components.length];
                for (int j = 0; j < values.length; j++) {
                    values[j] = components[j].getAccessor().invoke(j == i ? Everything.empty() : Everything.full());
                }
                records.add(constructor.newInstance(values));
            }
            return records;
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
