package io.dalmada.application.simulation;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lets every call of a port pass the baton, before and after it. */
final class PortCalls implements InvocationHandler {
    private static final List<Fault> READ = List.of(
            Fault.OVERTAKEN, Fault.OVERTAKEN, Fault.OVERTAKEN, Fault.OVERTAKEN, Fault.FROZEN, Fault.FAILED, Fault.DEATH);
    private static final List<Fault> WRITE = List.of(
            Fault.OVERTAKEN, Fault.OVERTAKEN, Fault.OVERTAKEN, Fault.FROZEN, Fault.FAILED, Fault.LOST_RACE, Fault.DEATH);

    private final Baton baton;
    private final String port;
    private final Object real;

    private PortCalls(Baton baton, String port, Object real) {
        this.baton = baton;
        this.port = port;
        this.real = real;
    }

    static <T> T of(Class<T> port, T real, Baton baton) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, new PortCalls(baton, port.getSimpleName(), real)));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] given) throws Throwable {
        boolean looksOnly = baton.isIdle() || method.getDeclaringClass() == Object.class;
        if (!looksOnly) {
            baton.at(port + "." + method.getName(), isWrite(method) ? WRITE : READ);
        }
        try {
            return method.invoke(real, given);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    private static boolean isWrite(Method method) {
        String name = method.getName();
        return name.startsWith("save") || name.equals("start") || name.equals("append");
    }
}
