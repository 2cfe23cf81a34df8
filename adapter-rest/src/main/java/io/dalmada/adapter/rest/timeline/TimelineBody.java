package io.dalmada.adapter.rest.timeline;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.dalmada.adapter.rest.web.Language;
import io.dalmada.application.port.in.Timeline;
import io.dalmada.application.port.in.TimelineEntry;
import io.dalmada.domain.shared.Money;
import io.dalmada.domain.subscription.Decision;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened and why: the entries explain the present state. */
@Schema(name = "Timeline")
record TimelineBody(
        @Schema(description = "Oldest first") List<Entry> entries,

        @Schema(description = "What is planned or awaited; empty when all is at rest")
        List<Entry> next,

        @Schema(description = "false when older entries were left out; /v1/events has all of them")
        boolean complete) {

    /** One thing that happened or is going to. */
    @Schema(name = "TimelineEntry")
    @JsonInclude(Include.NON_NULL)
    record Entry(
            Instant at,

            @Schema(description = "Stable; may become more", example = "ATTEMPT_UNKNOWN")
            String code,

            @Schema(description = "A sentence in the reader's language")
            String text,

            @Schema(description = "An order number, refund number, bill number, subscription or endpoint") @Nullable
            String about,

            @Schema(format = "uuid") @Nullable String paymentId,

            @Schema(description = "Stable; why", example = "NO_REPLY") @Nullable
            String cause,

            @Schema(description = "Which rule decided what follows")
            Decision.@Nullable Rule rule,

            @Schema(description = "When the next step is planned") @Nullable
            Instant then,

            @Nullable Long amount,

            @Schema(description = "Who decided; absent for what the application does by itself") @Nullable
            String actor,

            @Schema(description = "As it was written down") @Nullable
            String detail) {

        static Entry from(TimelineEntry entry, Language language) {
            return new Entry(
                    entry.at(),
                    entry.code(),
                    TimelineTexts.of(entry, language),
                    entry.about().orElse(null),
                    entry.payment().map(Object::toString).orElse(null),
                    entry.cause().orElse(null),
                    entry.rule().orElse(null),
                    entry.then().orElse(null),
                    entry.amount().map(Money::minor).orElse(null),
                    entry.actor().orElse(null),
                    entry.detail().orElse(null));
        }
    }

    static TimelineBody from(Timeline timeline, Language language) {
        return new TimelineBody(
                timeline.entries().stream()
                        .map(entry -> Entry.from(entry, language))
                        .toList(),
                timeline.next().stream()
                        .map(entry -> Entry.from(entry, language))
                        .toList(),
                timeline.complete());
    }
}
