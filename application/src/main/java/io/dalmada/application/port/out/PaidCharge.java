package io.dalmada.application.port.out;

import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.gateway.MerchantOrderNo;
import java.time.Instant;

/** A charge that we hold for paid, as little of it as a comparison needs: a day may have very many. */
public record PaidCharge(MerchantOrderNo orderNo, GatewayTxnId txn, Instant approvedAt) {}
