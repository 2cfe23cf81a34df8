package io.dalmada.domain.subscription;

import io.dalmada.domain.billingkey.BillingKeyId;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.payment.OrderTitle;
import io.dalmada.domain.payment.TaxType;
import io.dalmada.domain.plan.BillingInterval;
import io.dalmada.domain.plan.DunningPolicy;
import io.dalmada.domain.plan.PlanCode;
import io.dalmada.domain.plan.PlanTerms;
import io.dalmada.domain.shared.CustomerId;
import io.dalmada.domain.shared.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.UUID;

/** Terms and orders, all of them from ten o'clock on 23 November 2026 in Seoul. */
final class Agreements {
    /** At a gateway that charges at least 100 won. */
    static final BillingRules RULES = BillingRules.STANDARD.withMinimum(Money.won(100));

    static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    static final Instant NOW = at("2026-11-23T10:00");
    static final GatewayId GATEWAY = new GatewayId("cookiepay");
    static final BillingKeyId KEY = new BillingKeyId(new UUID(7, 7));
    static final PlanTerms MONTHLY = terms(30_000, BillingInterval.monthly(), DunningPolicy.STANDARD);
    static final PlanTerms CHEAP = terms(9_000, BillingInterval.monthly(), DunningPolicy.STANDARD);

    static final PlanTerms DEAR = terms(90_000, BillingInterval.monthly(), DunningPolicy.STANDARD);

    private Agreements() {}

    /** A time of day in Seoul. */
    static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(RULES.window().zone()).toInstant();
    }

    static PlanTerms terms(long won, BillingInterval interval, DunningPolicy dunning) {
        return new PlanTerms(
                new PlanCode("P" + won),
                1,
                new OrderTitle("구독 " + won, Optional.empty()),
                Money.won(won),
                TaxType.TAXABLE,
                interval,
                dunning);
    }

    static Order order(PlanTerms terms) {
        return order(terms, 0, Optional.empty(), Optional.empty(), Optional.empty());
    }

    static Order trial(PlanTerms terms, int days) {
        return order(terms, days, Optional.empty(), Optional.empty(), Optional.empty());
    }

    static Order term(PlanTerms terms, int periods) {
        return order(terms, 0, Optional.empty(), Optional.empty(), Optional.of(periods));
    }

    static Order startingOn(PlanTerms terms, LocalDate day) {
        return order(terms, 0, Optional.of(day), Optional.empty(), Optional.empty());
    }

    static Order order(
            PlanTerms terms,
            int trialDays,
            Optional<LocalDate> startOn,
            Optional<Integer> anchor,
            Optional<Integer> periods) {
        return new Order(new CustomerId("customer-1"), KEY, GATEWAY, terms, 1, trialDays, startOn, anchor, periods);
    }
}
