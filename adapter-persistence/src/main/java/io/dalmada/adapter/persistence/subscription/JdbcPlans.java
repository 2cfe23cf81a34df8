package io.dalmada.adapter.persistence.subscription;

import io.dalmada.adapter.persistence.jdbc.NameCursor;
import io.dalmada.adapter.persistence.jdbc.Tables;
import io.dalmada.application.model.Page;
import io.dalmada.application.port.out.PlanRepository;
import io.dalmada.domain.plan.Plan;
import io.dalmada.domain.plan.PlanCode;
import io.dalmada.domain.plan.PriceVersion;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Plans in {@code plan} and {@code plan_price}; rows are only ever added. */
public final class JdbcPlans implements PlanRepository {
    private static final String WHOLE = """
            select p.*, v.price_no, v.amount, v.currency, v.tax_type, v.since from plan p
            join plan_price v on v.plan_code = p.code where p.code in (:codes) order by p.code, v.price_no""";
    private static final String FIRST = "select code from plan order by code limit :most";
    private static final String NEXT = "select code from plan where code > :after order by code limit :most";

    private static final String TABLE = "plan";

    private final Tables tables;

    public JdbcPlans(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Optional<Plan> find(PlanCode code) {
        return rows(List.of(code.value())).stream()
                .findFirst()
                .map(rows -> tables.readable().require(TABLE, code.value(), () -> PlanMapper.plan(rows)));
    }

    private List<Plan> readable(List<String> codes) {
        return codes.isEmpty()
                ? List.of()
                : rows(codes).stream()
                        .flatMap(rows ->
                                tables
                                        .readable()
                                        .ifReadable(TABLE, rows.get(0).code(), () -> PlanMapper.plan(rows))
                                        .stream())
                        .toList();
    }

    private Collection<List<PlanMapper.StoredRow>> rows(List<String> codes) {
        return PlanMapper.byPlan(
                tables.read(WHOLE).param("codes", codes).query(PlanMapper::row).list());
    }

    /** Of two transactions that add the same price number, or take the same code, a primary key refuses the second. */
    @Override
    public Plan save(Plan plan) {
        Plan.Snapshot now = plan.snapshot();
        if (plan.loadedPrices() == 0) {
            tables.insertAll(PlanMapper.INSERT, List.<@Nullable Object[]>of(PlanMapper.inserted(now)));
        }
        List<PriceVersion> added =
                now.prices().subList(plan.loadedPrices(), now.prices().size());
        tables.insertAll(
                PlanMapper.INSERT_PRICE,
                added.stream()
                        .map(price -> PlanMapper.inserted(now.code(), price))
                        .toList());
        return Plan.reconstitute(now);
    }

    @Override
    public Page<Plan> list(Optional<String> cursor, int limit) {
        StatementSpec codes = cursor.map(NameCursor::read)
                .map(after -> tables.read(NEXT).params(Map.of("after", after, "most", limit + 1)))
                .orElseGet(() -> tables.read(FIRST).param("most", limit + 1));
        List<String> found = codes.query(String.class).list();
        List<String> shown = found.subList(0, Math.min(limit, found.size()));
        List<Plan> plans = readable(shown);
        return new Page<>(
                plans,
                found.size() > limit ? Optional.of(NameCursor.after(shown.get(limit - 1))) : Optional.empty(),
                shown.size() - plans.size());
    }
}
