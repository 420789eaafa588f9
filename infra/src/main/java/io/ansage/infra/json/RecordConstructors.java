package io.ansage.infra.json;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.ValueInstantiator;
import tools.jackson.databind.deser.ValueInstantiators;
import tools.jackson.databind.deser.std.StdValueInstantiator;
import tools.jackson.databind.introspect.AnnotatedWithParams;

/**
 * Calls the constructors of records by a handle that is made once. Jackson 3.1 makes one anew for each call
 * ({@link MethodHandle#invokeWithArguments(Object...)}), which is a fifth of the time in which an event is read.
 */
final class RecordConstructors extends ValueInstantiators.Base {

    private static final MethodType ANY_ARGUMENTS = MethodType.methodType(Object.class, Object[].class);

    @Override
    public ValueInstantiator modifyValueInstantiator(DeserializationConfig config, BeanDescription.Supplier bean,
            ValueInstantiator usual) {
        if (!bean.getBeanClass().isRecord() || !(usual instanceof StdValueInstantiator standard)) {
            return usual;
        }
        var handle = handle(usual.getWithArgsCreator());
        return handle == null ? usual : new ByHandle(standard, handle);
    }

    /** Nothing for what is not a constructor, a factory method for one. */
    private static @Nullable MethodHandle handle(@Nullable AnnotatedWithParams creator) {
        if (creator == null || !(creator.getAnnotated() instanceof Constructor<?> constructor)) {
            return null;
        }
        try {
            constructor.setAccessible(true);
            return MethodHandles.lookup()
                    .unreflectConstructor(constructor)
                    .asFixedArity()
                    .asSpreader(Object[].class, constructor.getParameterCount())
                    .asType(ANY_ARGUMENTS);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("no access to " + constructor, e);
        }
    }

    private static final class ByHandle extends StdValueInstantiator {

        private static final long serialVersionUID = 1L;

        private final transient MethodHandle constructor;

        ByHandle(StdValueInstantiator usual, MethodHandle constructor) {
            super(usual);
            this.constructor = constructor;
        }

        @Override
        public Object createFromObjectWith(DeserializationContext context, Object[] arguments) {
            try {
                return constructor.invokeExact(arguments);
            } catch (Error e) {
                throw e;
            } catch (Throwable e) {
                return context.handleInstantiationProblem(getValueClass(), arguments, rewrapCtorProblem(context, e));
            }
        }
    }
}
