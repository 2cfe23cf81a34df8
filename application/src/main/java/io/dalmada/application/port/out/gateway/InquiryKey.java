package io.dalmada.application.port.out.gateway;

import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.gateway.MerchantOrderNo;
import java.time.Instant;

/** By what a charge is looked up; the time tells gateways that list by day where to look. */
public sealed interface InquiryKey {
    record ByTransaction(GatewayTxnId txn, Instant around) implements InquiryKey {}

    record ByOrder(MerchantOrderNo orderNo, Instant sentAt) implements InquiryKey {}
}
