package io.dalmada.domain.subscription;

import io.dalmada.domain.gateway.RefundNo;
import io.dalmada.domain.payment.PaymentId;
import io.dalmada.domain.shared.Money;

/** Money that was asked back and may still go: until that is known, what it paid for pays for nothing else. */
public record PendingRefund(RefundNo refund, PaymentId payment, Money amount) {}
