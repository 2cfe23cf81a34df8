package io.dalmada.bootstrap;

import io.dalmada.application.port.in.ReceiveNotice;
import io.dalmada.application.port.out.GatewayNoticeBox;
import io.dalmada.application.port.out.IdSource;
import io.dalmada.application.port.out.TransactionRunner;
import io.dalmada.application.port.out.gateway.PaymentGateways;
import io.dalmada.application.service.notice.NoticePorts;
import io.dalmada.application.service.notice.NoticeTokens;
import io.dalmada.application.service.notice.NoticeUseCases;
import io.dalmada.application.service.wiring.UseCases;
import io.dalmada.bootstrap.gateway.VendorSettings;
import io.dalmada.bootstrap.metrics.CountedNotices;
import io.dalmada.bootstrap.startup.IncompleteConfiguration;
import io.dalmada.bootstrap.time.ClockWatch;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.shared.SecretText;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gateway notices, received at an address that only the gateways know. */
@Configuration(proxyBeanMethods = false)
class NoticeConfiguration {
    @Bean
    NoticePorts noticePorts(
            PaymentGateways gateways,
            GatewayNoticeBox box,
            MeterRegistry meters,
            TransactionRunner transactions,
            IdSource ids,
            Clock clock,
            ObjectProvider<ClockWatch> watch) {
        return new NoticePorts(
                gateways, box, new CountedNotices(meters), transactions, ids, ClockWatch.trusted(watch, clock));
    }

    @Bean
    NoticeUseCases noticeUseCases(NoticePorts ports, DalmadaProperties properties, UseCases useCases) {
        return NoticeUseCases.over(ports, tokens(properties), useCases.verifyNotification());
    }

    @Bean
    ReceiveNotice receiveNotice(NoticeUseCases useCases) {
        return useCases.receive();
    }

    private static NoticeTokens tokens(DalmadaProperties properties) {
        Map<GatewayId, SecretText> tokens = new HashMap<>();
        properties
                .gateways()
                .forEach((id, gateway) -> VendorSettings.text(gateway.noticeToken())
                        .ifPresent(token -> tokens.put(new GatewayId(id), SecretText.of(token))));
        try {
            return new NoticeTokens(tokens);
        } catch (IllegalArgumentException malformed) {
            throw new IncompleteConfiguration(List.of("dalmada.gateways.<id>.notice-token: " + malformed.getMessage()));
        }
    }
}
