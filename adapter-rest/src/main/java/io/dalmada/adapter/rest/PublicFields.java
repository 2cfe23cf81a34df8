package io.dalmada.adapter.rest;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The names that a request knows, read from its record and those in it: a problem names no other, for an unknown name is the
 * caller's text.
 */
final class PublicFields {
    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z_]{0,39}");
    private static final String OURS = "io.dalmada.adapter.rest.";
    private static final Map<Class<?>, Set<String>> KNOWN = new ConcurrentHashMap<>();

    private PublicFields() {}

    static Set<String> of(Class<?> request) {
        return KNOWN.computeIfAbsent(request, PublicFields::read);
    }

    /** A name that is ours to no field is told when it can be nothing but a name: no number of a card, and no markup. */
    static boolean isWord(String name) {
        return WORD.matcher(name).matches();
    }

    private static Set<String> read(Class<?> request) {
        Set<String> names = new TreeSet<>();
        add(request, names);
        return Set.copyOf(names);
    }

    /** No record of a request holds itself. */
    private static void add(Type type, Set<String> names) {
        if (type instanceof ParameterizedType several) {
            for (Type each : several.getActualTypeArguments()) {
                add(each, names);
            }
        } else if (type instanceof Class<?> record && record.isRecord() && isOurs(record)) {
            for (RecordComponent component : record.getRecordComponents()) {
                names.add(component.getName());
                add(component.getGenericType(), names);
            }
        }
    }

    private static boolean isOurs(Class<?> record) {
        return record.getName().startsWith(OURS);
    }
}
