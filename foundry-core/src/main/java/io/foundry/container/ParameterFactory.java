package io.foundry.container;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A factory that makes a service out of a parameter, each time that it is asked. */
final class ParameterFactory<P> extends Binding {

    private final Class<P> parameterType;

    private final Function<? super P, ?> factory;

    ParameterFactory(String name, @Nullable Class<?> type, Class<P> parameterType, Function<? super P, ?> factory) {
        super(name, type);
        this.parameterType = parameterType;
        this.factory = factory;
    }

    @Override
    Object make(Constructions constructions) {
        throw new IllegalStateException("Service '" + name + "' is made out of a " + parameterType.getName()
                + "; use create(name, parameter) instead of resolve");
    }

    @Override
    Object make(Constructions constructions, Object parameter) {
        if (!parameterType.isInstance(parameter)) {
            throw new IllegalArgumentException("Service '" + name + "' is made out of a " + parameterType.getName()
                    + ", not out of a " + parameter.getClass().getName());
        }
        Construction mine = constructions.current();
        mine.enter(this, parameter);
        try {
            return given(factory.apply(parameterType.cast(parameter)));
        } finally {
            mine.leave();
        }
    }
}
