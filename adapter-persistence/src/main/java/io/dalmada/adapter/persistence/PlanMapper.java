package io.dalmada.adapter.persistence;

import io.dalmada.domain.payment.OrderTitle;
import io.dalmada.domain.payment.TaxType;
import io.dalmada.domain.plan.BillingInterval;
import io.dalmada.domain.plan.DunningPolicy;
import io.dalmada.domain.plan.FinalStep;
import io.dalmada.domain.plan.Plan;
import io.dalmada.domain.plan.PlanCode;
import io.dalmada.domain.plan.PriceVersion;
import io.dalmada.domain.shared.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Plans and their prices to rows and back. */
final class PlanMapper {
    static final String INSERT =
            "insert into plan (code, title_name, title_code, interval_unit, interval_count, trial_days,"
                    + " retry_days, grace_days, final_step, end_after_days, created_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    static final String INSERT_PRICE = "insert into plan_price (plan_code, price_no, amount, currency, tax_type, since)"
            + " values (?, ?, ?, ?, ?, ?)";

    private PlanMapper() {}

    /** A plan's own part, the same in each of its rows, and one of its prices. */
    record PricedRow(Plan.Snapshot plan, PriceVersion price) {}

    static @Nullable Object[] inserted(Plan.Snapshot from) {
        DunningPolicy dunning = from.dunning();
        return new @Nullable Object[] {
            from.code().value(),
            from.title().name(),
            from.title().code().orElse(null),
            from.interval().unit().name(),
            from.interval().count(),
            from.trialDays(),
            dunning.retryDays().stream().map(String::valueOf).collect(Collectors.joining(",")),
            dunning.graceDays(),
            dunning.finalStep().name(),
            dunning.endAfterDays(),
            Tables.time(from.createdAt())
        };
    }

    static @Nullable Object[] inserted(PlanCode of, PriceVersion price) {
        return new @Nullable Object[] {
            of.value(),
            price.number(),
            price.amount().minor(),
            price.amount().currency().getCurrencyCode(),
            price.taxType().name(),
            Tables.time(price.since())
        };
    }

    static PricedRow row(ResultSet row, int number) throws SQLException {
        Plan.Snapshot plan = new Plan.Snapshot(
                new PlanCode(row.getString("code")),
                new OrderTitle(row.getString("title_name"), Optional.ofNullable(row.getString("title_code"))),
                new BillingInterval(
                        BillingInterval.Unit.valueOf(row.getString("interval_unit")), row.getInt("interval_count")),
                row.getInt("trial_days"),
                dunning(row),
                List.of(),
                Tables.time(row, "created_at"));
        return new PricedRow(plan, price(row));
    }

    private static DunningPolicy dunning(ResultSet row) throws SQLException {
        List<Integer> retryDays = Stream.of(row.getString("retry_days").split(","))
                .filter(day -> !day.isEmpty())
                .map(Integer::valueOf)
                .toList();
        return new DunningPolicy(
                retryDays,
                row.getInt("grace_days"),
                FinalStep.valueOf(row.getString("final_step")),
                row.getInt("end_after_days"));
    }

    private static PriceVersion price(ResultSet row) throws SQLException {
        return new PriceVersion(
                row.getInt("price_no"),
                new Money(row.getLong("amount"), Currency.getInstance(row.getString("currency"))),
                TaxType.valueOf(row.getString("tax_type")),
                Tables.time(row, "since"));
    }

    /** Keeps the order of the rows. */
    static Collection<List<PricedRow>> byPlan(List<PricedRow> rows) {
        return rows.stream()
                .collect(Collectors.groupingBy(row -> row.plan().code(), LinkedHashMap::new, Collectors.toList()))
                .values();
    }

    static Plan plan(List<PricedRow> rows) {
        Plan.Snapshot of = rows.get(0).plan();
        List<PriceVersion> prices = rows.stream().map(PricedRow::price).toList();
        return Plan.reconstitute(new Plan.Snapshot(
                of.code(), of.title(), of.interval(), of.trialDays(), of.dunning(), prices, of.createdAt()));
    }
}
