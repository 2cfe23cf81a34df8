package io.dalmada.bootstrap.gateway;

import io.dalmada.application.port.out.RequestPacer;
import io.dalmada.bootstrap.DalmadaProperties;
import io.dalmada.domain.gateway.GatewayId;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A bucket for each gateway. It holds a twentieth of a second's permits: as many as come together while a run commits what
 * it claims, or else the rate would never be reached; and no more, so that hardly a second after a pause sees more requests
 * than agreed on.
 */
public final class BucketPacer implements RequestPacer {
    private static final int SLICES = 20;

    private final Map<String, Bucket> buckets;

    public BucketPacer(Map<String, DalmadaProperties.Gateway> gateways) {
        this.buckets = gateways.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, gateway -> bucket(gateway.getValue().ratePerSecond())));
    }

    private static Bucket bucket(int perSecond) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity((perSecond + SLICES - 1) / SLICES)
                        .refillGreedy(perSecond, Duration.ofSeconds(1)))
                .build();
    }

    @Override
    public int permits(GatewayId gateway, int wanted) {
        return Optional.ofNullable(buckets.get(gateway.value()))
                .map(bucket -> (int) bucket.tryConsumeAsMuchAsPossible(wanted))
                .orElse(wanted);
    }
}
