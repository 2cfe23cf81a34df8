package io.dalmada.adapter.rest.billingrun;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.dalmada.application.model.DayFigures;
import io.dalmada.application.port.in.Statistics;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.shared.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Payments by the day on which they were made, in Korea. */
@Schema(name = "Statistics")
record StatisticsBody(LocalDate from, LocalDate until, String currency, List<Row> days, Row sum) {

    /** DayFigures of one day, or of all. */
    @Schema(name = "StatisticsRow")
    record Row(
            @JsonInclude(Include.NON_NULL) @Schema(description = "Absent in the sum") @Nullable
            LocalDate day,

            @Schema(description = "Payments that were to be collected")
            long due,

            @Schema(description = "Those that are paid, refunded later or not")
            long charged,

            long declined,
            Map<DeclineReason, Long> declinedBy,
            @Schema(description = "Whose outcome is open") long unknown,
            @Schema(description = "Paid after a decline") long recovered,
            long revenue,
            long refunded) {

        static Row from(Statistics.Day day) {
            DayFigures of = day.figures();
            return new Row(
                    day.day(),
                    of.due(),
                    of.charged(),
                    total(of.declined()),
                    new TreeMap<>(of.declined()),
                    of.unknown(),
                    of.recovered(),
                    of.revenue().minor(),
                    of.refunded().minor());
        }

        static Row sum(List<Row> rows) {
            Map<DeclineReason, Long> declined = rows.stream()
                    .flatMap(row -> row.declinedBy().entrySet().stream())
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Math::addExact, TreeMap::new));
            return new Row(
                    null,
                    add(rows, Row::due),
                    add(rows, Row::charged),
                    total(declined),
                    declined,
                    add(rows, Row::unknown),
                    add(rows, Row::recovered),
                    add(rows, Row::revenue),
                    add(rows, Row::refunded));
        }

        private static long add(List<Row> rows, ToLongFunction<Row> figure) {
            return rows.stream().mapToLong(figure).reduce(0, Math::addExact);
        }

        private static long total(Map<DeclineReason, Long> declined) {
            return declined.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    static StatisticsBody from(LocalDate from, LocalDate until, List<Statistics.Day> days) {
        List<Row> rows = days.stream().map(Row::from).toList();
        return new StatisticsBody(from, until, Money.KRW.getCurrencyCode(), rows, Row.sum(rows));
    }
}
