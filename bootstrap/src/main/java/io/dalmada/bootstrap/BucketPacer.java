package io.dalmada.bootstrap;

import io.dalmada.application.port.out.RequestPacer;
import io.dalmada.domain.gateway.GatewayId;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A bucket for each gateway. It holds no more than a fiftieth of a second's permits, so that no second sees more requests
 * than agreed on after a pause.
 */
final class BucketPacer implements RequestPacer {
    private static final int SLICES = 50;

    private final Map<String, Bucket> buckets;

    BucketPacer(Map<String, DalmadaProperties.Gateway> gateways) {
        this.buckets = gateways.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, gateway -> bucket(gateway.getValue().ratePerSecond())));
    }

    private static Bucket bucket(int perSecond) {
        return Bucket.builder()
                .addLimit(limit ->
                        limit.capacity(Math.max(1, perSecond / SLICES)).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .build();
    }

    @Override
    public int permits(GatewayId gateway, int wanted) {
        return Optional.ofNullable(buckets.get(gateway.value()))
                .map(bucket -> (int) bucket.tryConsumeAsMuchAsPossible(wanted))
                .orElse(wanted);
    }
}
