package io.dalmada.adapter.rest.reconciliation;

import io.dalmada.domain.reconciliation.Difference;
import io.dalmada.domain.reconciliation.Finding;
import io.dalmada.domain.reconciliation.Reconciliation;
import io.dalmada.domain.reconciliation.Side;
import io.dalmada.domain.reconciliation.Tally;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A gateway's day beside our books. */
@Schema(name = "Reconciliation")
record ReconciliationBody(
        String gateway,
        LocalDate date,

        @Schema(description = "False when a list could not be read to its end: then nothing is said")
        boolean complete,

        Instant lookedAt,

        @Schema(description = "Of what could be judged, from 0 to 1")
        double matchedShare,

        List<Total> totals,

        @Schema(description = "Everything that does not simply match")
        List<Entry> entries) {

    /** How many charges of one class, and their sum. */
    @Schema(name = "ReconciliationTotal")
    record Total(Finding finding, long count, long amount) {
        static Total from(Finding finding, Tally tally) {
            return new Total(finding, tally.count(), tally.amount());
        }
    }

    /** One charge. */
    @Schema(name = "ReconciliationEntry")
    record Entry(
            Finding finding,
            String orderNumber,
            String transactionId,

            @Schema(format = "uuid") @Nullable String paymentId,

            @Schema(description = "What was charged, as we have it; null when we had not recorded it") @Nullable
            Long ourAmount,

            @Nullable String ourStatus,

            @Schema(description = "What was charged, as the gateway has it; null when it does not") @Nullable
            Long theirAmount,

            @Nullable String theirStatus,
            String sentence) {
        static Entry from(Difference difference) {
            return new Entry(
                    difference.finding(),
                    difference.orderNo().value(),
                    difference.txn().value(),
                    difference.payment().map(Object::toString).orElse(null),
                    difference.ours().map(side -> side.amount().minor()).orElse(null),
                    difference.ours().map(Side::status).orElse(null),
                    difference.theirs().map(side -> side.amount().minor()).orElse(null),
                    difference.theirs().map(Side::status).orElse(null),
                    difference.sentence());
        }
    }

    static ReconciliationBody from(Reconciliation result) {
        return new ReconciliationBody(
                result.gateway().value(),
                result.day(),
                result.complete(),
                result.lookedAt(),
                result.matchedShare(),
                Stream.of(Finding.values())
                        .map(finding -> Total.from(finding, result.tally(finding)))
                        .toList(),
                result.differences().stream().map(Entry::from).toList());
    }
}
