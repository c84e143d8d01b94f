package io.foundry.spring.archive;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.foundry.archive.ViewOf;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.Serializers;

/**
 * Writes a view as Jackson writes its record, with all annotations of that. Each view of a list is turned into a record
 * for as long as it is written. Stateless once it is registered.
 */
public final class ViewJsonModule extends SimpleModule {

    private static final long serialVersionUID = 1L;

    /** Creates the module. */
    public ViewJsonModule() {
        super("foundry-views");
    }

    @Override
    public void setupModule(JacksonModule.SetupContext context) {
        super.setupModule(context);
        context.addSerializers(new Views());
    }

    private static final class Views extends Serializers.Base {

        @Override
        public @Nullable ValueSerializer<?> findSerializer(
                SerializationConfig config,
                JavaType type,
                BeanDescription.Supplier description,
                JsonFormat.@Nullable Value format) {
            Class<?> raw = type.getRawClass();
            if (raw.isRecord() || raw.isInterface()) {
                return null;
            }
            for (Class<?> candidate : ClassUtils.getAllInterfacesForClass(raw)) {
                if (candidate.isAnnotationPresent(ViewOf.class)) {
                    Method toRecord = ReflectionUtils.findMethod(candidate, "toRecord");
                    return toRecord == null ? null : new AsRecord(toRecord);
                }
            }
            return null;
        }
    }

    private static final class AsRecord extends ValueSerializer<Object> {

        private final Method toRecord;

        AsRecord(Method toRecord) {
            this.toRecord = toRecord;
            ReflectionUtils.makeAccessible(toRecord);
        }

        @Override
        public void serialize(Object view, JsonGenerator generator, SerializationContext context)
                throws JacksonException {
            context.writeValue(generator, ReflectionUtils.invokeMethod(toRecord, view));
        }
    }
}
