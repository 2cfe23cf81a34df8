package io.dalmada.application.simulation;

import io.dalmada.application.port.out.gateway.ChargeCommand;
import io.dalmada.application.port.out.gateway.ChargeOutcome;
import io.dalmada.application.port.out.gateway.InquiryKey;
import io.dalmada.application.port.out.gateway.InquiryOutcome;
import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.application.port.out.gateway.PaymentSnapshot;
import io.dalmada.domain.gateway.Decline;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.gateway.Doubt;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.gateway.MerchantOrderNo;
import io.dalmada.domain.shared.Money;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Adapters with a mistake. */
final class Gateways {
    private Gateways() {}

    /** (c) */
    static PaymentGateway unreadableMeansNo(PaymentGateway real) {
        return Twist.of(PaymentGateway.class, real, (method, given, call) -> {
            Object outcome = call.get();
            return outcome instanceof ChargeOutcome.Unknown unknown && unknown.doubt() == Doubt.UNREADABLE_REPLY
                    ? new ChargeOutcome.Declined(
                            Decline.of(DeclineReason.SYSTEM_ERROR), Optional.empty(), unknown.trace())
                    : outcome;
        });
    }

    /** (g) For every request somebody sends a notice that it was paid, and a look-up answers from the notices. */
    static PaymentGateway noticeBelieved(PaymentGateway real) {
        Map<MerchantOrderNo, Money> notices = new HashMap<>();
        return Twist.of(PaymentGateway.class, real, (method, given, call) -> {
            if (method.equals("charge") && given[0] instanceof ChargeCommand command) {
                notices.put(command.orderNo(), command.amount());
            }
            Object outcome = call.get();
            return outcome instanceof InquiryOutcome.NotFound none
                            && given[0] instanceof InquiryKey.ByOrder by
                            && notices.containsKey(by.orderNo())
                    ? new InquiryOutcome.Found(forged(by.orderNo(), notices.get(by.orderNo())), none.trace())
                    : outcome;
        });
    }

    private static PaymentSnapshot forged(MerchantOrderNo orderNo, Money amount) {
        return new PaymentSnapshot(
                new GatewayTxnId("FORGED-" + orderNo),
                orderNo,
                PaymentSnapshot.Status.APPROVED,
                amount,
                Optional.of(amount),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
