package io.dalmada.gateway.testkit.context;

import io.dalmada.application.port.out.gateway.ChargeCommand;
import io.dalmada.application.port.out.gateway.ChargeOutcome;
import io.dalmada.application.port.out.gateway.GatewayProfile.InquiryRoute;
import io.dalmada.application.port.out.gateway.InquiryKey;
import io.dalmada.application.port.out.gateway.RefundCommand;
import io.dalmada.domain.shared.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A charge that was approved, and what can follow from it. */
public record Charged(ChargeCommand command, ChargeOutcome.Approved approved) {
    public String orderNo() {
        return command.orderNo().value();
    }

    /** @param before won given back so far, as we believe */
    public RefundCommand refund(long before, long amount) {
        return Commands.refund(this, Money.won(before), Money.won(amount));
    }

    public RefundCommand wholeRefund() {
        return refund(0, command.amount().minor());
    }

    List<InquiryKey> keys(Set<InquiryRoute> routes) {
        List<InquiryKey> keys = new ArrayList<>();
        if (routes.contains(InquiryRoute.BY_ORDER) || routes.contains(InquiryRoute.BY_ORDER_IN_LISTS)) {
            keys.add(Commands.byOrder(command));
        }
        if (routes.contains(InquiryRoute.BY_TRANSACTION)) {
            keys.add(new InquiryKey.ByTransaction(approved.txn(), approved.approvedAt()));
        }
        return keys;
    }
}
