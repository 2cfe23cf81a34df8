package io.dalmada.application.event;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The closed list of types of events. */
public final class EventTypes {
    private EventTypes() {}

    public static List<String> all() {
        return families().flatMap(family -> family.types().stream()).toList();
    }

    public static Optional<EventFamily> familyOf(String type) {
        return families().filter(family -> family.types().contains(type)).findFirst();
    }

    /** The types that a pattern means: a type itself, or {@code payment.*} for all below it; none when it is unknown. */
    public static List<String> matching(String pattern) {
        if (!pattern.endsWith(".*")) {
            return all().stream().filter(pattern::equals).toList();
        }
        String prefix = pattern.substring(0, pattern.length() - 1);
        return all().stream().filter(type -> type.startsWith(prefix)).toList();
    }

    private static Stream<EventFamily> families() {
        return Arrays.stream(EventFamily.values());
    }
}
