package io.dalmada.application.service.notice;

import io.dalmada.application.port.out.GatewayNoticeBox;
import io.dalmada.application.port.out.IdSource;
import io.dalmada.application.port.out.NoticeCounts;
import io.dalmada.application.port.out.TransactionRunner;
import io.dalmada.application.port.out.gateway.PaymentGateways;
import java.time.Clock;

/**
 * What notices need from outside; nothing of it touches money.
 *
 * @param gateways to read notices by, never to ask
 * @param clock business time
 */
public record NoticePorts(
        PaymentGateways gateways,
        GatewayNoticeBox box,
        NoticeCounts counts,
        TransactionRunner transactions,
        IdSource ids,
        Clock clock) {}
