package io.dalmada.application.service;

import io.dalmada.application.port.in.ManagePlans;
import io.dalmada.application.port.out.Page;
import io.dalmada.domain.payment.TaxType;
import io.dalmada.domain.plan.Plan;
import io.dalmada.domain.plan.PlanCode;
import io.dalmada.domain.plan.PriceVersion;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Money;
import io.dalmada.domain.shared.Refusal;
import java.util.Optional;

final class PlanService implements ManagePlans {
    private final Ports ports;

    PlanService(Ports ports) {
        this.ports = ports;
    }

    @Override
    public Plan create(NewPlan wanted) {
        return Races.retrying(() -> ports.transactions()
                .inTransaction(() -> ports.plans()
                        .find(wanted.code())
                        .map(known -> same(known, wanted))
                        .orElseGet(() -> add(wanted))));
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
    public Plan addPrice(PlanCode code, Money amount, TaxType taxType) {
        return Races.retrying(() -> ports.transactions().inTransaction(() -> {
            Plan plan = get(code);
            PriceVersion latest = plan.price();
            if (latest.amount().equals(amount) && latest.taxType() == taxType) {
                return plan;
            }
            plan.addPrice(amount, taxType, ports.clock().instant());
            return ports.plans().save(plan);
        }));
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
