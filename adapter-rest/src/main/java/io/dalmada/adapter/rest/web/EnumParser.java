package io.dalmada.adapter.rest.web;

import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads values of a closed list. */
public final class EnumParser {
    private EnumParser() {}

    /** @throws DomainException that names the field and what it may be, not what it was */
    public static <E extends Enum<E>> E read(Class<E> list, Refusal refusal, String field, String text) {
        return find(list, text)
                .orElseThrow(() -> DomainException.field(refusal, field, field + " must be " + all(list)));
    }

    public static <E extends Enum<E>> Optional<E> find(Class<E> list, String text) {
        return Stream.of(list.getEnumConstants())
                .filter(word -> word.name().equals(text))
                .findFirst();
    }

    /** For a query: the answer names the list only. */
    public static <E extends Enum<E>> MalformedRequest unknown(String field, Class<E> list) {
        return MalformedRequest.notOneOf(
                field, Stream.of(list.getEnumConstants()).map(Enum::name).toList());
    }

    private static <E extends Enum<E>> String all(Class<E> list) {
        return Stream.of(list.getEnumConstants()).map(Enum::name).collect(Collectors.joining(" or "));
    }
}
