package io.dalmada.domain.payment;

import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.gateway.MerchantOrderNo;
import io.dalmada.domain.shared.Money;
import java.time.Instant;

/** A charge that we know to exist at the gateway; unique by gateway and transaction. */
public record GatewayCharge(GatewayTxnId txn, MerchantOrderNo orderNo, Money amount, ChargeRole role, Instant seenAt) {}
