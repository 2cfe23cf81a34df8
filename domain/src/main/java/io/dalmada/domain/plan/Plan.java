package io.dalmada.domain.plan;

import io.dalmada.domain.payment.OrderTitle;
import io.dalmada.domain.payment.TaxType;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Money;
import io.dalmada.domain.shared.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What can be subscribed to. Its interval, trial and dunning are set once; its price changes by adding a version, which
 * holds for new agreements only. Who has subscribed keeps the {@link PlanTerms} of that day.
 */
public final class Plan {
    private static final int LONGEST_TRIAL = 365;

    private final PlanCode code;
    private final OrderTitle title;
    private final BillingInterval interval;
    private final int trialDays;
    private final DunningPolicy dunning;
    private final List<PriceVersion> prices;
    private final Instant createdAt;
    private final int loadedPrices;

    private Plan(Snapshot from, int loadedPrices) {
        this.code = from.code();
        this.title = from.title();
        this.interval = from.interval();
        this.trialDays = from.trialDays();
        this.dunning = from.dunning();
        this.prices = new ArrayList<>(from.prices());
        this.createdAt = from.createdAt();
        this.loadedPrices = loadedPrices;
    }

    /** @param title what customers read on the slip */
    public static Plan create(
            PlanCode code,
            OrderTitle title,
            BillingInterval interval,
            int trialDays,
            DunningPolicy dunning,
            Money price,
            TaxType taxType,
            Instant now) {
        if (trialDays < 0 || trialDays > LONGEST_TRIAL) {
            throw DomainException.field(Refusal.PLAN_INVALID, "trialDays", "trialDays must be 0 to 365");
        }
        PriceVersion first = new PriceVersion(1, price, taxType, now);
        return new Plan(new Snapshot(code, title, interval, trialDays, dunning, List.of(first), now), 0);
    }

    /** For persistence only: a plan as it was stored. */
    public static Plan reconstitute(Snapshot stored) {
        return new Plan(stored, stored.prices().size());
    }

    /** A new price for agreements from now on. */
    public PriceVersion addPrice(Money price, TaxType taxType, Instant now) {
        PriceVersion added = new PriceVersion(prices.size() + 1, price, taxType, now);
        prices.add(added);
        return added;
    }

    /** What a customer who subscribes now agrees to. */
    public PlanTerms terms() {
        PriceVersion price = price();
        return new PlanTerms(code, price.number(), title, price.amount(), price.taxType(), interval, dunning);
    }

    /** The latest price. */
    public PriceVersion price() {
        return prices.get(prices.size() - 1);
    }

    public PlanCode code() {
        return code;
    }

    public int trialDays() {
        return trialDays;
    }

    /** How many prices were stored when the plan was loaded, 0 when it is new: what a save must still find. */
    public int loadedPrices() {
        return loadedPrices;
    }

    public Snapshot snapshot() {
        return new Snapshot(code, title, interval, trialDays, dunning, prices, createdAt);
    }

    /** All state of a plan, for storing it. */
    public record Snapshot(
            PlanCode code,
            OrderTitle title,
            BillingInterval interval,
            int trialDays,
            DunningPolicy dunning,
            List<PriceVersion> prices,
            Instant createdAt) {
        public Snapshot {
            prices = List.copyOf(prices);
        }
    }
}
