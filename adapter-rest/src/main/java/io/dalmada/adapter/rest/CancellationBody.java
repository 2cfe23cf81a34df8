package io.dalmada.adapter.rest;

import io.dalmada.domain.subscription.Cancellation;
import io.dalmada.domain.subscription.PaidPeriod;
import io.dalmada.domain.subscription.Subscription;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What cancelling means for the customer. */
@Schema(name = "Cancellation")
record CancellationBody(
        @Schema(description = "null when there was no service") @Nullable
        LocalDate lastServiceDay,

        @Schema(description = "What the unused days are worth; POST a refund of the payment to give it back")
        long refundQuote,

        @Schema(description = "How the quote was computed, in words")
        String computation,

        @Schema(description = "The paid period that was cut short; null when none was") @Nullable
        Share share,

        @Schema(description = "What was left of earlier credit; to be paid out")
        long credit,

        @Schema(format = "uuid", description = "What the quote may be refunded from") @Nullable
        String paymentId) {

    /** The numbers of the computation: value × unusedDays / days, rounded up. */
    @Schema(name = "UnusedShare")
    record Share(PeriodBody period, long value, long unusedDays) {}

    static CancellationBody from(Cancellation answer, Subscription subscription, Language language) {
        Optional<Share> share = answer.refundQuote().isZero()
                ? Optional.empty()
                : subscription.current().flatMap(paid -> share(paid, answer));
        return new CancellationBody(
                answer.lastServiceDay().orElse(null),
                answer.refundQuote().minor(),
                share.map(part -> words(part, language)).orElseGet(() -> language.text("quote.nothing-unused")),
                share.orElse(null),
                answer.credit().minor(),
                answer.payment().map(Object::toString).orElse(null));
    }

    /** The day of cancelling counts as unused: it is the customer's favour. */
    private static Optional<Share> share(PaidPeriod paid, Cancellation answer) {
        return answer.lastServiceDay()
                .map(day -> new Share(
                        PeriodBody.from(paid.span()),
                        paid.value().minor(),
                        paid.span().daysFrom(day)));
    }

    private static String words(Share share, Language language) {
        return language.text("quote.by-days")
                .formatted(share.value(), share.unusedDays(), share.period().days());
    }
}
