package io.dalmada.bootstrap.metrics;

import io.dalmada.application.port.out.NoticeCounts;
import io.dalmada.domain.gateway.GatewayId;
import io.micrometer.core.instrument.MeterRegistry;

/** Notices as counters; only configured gateways become tags. */
public record CountedNotices(MeterRegistry meters) implements NoticeCounts {
    @Override
    public void count(GatewayId gateway, String what) {
        meters.counter("dalmada.gateway.notices", "gateway", gateway.value(), "result", what)
                .increment();
    }
}
