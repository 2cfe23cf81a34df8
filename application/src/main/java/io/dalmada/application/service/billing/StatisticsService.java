package io.dalmada.application.service.billing;

import io.dalmada.application.port.in.Statistics;
import io.dalmada.application.port.out.StatisticsQuery;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;
import io.dalmada.domain.subscription.ChargeWindow;
import java.time.LocalDate;
import java.util.List;

final class StatisticsService implements Statistics {
    private static final int MOST_DAYS = 366;

    private final StatisticsQuery query;
    private final ChargeWindow window;

    StatisticsService(StatisticsQuery query, ChargeWindow window) {
        this.query = query;
        this.window = window;
    }

    @Override
    public List<Day> of(LocalDate from, LocalDate until) {
        if (until.isBefore(from) || until.isAfter(from.plusDays(MOST_DAYS))) {
            throw DomainException.field(
                    Refusal.SUBSCRIPTION_INVALID, "until", "until must be from 0 to 366 days after from");
        }
        return from.datesUntil(until.plusDays(1))
                .map(day -> new Day(day, query.between(window.begin(day), window.begin(day.plusDays(1)))))
                .toList();
    }
}
