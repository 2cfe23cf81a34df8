package io.dalmada.adapter.rest.limits;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A bucket for each caller and class of routes. Only known callers have one, so there are not many. Buckets belong to
 * this node: a caller of three nodes may send three times as many requests, which still is a bound.
 */
public final class RateBuckets {
    static final int WINDOW_SECONDS = 60;

    private final RateLimits limits;
    private final TimeMeter time;
    private final Map<Owner, Bucket> buckets = new ConcurrentHashMap<>();

    public RateBuckets(RateLimits limits, TimeMeter time) {
        this.limits = limits;
        this.time = time;
    }

    private record Owner(String caller, RateClass routes) {}

    /**
     * What is left to a caller.
     *
     * @param fullInSeconds when the whole quota is there again
     * @param waitSeconds how long to wait before the next request; 0 when this one may go on
     */
    record Quota(RateClass routes, int most, long left, long fullInSeconds, long waitSeconds) {
        boolean isUsedUp() {
            return waitSeconds > 0;
        }
    }

    Quota take(String caller, RateClass routes) {
        Bucket bucket = buckets.computeIfAbsent(new Owner(caller, routes), owner -> bucket(limits.of(routes)));
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        return new Quota(
                routes,
                limits.of(routes),
                probe.getRemainingTokens(),
                seconds(probe.getNanosToWaitForReset()),
                probe.isConsumed() ? 0 : Math.max(1, seconds(probe.getNanosToWaitForRefill())));
    }

    private Bucket bucket(int most) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(most).refillGreedy(most, Duration.ofSeconds(WINDOW_SECONDS)))
                .withCustomTimePrecision(time)
                .build();
    }

    public static long seconds(long nanos) {
        return (nanos + 999_999_999L) / 1_000_000_000L;
    }
}
