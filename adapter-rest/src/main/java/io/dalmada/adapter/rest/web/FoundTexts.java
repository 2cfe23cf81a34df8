package io.dalmada.adapter.rest.web;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.databind.DeserializationContext;

/** The texts of one body that cannot be taken, so that one answer names them all. */
final class FoundTexts {
    /** The reader's attribute under which they are gathered. */
    static final Object FOUND = FoundTexts.class;

    private record Found(String field, TextRules.Fault fault) {}

    private final Set<String> names;
    private final List<Found> found = new ArrayList<>();

    /** @param names that an answer may repeat */
    FoundTexts(Set<String> names) {
        this.names = names;
    }

    /** @return the text in its one form; {@link #require} names what is wrong with it */
    static String check(String text, DeserializationContext context) {
        if (context.getAttribute(FOUND) instanceof FoundTexts here) {
            TextRules.fault(text).ifPresent(fault -> here.found.add(new Found(here.path(context), fault)));
        }
        return TextRules.read(text);
    }

    /** @throws InvalidFields naming every text at fault */
    void require() {
        if (!found.isEmpty()) {
            throw new InvalidFields(found.stream()
                    .distinct()
                    .map(each -> each.fault().of(each.field()))
                    .toList());
        }
    }

    private String path(DeserializationContext context) {
        Deque<String> path = new ArrayDeque<>();
        @Nullable
        TokenStreamContext at =
                context.getParser() == null ? null : context.getParser().streamReadContext();
        while (at != null) {
            if (at.currentName() != null && names.contains(at.currentName())) {
                path.addFirst(at.currentName());
            }
            at = at.getParent();
        }
        return String.join(".", path);
    }
}
