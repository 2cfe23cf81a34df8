package io.dalmada.adapter.rest.plan;

import io.dalmada.domain.plan.DunningPolicy;
import io.dalmada.domain.plan.FinalStep;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** How a declined bill is collected after all; days count from its first decline. */
@Schema(name = "Dunning")
record DunningBody(List<Integer> retryDays, int graceDays, FinalStep finalStep, int endAfterDays) {
    static DunningBody from(DunningPolicy policy) {
        return new DunningBody(policy.retryDays(), policy.graceDays(), policy.finalStep(), policy.endAfterDays());
    }
}
