package io.dalmada.adapter.rest.web;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashSet;
import java.util.Set;

/** Finds the records that make up a body: its own and those in it, also in lists and maps. */
public final class Records {
    private static final String OURS = "io.dalmada.adapter.rest.";

    private Records() {}

    public static Set<Class<?>> in(Class<?> body) {
        Set<Class<?>> found = new LinkedHashSet<>();
        add(body, found);
        return found;
    }

    private static void add(Type type, Set<Class<?>> found) {
        if (type instanceof ParameterizedType several) {
            for (Type each : several.getActualTypeArguments()) {
                add(each, found);
            }
        } else if (type instanceof Class<?> record && record.isRecord() && isOurs(record) && found.add(record)) {
            for (RecordComponent component : record.getRecordComponents()) {
                add(component.getGenericType(), found);
            }
        }
    }

    private static boolean isOurs(Class<?> record) {
        return record.getName().startsWith(OURS);
    }
}
