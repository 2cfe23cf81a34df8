package io.dalmada.application.simulation;

import io.dalmada.application.port.out.BillingKeyRepository;
import io.dalmada.domain.billingkey.BillingKey;
import io.dalmada.domain.billingkey.BillingKeyId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** (r) A claim reads billing keys from a cache that nobody empties. */
final class ForgetsEndedKeys implements Saboteur {
    private final Map<BillingKeyId, BillingKey> cached = new HashMap<>();

    @Override
    public <T> T port(Class<T> port, T real) {
        if (port != BillingKeyRepository.class) {
            return real;
        }
        return Twist.of(port, real, (method, given, call) -> switch (method) {
            case "findAllForCharge" -> fromCache((BillingKeyRepository) real, (Collection<?>) given[0]);
            case "notChargeable" -> Set.of();
            default -> call.get();
        });
    }

    private List<BillingKey> fromCache(BillingKeyRepository real, Collection<?> ids) {
        return ids.stream()
                .map(BillingKeyId.class::cast)
                .map(id -> cached.computeIfAbsent(id, unknown -> real.find(id).orElseThrow()))
                .map(Objects::requireNonNull)
                .toList();
    }
}
