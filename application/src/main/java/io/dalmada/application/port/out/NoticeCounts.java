package io.dalmada.application.port.out;

import io.dalmada.domain.gateway.GatewayId;

/** Where notices are counted, for those who watch the metrics. */
@FunctionalInterface
public interface NoticeCounts {
    /** @param what a short name such as {@code received}, {@code duplicate} or {@code not-confirmed} */
    void count(GatewayId gateway, String what);

    /** Counts nothing. */
    static NoticeCounts silent() {
        return (gateway, what) -> {};
    }
}
