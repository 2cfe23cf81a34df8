package io.dalmada.application.testing;

import io.dalmada.application.model.Page;
import io.dalmada.application.port.out.ConcurrentChange;
import io.dalmada.application.port.out.PlanRepository;
import io.dalmada.application.testing.Storage.Kind;
import io.dalmada.domain.plan.Plan;
import io.dalmada.domain.plan.PlanCode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Plans in an {@link InMemoryStore}. */
final class InMemoryPlans implements PlanRepository {
    private final InMemoryStore store;

    InMemoryPlans(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public Optional<Plan> find(PlanCode code) {
        return store.read(state -> Optional.ofNullable(state.plans.get(code)))
                .map(found -> store.required(Kind.PLAN, code.value(), found))
                .map(Plan::reconstitute);
    }

    @Override
    public Plan save(Plan plan) {
        Plan.Snapshot now = plan.snapshot();
        store.step(state -> {
            Plan.Snapshot found = state.plans.put(now.code(), now);
            if (plan.loadedPrices() != (found == null ? 0 : found.prices().size())) {
                throw new ConcurrentChange("plan " + now.code() + " was changed by another transaction");
            }
            return now.prices().size();
        });
        return Plan.reconstitute(now);
    }

    @Override
    public Page<Plan> list(Optional<String> cursor, int limit) {
        Optional<String> last = cursor.map(InMemoryPlans::read);
        List<Plan> rest = store.read(state -> List.copyOf(state.plans.values())).stream()
                .filter(plan -> last.filter(after -> plan.code().value().compareTo(after) <= 0)
                        .isEmpty())
                .sorted(Comparator.comparing(plan -> plan.code().value()))
                .map(Plan::reconstitute)
                .toList();
        List<Plan> shown = rest.stream().limit(limit).toList();
        List<Plan> readable = shown.stream()
                .filter(plan -> store.isReadable(Kind.PLAN, plan.code().value()))
                .toList();
        return new Page<>(
                readable,
                rest.size() > limit ? Optional.of("p:" + shown.get(limit - 1).code()) : Optional.empty(),
                shown.size() - readable.size());
    }

    /** What was never given is refused, as a database's cursors are. */
    private static String read(String cursor) {
        if (!cursor.matches("p:[A-Za-z0-9_-]{1,40}")) {
            throw new IllegalArgumentException("cursor");
        }
        return cursor.substring(2);
    }
}
