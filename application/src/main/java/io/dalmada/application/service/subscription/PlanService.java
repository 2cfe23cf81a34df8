package io.dalmada.application.service.subscription;

import io.dalmada.application.model.Page;
import io.dalmada.application.model.RequestKey;
import io.dalmada.application.port.in.ManagePlans;
import io.dalmada.application.service.shared.OptimisticRetry;
import io.dalmada.application.service.shared.Ports;
import io.dalmada.application.service.shared.RequestKeys;
import io.dalmada.domain.payment.TaxType;
import io.dalmada.domain.plan.Plan;
import io.dalmada.domain.plan.PlanCode;
import io.dalmada.domain.plan.PriceVersion;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Money;
import io.dalmada.domain.shared.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

final class PlanService implements ManagePlans {
    private final Ports ports;

    PlanService(Ports ports) {
        this.ports = ports;
    }

    @Override
    public Plan create(NewPlan wanted, Optional<RequestKey> request) {
        return OptimisticRetry.retrying(() -> ports.transactions().inTransaction(() -> {
            RequestKeys.begin(ports, request, idOf(wanted.code()));
            return ports.plans()
                    .find(wanted.code())
                    .map(known -> same(known, wanted))
                    .orElseGet(() -> add(wanted));
        }));
    }

    private Plan add(NewPlan wanted) {
        return ports.plans()
                .save(Plan.create(
                        wanted.code(),
                        wanted.title(),
                        wanted.interval(),
                        wanted.trialDays(),
                        wanted.dunning(),
                        wanted.price(),
                        wanted.taxType(),
                        ports.clock().instant()));
    }

    private static Plan same(Plan known, NewPlan wanted) {
        Plan.Snapshot is = known.snapshot();
        PriceVersion first = is.prices().get(0);
        boolean equal = is.title().equals(wanted.title())
                && is.interval().equals(wanted.interval())
                && is.trialDays() == wanted.trialDays()
                && is.dunning().equals(wanted.dunning())
                && first.amount().equals(wanted.price())
                && first.taxType() == wanted.taxType();
        if (!equal) {
            throw DomainException.field(Refusal.PLAN_CODE_TAKEN, "code", "this code stands for another plan");
        }
        return known;
    }

    @Override
    public Plan addPrice(PlanCode code, Money amount, TaxType taxType, Optional<RequestKey> request) {
        return OptimisticRetry.retrying(() -> ports.transactions().inTransaction(() -> {
            Plan plan = get(code);
            boolean done = RequestKeys.begin(ports, request, idOf(code)).isPresent() || isLatest(plan, amount, taxType);
            if (done) {
                return plan;
            }
            plan.addPrice(amount, taxType, ports.clock().instant());
            return ports.plans().save(plan);
        }));
    }

    private static boolean isLatest(Plan plan, Money amount, TaxType taxType) {
        PriceVersion latest = plan.price();
        return latest.amount().equals(amount) && latest.taxType() == taxType;
    }

    /** A plan has a code and no id; a request names what it is about by an id. */
    private static UUID idOf(PlanCode code) {
        return UUID.nameUUIDFromBytes(("plan " + code).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Plan get(PlanCode code) {
        return ports.plans()
                .find(code)
                .orElseThrow(() -> DomainException.of(Refusal.PLAN_NOT_FOUND, "there is no such plan"));
    }

    @Override
    public Page<Plan> list(Optional<String> cursor, int limit) {
        return ports.plans().list(cursor, limit);
    }
}
