package io.dalmada.adapter.rest.web;

import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The names that a request knows, read from its record and those in it: a problem names no other, for an unknown name is the
 * caller's text.
 */
final class PublicFields {
    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z_]{0,39}");
    private static final Map<Class<?>, Set<String>> KNOWN = new ConcurrentHashMap<>();

    private PublicFields() {}

    static Set<String> of(Class<?> request) {
        return KNOWN.computeIfAbsent(request, PublicFields::read);
    }

    /** An unknown name is repeated only when it is a plain identifier: no card number and no markup. */
    static boolean isWord(String name) {
        return WORD.matcher(name).matches();
    }

    private static Set<String> read(Class<?> request) {
        return Records.in(request).stream()
                .flatMap(record -> Stream.of(record.getRecordComponents()))
                .map(RecordComponent::getName)
                .collect(Collectors.toUnmodifiableSet());
    }
}
