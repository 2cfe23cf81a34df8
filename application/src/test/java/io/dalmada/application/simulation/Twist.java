package io.dalmada.application.simulation;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A port that does something of its own with some of its methods. */
@FunctionalInterface
interface Twist {
    /** @param real what the method would come to */
    @Nullable
    Object call(String method, Object[] given, Supplier<Object> real);

    static <T> T of(Class<T> port, T real, Twist twist) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                    Object[] given = arguments == null ? new Object[0] : arguments;
                    return twist.call(method.getName(), given, () -> call(() -> method.invoke(real, given)));
                }));
    }

    /** A reflective call. */
    @FunctionalInterface
    interface Call {
        Object now() throws IllegalAccessException, InvocationTargetException;
    }

    private static Object call(Call call) {
        try {
            return call.now();
        } catch (InvocationTargetException thrown) {
            throw unchecked(thrown.getTargetException());
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static RuntimeException unchecked(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return (RuntimeException) thrown;
    }
}
