package io.dalmada.adapter.rest.subscription;

import io.dalmada.adapter.rest.web.Language;
import io.dalmada.domain.subscription.Cancellation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What cancelling means for the customer. */
@Schema(name = "Cancellation")
record CancellationBody(
        @Schema(description = "null when there was no service") @Nullable
        LocalDate lastServiceDay,

        @Schema(description = "What the unused days are worth; POST refunds of the sources to give it back")
        long refundQuote,

        @Schema(description = "How the quote was computed, in words")
        String computation,

        @Schema(description = "The paid period that was cut short; null when none was") @Nullable
        Share share,

        @Schema(description = "What was left of earlier credit; to be paid out")
        long credit,

        @Schema(
                format = "uuid",
                description = "What the whole quote may be refunded from; null when that takes several")
        @Nullable
        String paymentId,

        @Schema(description = "From which payments how much of quote and credit may be refunded")
        List<Source> sources,

        @Schema(description = "What of quote and credit no payment can give back: to be paid out in another way")
        long payOut,

        @Schema(description = "What was served and not paid; no bill collects it any more")
        long owed) {

    /** A payment and how much of it is not used up. */
    @Schema(name = "RefundSource")
    record Source(@Schema(format = "uuid") String paymentId, long amount) {}

    /** The numbers of the computation: value × unusedDays / days, rounded up. */
    @Schema(name = "UnusedShare")
    record Share(PeriodBody period, long value, long unusedDays) {}

    static CancellationBody from(Cancellation answer, Language language) {
        Optional<Share> share = answer.share()
                .map(part ->
                        new Share(PeriodBody.from(part.days()), part.value().minor(), part.unused()));
        List<Source> sources = answer.sources().parts().stream()
                .flatMap(part -> part.payment().stream()
                        .map(of -> new Source(of.toString(), part.amount().minor())))
                .toList();
        long all = answer.refundQuote().plus(answer.credit()).minor();
        return new CancellationBody(
                answer.lastServiceDay().orElse(null),
                answer.refundQuote().minor(),
                share.map(part -> words(part, language)).orElseGet(() -> language.text("quote.nothing-unused")),
                share.orElse(null),
                answer.credit().minor(),
                answer.payment().map(Object::toString).orElse(null),
                sources,
                all - sources.stream().mapToLong(Source::amount).sum(),
                answer.owed().minor());
    }

    private static String words(Share share, Language language) {
        return language.text("quote.by-days")
                .formatted(share.value(), share.unusedDays(), share.period().days());
    }
}
