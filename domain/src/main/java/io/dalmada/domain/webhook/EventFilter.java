package io.dalmada.domain.webhook;

import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Which events an endpoint wants to be told.
 *
 * @param patterns types, or {@code payment.*} for all below it; empty for all there are
 */
public record EventFilter(Set<String> patterns) {
    private static final int MOST = 100;
    private static final Pattern FORM = Pattern.compile("[a-z_]{1,40}(\\.[a-z_]{1,40}){0,3}(\\.\\*)?");

    public EventFilter {
        boolean wellFormed =
                patterns.stream().allMatch(pattern -> FORM.matcher(pattern).matches());
        if (patterns.size() > MOST || !wellFormed) {
            throw DomainException.field(
                    Refusal.WEBHOOK_INVALID, "types", "types must be types of events, or such as payment.*");
        }
        patterns = Set.copyOf(patterns);
    }

    public static EventFilter all() {
        return new EventFilter(Set.of());
    }

    public boolean accepts(String type) {
        return patterns.isEmpty() || patterns.stream().anyMatch(pattern -> covers(pattern, type));
    }

    private static boolean covers(String pattern, String type) {
        return pattern.endsWith(".*")
                ? type.startsWith(pattern.substring(0, pattern.length() - 1))
                : type.equals(pattern);
    }

    /** In alphabetical order, for readers. */
    @Override
    public String toString() {
        return patterns.isEmpty() ? "all" : new TreeSet<>(patterns).toString();
    }
}
