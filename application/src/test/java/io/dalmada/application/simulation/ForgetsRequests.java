package io.dalmada.application.simulation;

import io.dalmada.application.port.out.IdempotencyRecords;
import java.util.Optional;
import java.util.Set;

/** (m), (n) What a request made is forgotten: when its key comes again, it is done again. */
final class ForgetsRequests implements Saboteur {
    private final String acts;

    /** @param acts how the keys of those begin that are forgotten */
    ForgetsRequests(String acts) {
        this.acts = acts;
    }

    @Override
    public Set<Dimension> needs() {
        return Set.of(Dimension.REPEATS);
    }

    @Override
    public <T> T port(Class<T> port, T real) {
        if (port != IdempotencyRecords.class) {
            return real;
        }
        return Twist.of(port, real, (method, given, call) -> switch (method) {
            case "find" -> given[1].toString().startsWith(acts) ? Optional.empty() : call.get();
            case "start" -> given[0].toString().contains("key=" + acts) ? null : call.get();
            default -> call.get();
        });
    }
}
