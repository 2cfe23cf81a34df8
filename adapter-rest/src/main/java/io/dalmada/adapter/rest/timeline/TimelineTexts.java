package io.dalmada.adapter.rest.timeline;

import io.dalmada.adapter.rest.web.Language;
import io.dalmada.application.port.in.TimelineEntry;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an entry of a timeline says: what happened, why, by which rule something follows, and when. */
final class TimelineTexts {
    private static final DateTimeFormatter HERE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Seoul"));

    private TimelineTexts() {}

    static String of(TimelineEntry entry, Language language) {
        Stream<Optional<String>> sentences = Stream.of(
                Optional.of(language.text("timeline." + entry.code())),
                entry.cause().flatMap(cause -> cause(cause, language)),
                entry.rule().map(rule -> language.text("timeline.rule." + rule)),
                entry.then().map(then -> then(then, language)));
        return sentences.flatMap(Optional::stream).collect(Collectors.joining(" "));
    }

    /** The reason of a decline, in the text that the customer reads. */
    private static Optional<String> cause(String cause, Language language) {
        return language.find("timeline.cause." + cause)
                .or(() -> language.find("timeline.EVIDENCE_" + cause))
                .or(() -> language.find("customer." + cause)
                        .map(told -> language.text("timeline.customer").replace("{0}", told)));
    }

    private static String then(Instant then, Language language) {
        return language.text("timeline.then").replace("{0}", HERE.format(then));
    }
}
