package io.dalmada.application.port.out;

import io.dalmada.application.model.Page;
import io.dalmada.domain.plan.Plan;
import io.dalmada.domain.plan.PlanCode;
import java.util.Optional;

/** The catalogue of plans. */
public interface PlanRepository {
    Optional<Plan> find(PlanCode code);

    /**
     * Stores a new plan, or the prices that were added to one; prices are never changed. Inside a transaction.
     *
     * @return the plan as stored, to go on with
     * @throws ConcurrentChange now or at commit, when the code is taken or another price was added meanwhile
     */
    Plan save(Plan plan);

    /** By code. @param cursor from the page before */
    Page<Plan> list(Optional<String> cursor, int limit);
}
