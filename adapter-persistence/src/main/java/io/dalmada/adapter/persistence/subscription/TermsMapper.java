package io.dalmada.adapter.persistence.subscription;

import io.dalmada.domain.payment.OrderTitle;
import io.dalmada.domain.payment.TaxType;
import io.dalmada.domain.plan.BillingInterval;
import io.dalmada.domain.plan.DunningPolicy;
import io.dalmada.domain.plan.FinalStep;
import io.dalmada.domain.plan.PlanCode;
import io.dalmada.domain.plan.PlanTerms;
import io.dalmada.domain.shared.Money;
import io.dalmada.domain.subscription.Arrangement;
import io.dalmada.domain.subscription.BillingCalendar;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;

/** What was agreed on, to its stored form and back. */
final class TermsMapper {
    private TermsMapper() {}

    static StoredSubscription.Arrangement stored(Arrangement from) {
        BillingCalendar calendar = from.calendar();
        return new StoredSubscription.Arrangement(
                stored(from.terms()),
                from.quantity(),
                new StoredSubscription.Calendar(
                        calendar.first().toString(), calendar.anchorDay(), stored(calendar.interval())),
                from.index());
    }

    static StoredSubscription.Terms stored(PlanTerms from) {
        return new StoredSubscription.Terms(
                from.plan().value(),
                from.priceVersion(),
                from.title().name(),
                from.title().code().orElse(null),
                from.unitPrice().minor(),
                from.taxType().name(),
                stored(from.interval()),
                stored(from.dunning()));
    }

    private static StoredSubscription.Interval stored(BillingInterval from) {
        return new StoredSubscription.Interval(from.unit().name(), from.count());
    }

    private static StoredSubscription.Dunning stored(DunningPolicy from) {
        return new StoredSubscription.Dunning(
                from.retryDays(), from.graceDays(), from.finalStep().name(), from.endAfterDays());
    }

    static Arrangement arrangement(StoredSubscription.Arrangement from, Currency currency) {
        StoredSubscription.Calendar calendar = from.calendar();
        return new Arrangement(
                terms(from.terms(), currency),
                from.quantity(),
                new BillingCalendar(
                        LocalDate.parse(calendar.first()), calendar.anchorDay(), interval(calendar.interval())),
                from.index());
    }

    static PlanTerms terms(StoredSubscription.Terms from, Currency currency) {
        return new PlanTerms(
                new PlanCode(from.plan()),
                from.priceVersion(),
                new OrderTitle(from.title(), Optional.ofNullable(from.titleCode())),
                new Money(from.unitPrice(), currency),
                TaxType.valueOf(from.taxType()),
                interval(from.interval()),
                dunning(from.dunning()));
    }

    private static BillingInterval interval(StoredSubscription.Interval from) {
        return new BillingInterval(BillingInterval.Unit.valueOf(from.unit()), from.count());
    }

    private static DunningPolicy dunning(StoredSubscription.Dunning from) {
        return new DunningPolicy(
                from.retryDays(), from.graceDays(), FinalStep.valueOf(from.finalStep()), from.endAfterDays());
    }
}
