package io.dalmada.adapter.rest.billingkey;

import io.dalmada.adapter.rest.limits.RateBuckets;
import io.dalmada.adapter.rest.limits.RateLimits;
import io.dalmada.adapter.rest.web.problem.TooManyRequests;
import io.dalmada.application.port.in.RegistrationResult;
import io.dalmada.application.port.out.ConcurrentChange;
import io.dalmada.domain.shared.CustomerId;
import io.dalmada.domain.shared.DomainException;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops the testing of many cards (T-07): each try takes permits before the gateway is asked, and gives them back unless
 * the card is refused or the outcome is unknown. So a thousand tries at once get no further than a thousand in a row.
 * Nothing of a card is read or kept, no hash either: tries are counted by customer, key and address.
 */
public final class CardTestingLimiter {
    private static final Logger LOG = LoggerFactory.getLogger(CardTestingLimiter.class);
    private static final int MANY = 10_000;

    private final RateLimits.RefusedCards limits;
    private final TimeMeter time;
    private final Map<Owner, Bucket> buckets = new ConcurrentHashMap<>();

    public CardTestingLimiter(RateLimits.RefusedCards limits, TimeMeter time) {
        this.limits = limits;
        this.time = time;
    }

    /** Who tries a card. */
    record Trier(String caller, String address, CustomerId customer) {}

    /** By what tries are counted, and in which time. */
    private enum Count {
        CUSTOMER_HOURLY,
        CUSTOMER_DAILY,
        KEY_HOURLY,
        ADDRESS_HOURLY;

        Duration span() {
            return this == CUSTOMER_DAILY ? Duration.ofDays(1) : Duration.ofHours(1);
        }

        String of(Trier trier) {
            return switch (this) {
                case CUSTOMER_HOURLY, CUSTOMER_DAILY -> trier.customer().value();
                case KEY_HOURLY -> trier.caller();
                case ADDRESS_HOURLY -> trier.address();
            };
        }
    }

    private record Owner(Count count, String name) {}

    /** @throws TooManyRequests instead of the try when too many before it were refused */
    RegistrationResult of(Trier trier, Supplier<RegistrationResult> trial) {
        List<Bucket> taken = take(trier);
        boolean innocent = false;
        try {
            RegistrationResult result = trial.get();
            innocent = result.fold(registered -> true, refused -> false, not -> true, unknown -> false);
            return result;
        } catch (DomainException | ConcurrentChange notEvenTried) {
            innocent = true;
            throw notEvenTried;
        } finally {
            if (innocent) {
                giveBack(taken);
            }
        }
    }

    private List<Bucket> take(Trier trier) {
        List<Bucket> taken = new ArrayList<>();
        for (Count count : Count.values()) {
            Bucket bucket = bucket(new Owner(count, count.of(trier)));
            ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
            if (!probe.isConsumed()) {
                giveBack(taken);
                LOG.warn("API key {} tries too many cards in vain ({})", trier.caller(), count);
                throw TooManyRequests.ofCards(RateBuckets.seconds(probe.getNanosToWaitForRefill()));
            }
            taken.add(bucket);
        }
        return taken;
    }

    private static void giveBack(List<Bucket> taken) {
        taken.forEach(bucket -> bucket.addTokens(1));
    }

    private Bucket bucket(Owner owner) {
        if (buckets.size() > MANY) {
            // A full bucket can be dropped, so the number of buckets is bounded by what API keys may try.
            buckets.entrySet()
                    .removeIf(each -> each.getValue().getAvailableTokens()
                            == most(each.getKey().count()));
        }
        return buckets.computeIfAbsent(owner, this::fresh);
    }

    private Bucket fresh(Owner owner) {
        int most = most(owner.count());
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(most)
                        .refillIntervally(most, owner.count().span()))
                .withCustomTimePrecision(time)
                .build();
    }

    private int most(Count count) {
        return switch (count) {
            case CUSTOMER_HOURLY -> limits.customerHourly();
            case CUSTOMER_DAILY -> limits.customerDaily();
            case KEY_HOURLY -> limits.keyHourly();
            case ADDRESS_HOURLY -> limits.addressHourly();
        };
    }
}
