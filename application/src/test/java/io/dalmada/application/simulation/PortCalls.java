package io.dalmada.application.simulation;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Lets every call of a port pass the baton, before and after it. */
final class PortCalls implements InvocationHandler {
    private static final List<Fault> READ = List.of(
            Fault.OVERTAKEN,
            Fault.OVERTAKEN,
            Fault.OVERTAKEN,
            Fault.OVERTAKEN,
            Fault.OVERTAKEN,
            Fault.OVERTAKEN,
            Fault.FROZEN,
            Fault.FAILED,
            Fault.FAILED,
            Fault.DEATH);
    private static final List<Fault> WRITE = List.of(
            Fault.OVERTAKEN,
            Fault.OVERTAKEN,
            Fault.OVERTAKEN,
            Fault.OVERTAKEN,
            Fault.FROZEN,
            Fault.FAILED,
            Fault.FAILED,
            Fault.LOST_RACE,
            Fault.LOST_RACE,
            Fault.DEATH);

    private static final Map<Method, Point> POINTS = new ConcurrentHashMap<>();

    private final Baton baton;
    private final Object real;

    private PortCalls(Baton baton, Object real) {
        this.baton = baton;
        this.real = real;
    }

    static <T> T of(Class<T> port, T real, Baton baton) {
        return port.cast(
                Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, new PortCalls(baton, real)));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] given) throws Throwable {
        boolean looksOnly = baton.isIdle() || method.getDeclaringClass() == Object.class;
        if (!looksOnly) {
            Point point = POINTS.computeIfAbsent(method, Point::of);
            baton.at(point.name(), point.write() ? WRITE : READ);
        }
        try {
            return method.invoke(real, given);
        } catch (InvocationTargetException thrown) {
            throw thrown.getTargetException();
        }
    }

    /** What a call is called, reckoned once: there are millions of them. */
    private record Point(String name, boolean write) {
        static Point of(Method method) {
            String name = method.getName();
            boolean write = name.startsWith("save") || name.equals("start") || name.equals("append");
            return new Point(method.getDeclaringClass().getSimpleName() + "." + name, write);
        }
    }
}
