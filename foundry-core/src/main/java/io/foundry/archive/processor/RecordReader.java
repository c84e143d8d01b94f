package io.foundry.archive.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;

/** Makes a model of a record, or reports what is wrong with it. */
final class RecordReader {

    /** Methods of every view that a component's accessor would replace. */
    private static final Set<String> RESERVED = Set.of("toRecord");

    private final TypeReader types;
    private final TypeTable table;
    private final Problems problems;

    RecordReader(TypeReader types, TypeTable table, Problems problems) {
        this.types = types;
        this.table = table;
        this.problems = problems;
    }

    /** Returns a model; of no use if problems were reported. */
    RecordModel read(TypeElement element) {
        ArchivedModel type = types.read(element);
        ConstantNames constants = new ConstantNames();
        List<Component> components = new ArrayList<>();
        for (RecordComponentElement component : element.getRecordComponents()) {
            String name = component.getSimpleName().toString();
            if (RESERVED.contains(name)) {
                problems.report(Problem.RESERVED_COMPONENT, component, name);
            }
            try {
                ValueType value = table.component(component.asType());
                if (!Reach.reaches(component.asType(), type.packageName())) {
                    problems.report(Problem.UNREACHABLE_TYPE, component, name, component.asType(), type.packageName());
                }
                components.add(new Component(name, constants.of(name), annotation(component, value), value));
            } catch (UnsupportedTypeException e) {
                String part = e.type() == component.asType() ? "" : "of " + e.type() + ", ";
                problems.report(Problem.UNSUPPORTED_TYPE, component, name, component.asType(), part + e.getMessage());
            }
        }
        Members members = new Members(element, components);
        return new RecordModel(
                type, List.copyOf(components), new Layout(components), members.extras(), members.hasOwnToString());
    }

    // An annotation for declarations and types at once is on both; the type's is the one to keep.
    private static String annotation(RecordComponentElement component, ValueType type) {
        boolean isOnType = type.view().contains("@")
                && !TypeNames.nullable(component.asType()).isEmpty();
        return isOnType ? "" : TypeNames.annotation(component.getAccessor(), "", "");
    }
}
