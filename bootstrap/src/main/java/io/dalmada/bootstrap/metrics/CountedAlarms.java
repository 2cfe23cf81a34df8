package io.dalmada.bootstrap.metrics;

import io.dalmada.application.port.out.Alarms;
import io.dalmada.domain.gateway.GatewayId;
import io.micrometer.core.instrument.MeterRegistry;

/** Alarms as counters: the monitoring system alerts the operator. */
public record CountedAlarms(MeterRegistry meters) implements Alarms {
    @Override
    public void raise(String kind, GatewayId gateway, long count) {
        meters.counter("dalmada.alarms", "kind", kind, "gateway", gateway.value())
                .increment(count);
    }
}
