package io.dalmada.gateway.support;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The rows of a list, as far as its form is understood. Known forms: a bare list; the only list inside an object, beside
 * plain values; a single row in the list's place; an object that says nothing but a code, a text, a count and a page.
 *
 * <p>Any other form may hold rows that were not read, so it proves no absence; the rows that were read still count.
 *
 * @param misread what about the form is not understood, a fixed text: never any of the contents
 * @param count the gateway's own count of all rows, if it gives one
 */
public record Rows(List<Fields> items, Optional<String> misread, OptionalLong count) {
    public static final String INSIDE = "rows inside an object";
    public static final String AS_TEXT = "rows as a text";
    public static final String SEVERAL = "several lists";
    public static final String NO_ROW = "row that is no object";
    public static final String NO_LIST = "object without a list";
    public static final String NO_FORM = "neither a list nor an object";
    public static final String STRANGE_COUNT = "count that is no number";

    public Rows {
        items = List.copyOf(items);
    }

    /**
     * @param ids names of which a row has one, and nothing else has
     * @param plain names that an empty list may have beside its count: of the code and its text
     */
    public static Rows of(Fields reply, Set<String> ids, Set<String> plain) {
        if (reply.isArray()) {
            return rows(reply, Optional.empty(), OptionalLong.empty());
        }
        if (!reply.isObject()) {
            return new Rows(List.of(), Optional.of(NO_FORM), OptionalLong.empty());
        }
        List<Fields> lists = reply.values().stream().filter(Fields::isArray).toList();
        Optional<String> strange = strange(reply, lists.size());
        if (lists.isEmpty()) {
            return withoutList(reply, strange, ids, plain);
        }
        return rows(lists.get(0), strange, count(reply));
    }

    /** The same rows, with this part of the form not understood. */
    public Rows misreadAs(String form) {
        return new Rows(items, misread.or(() -> Optional.of(form)), count);
    }

    private static Rows rows(Fields list, Optional<String> strange, OptionalLong count) {
        List<Fields> rows = list.items().stream().filter(Fields::isObject).toList();
        boolean other = rows.size() < list.items().size();
        return new Rows(rows, strange.or(() -> other ? Optional.of(NO_ROW) : Optional.empty()), count);
    }

    private static Rows withoutList(Fields reply, Optional<String> strange, Set<String> ids, Set<String> plain) {
        if (strange.isEmpty() && reply.text(ids.toArray(String[]::new)).isPresent()) {
            return new Rows(List.of(reply), Optional.empty(), count(reply));
        }
        boolean bare = reply.names().stream()
                .allMatch(name -> plain.stream().anyMatch(name::equalsIgnoreCase) || isPage(name) || isCount(name));
        return new Rows(List.of(), strange.or(() -> bare ? Optional.empty() : Optional.of(NO_LIST)), count(reply));
    }

    private static Optional<String> strange(Fields reply, int lists) {
        if (reply.values().stream().anyMatch(Fields::isObject)) {
            return Optional.of(INSIDE);
        }
        if (reply.values().stream().anyMatch(Fields::isJsonText)) {
            return Optional.of(AS_TEXT);
        }
        boolean numbers = reply.names().stream().filter(Rows::isCount).allMatch(name -> number(reply, name));
        Optional<String> several = lists > 1 ? Optional.of(SEVERAL) : Optional.empty();
        return several.or(() -> numbers ? Optional.empty() : Optional.of(STRANGE_COUNT));
    }

    private static boolean number(Fields reply, String name) {
        return reply.text(name).filter(text -> text.matches("[0-9]{1,9}")).isPresent();
    }

    /** Where there are several (of the page, of all), the largest. */
    private static OptionalLong count(Fields reply) {
        return reply.names().stream()
                .filter(name -> isCount(name) && number(reply, name))
                .mapToLong(name -> reply.text(name).map(Long::parseLong).orElseThrow())
                .max();
    }

    /** TOTAL, LIST_CNT, totalCount …, but no sum of money. */
    private static boolean isCount(String name) {
        return name.toUpperCase(Locale.ROOT).matches("(?!.*(PAGE|AMOUNT|AMT|SUM|PRICE)).*(TOTAL|COUNT|CNT).*");
    }

    private static boolean isPage(String name) {
        return name.toUpperCase(Locale.ROOT).contains("PAGE");
    }
}
