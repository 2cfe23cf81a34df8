package io.dalmada.application.world;

import io.dalmada.application.port.out.gateway.PaymentGateway;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Supplier;

/** Stands before a gateway and lets a test do something while one of its calls is on its way. */
public final class Between {
    private final Map<String, Queue<Supplier<?>>> next = new HashMap<>();
    private final Map<String, Runnable> then = new HashMap<>();

    /** The next call of this name comes to what the supplier returns; the gateway does not see it. */
    public void next(String call, Supplier<?> instead) {
        next.computeIfAbsent(call, name -> new ArrayDeque<>()).add(instead);
    }

    /** Happens when the next call of this name has been answered, and before the caller hears of it. */
    public void after(String call, Runnable what) {
        then.put(call, what);
    }

    public PaymentGateway around(PaymentGateway gateway) {
        return (PaymentGateway) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {PaymentGateway.class}, (proxy, method, arguments) -> {
                    Queue<Supplier<?>> planned = next.getOrDefault(method.getName(), new ArrayDeque<>());
                    if (!planned.isEmpty()) {
                        return planned.remove().get();
                    }
                    try {
                        Object answer = method.invoke(gateway, arguments);
                        Optional.ofNullable(then.remove(method.getName())).ifPresent(Runnable::run);
                        return answer;
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }
}
