package io.dalmada.adapter.persistence.subscription;

import io.dalmada.adapter.persistence.jdbc.Tables;
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
import java.time.Instant;
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

    /** One price with its plan's own part, as text and numbers: what they mean is another step, which may fail. */
    record StoredRow(
            String code,
            String name,
            @Nullable String shortCode,
            String unit,
            int count,
            int trialDays,
            String retryDays,
            int graceDays,
            String finalStep,
            int endAfterDays,
            Instant createdAt,
            int priceNo,
            long amount,
            String currency,
            String taxType,
            Instant since) {

        private PriceVersion price() {
            return new PriceVersion(
                    priceNo, new Money(amount, Currency.getInstance(currency)), TaxType.valueOf(taxType), since);
        }

        private DunningPolicy dunning() {
            List<Integer> days = Stream.of(retryDays.split(","))
                    .filter(day -> !day.isEmpty())
                    .map(Integer::valueOf)
                    .toList();
            return new DunningPolicy(days, graceDays, FinalStep.valueOf(finalStep), endAfterDays);
        }
    }

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

    static StoredRow row(ResultSet row, int number) throws SQLException {
        return new StoredRow(
                row.getString("code"),
                row.getString("title_name"),
                row.getString("title_code"),
                row.getString("interval_unit"),
                row.getInt("interval_count"),
                row.getInt("trial_days"),
                row.getString("retry_days"),
                row.getInt("grace_days"),
                row.getString("final_step"),
                row.getInt("end_after_days"),
                Tables.time(row, "created_at"),
                row.getInt("price_no"),
                row.getLong("amount"),
                row.getString("currency"),
                row.getString("tax_type"),
                Tables.time(row, "since"));
    }

    /** Keeps the order of the rows. */
    static Collection<List<StoredRow>> byPlan(List<StoredRow> rows) {
        return rows.stream()
                .collect(Collectors.groupingBy(StoredRow::code, LinkedHashMap::new, Collectors.toList()))
                .values();
    }

    /** From all of its rows. */
    static Plan plan(List<StoredRow> rows) {
        StoredRow of = rows.get(0);
        return Plan.reconstitute(new Plan.Snapshot(
                new PlanCode(of.code()),
                new OrderTitle(of.name(), Optional.ofNullable(of.shortCode())),
                new BillingInterval(BillingInterval.Unit.valueOf(of.unit()), of.count()),
                of.trialDays(),
                of.dunning(),
                rows.stream().map(StoredRow::price).toList(),
                of.createdAt()));
    }
}
