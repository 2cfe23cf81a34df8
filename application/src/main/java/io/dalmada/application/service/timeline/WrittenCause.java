package io.dalmada.application.service.timeline;

import io.dalmada.application.port.in.TimelineCause;
import io.dalmada.application.port.in.TimelineCodes;
import io.dalmada.application.port.in.TimelineEntry;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What an event's cause says: a code of a closed list where it is one, else the sentence as it stands. */
final class WrittenCause {
    private static final Set<String> WORDS = Set.copyOf(TimelineCodes.domainCauses());
    /** The code of the entry says it already. */
    private static final List<String> NOTHING_NEW =
            List.of("requested", "claimed", "approved", "given back", "subscribed", "charged");

    private WrittenCause() {}

    static TimelineEntry into(TimelineEntry entry, String written) {
        Optional<String> word = word(written);
        boolean told = word.isPresent() || NOTHING_NEW.contains(written);
        return entry.because(word).said(Optional.empty(), told ? Optional.empty() : Optional.of(written));
    }

    /** The code that the sentence is, or that stands at its end as in {@code declined: LIMIT_EXCEEDED}. */
    static Optional<String> word(String written) {
        String last = written.substring(written.lastIndexOf(' ') + 1);
        return TimelineCause.of(written)
                .map(Enum::name)
                .or(() -> Optional.of(last).filter(WORDS::contains));
    }
}
