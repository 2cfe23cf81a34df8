package io.dalmada.application.port.out.gateway;

import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.payment.DepositAccount;
import java.util.Optional;

/** What a refund waits for. */
public sealed interface PendingRefund {
    /** The gateway works on it. */
    record InProgress(GatewayTxnId refundTxn) implements PendingRefund {}

    /** The merchant must pay in first; the account is empty when the gateway did not give one. */
    record AwaitingDeposit(Optional<DepositAccount> account) implements PendingRefund {}
}
