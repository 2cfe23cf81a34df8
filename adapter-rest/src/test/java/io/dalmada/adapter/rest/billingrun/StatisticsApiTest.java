package io.dalmada.adapter.rest.billingrun;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.adapter.rest.ApiTest;
import io.dalmada.adapter.rest.Client.Reply;
import io.dalmada.application.model.DayFigures;
import io.dalmada.application.port.in.Statistics;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Money;
import io.dalmada.domain.shared.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatisticsApiTest extends ApiTest {
    private static final String PATH = "/v1/statistics?from=2026-11-22&until=2026-11-23";

    static List<Statistics.Day> days() {
        return List.of(
                new Statistics.Day(
                        LocalDate.parse("2026-11-22"),
                        new DayFigures(
                                10,
                                7,
                                Map.of(DeclineReason.INSUFFICIENT_BALANCE, 2L),
                                1,
                                1,
                                Money.won(69_300),
                                Money.won(9_900))),
                new Statistics.Day(
                        LocalDate.parse("2026-11-23"),
                        new DayFigures(
                                4,
                                1,
                                Map.of(DeclineReason.CARD_EXPIRED, 1L, DeclineReason.INSUFFICIENT_BALANCE, 2L),
                                0,
                                0,
                                Money.won(9_900),
                                Money.won(0))));
    }

    @Test
    void shows_each_day_and_the_sums() {
        operator.onStatistics = StatisticsApiTest::days;

        Reply reply = client().get(PATH);

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.<List<String>>at("days[*].day")).containsExactly("2026-11-22", "2026-11-23");
        assertThat(reply.<Integer>at("days[1].declinedBy.CARD_EXPIRED")).isOne();
        assertThat(reply.<Integer>at("sum.due")).isEqualTo(14);
        assertThat(reply.<Integer>at("sum.charged")).isEqualTo(8);
        assertThat(reply.<Integer>at("sum.declined")).isEqualTo(5);
        assertThat(reply.<Integer>at("sum.declinedBy.INSUFFICIENT_BALANCE")).isEqualTo(4);
        assertThat(reply.<Integer>at("sum.unknown")).isOne();
        assertThat(reply.<Integer>at("sum.recovered")).isOne();
        assertThat(reply.<Integer>at("sum.revenue")).isEqualTo(79_200);
        assertThat(reply.<Integer>at("sum.refunded")).isEqualTo(9_900);
        assertThat(reply.<String>at("currency")).isEqualTo("KRW");
        assertThat(ports.calls).containsExactly("statistics 2026-11-22 2026-11-23");
    }

    @Test
    void refuses_a_range_that_makes_no_sense() {
        operator.onStatistics = () -> {
            throw DomainException.field(
                    Refusal.SUBSCRIPTION_INVALID, "until", "until must be from 0 to 366 days after from");
        };

        Reply reply = client().get(PATH);

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.<String>at("field")).isEqualTo("until");
    }
}
