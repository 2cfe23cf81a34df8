package io.dalmada.adapter.rest.web;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;

/** The parameters of a route's query, with their types, as its signature has them. */
record QueryNames(Map<String, Class<?>> types) {
    static QueryNames of(HandlerMethod method) {
        Map<String, Class<?>> types = new TreeMap<>();
        for (MethodParameter parameter : method.getMethodParameters()) {
            RequestParam named = parameter.getParameterAnnotation(RequestParam.class);
            if (named != null) {
                String name = named.name().isEmpty() ? parameter.getParameter().getName() : named.name();
                types.put(name, parameter.getParameterType());
            }
        }
        return new QueryNames(types);
    }

    boolean knows(String name) {
        return types.containsKey(name);
    }

    boolean isNumber(String name) {
        return int.class.equals(types.get(name)) || Integer.class.equals(types.get(name));
    }

    Collection<String> all() {
        return types.keySet();
    }
}
