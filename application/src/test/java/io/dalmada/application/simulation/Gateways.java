package io.dalmada.application.simulation;

import io.dalmada.application.port.out.gateway.ChargeCommand;
import io.dalmada.application.port.out.gateway.ChargeOutcome;
import io.dalmada.application.port.out.gateway.GatewayProfile;
import io.dalmada.application.port.out.gateway.GatewayTransactionList;
import io.dalmada.application.port.out.gateway.GatewayTransactionList.TransactionPage;
import io.dalmada.application.port.out.gateway.InquiryKey;
import io.dalmada.application.port.out.gateway.InquiryOutcome;
import io.dalmada.application.port.out.gateway.ListSign;
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
import java.util.Set;
import java.util.function.UnaryOperator;

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

    /** (w) What is still running is taken for done. */
    static PaymentGateway pendingMeansYes(PaymentGateway real) {
        return Twist.of(PaymentGateway.class, real, (method, given, call) -> {
            Object outcome = call.get();
            return outcome instanceof ChargeOutcome.Pending pending && given[0] instanceof ChargeCommand command
                    ? new ChargeOutcome.Approved(
                            pending.txn(),
                            command.orderNo(),
                            command.amount(),
                            command.orderedAt(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            pending.trace())
                    : outcome;
        });
    }

    /** (x) A list in an unknown form is read as one in which the gateway says that there is nothing. */
    static PaymentGateway strangeMeansNothing(PaymentGateway real) {
        return Twist.of(
                PaymentGateway.class,
                real,
                (method, given, call) -> method.equals("journal")
                        ? real.journal().map(journal ->
                                (GatewayTransactionList) (day, cursor) -> understood(journal.list(day, cursor)))
                        : call.get());
    }

    private static TransactionPage understood(TransactionPage page) {
        boolean read =
                page instanceof TransactionPage.Page shown && !shown.payments().isEmpty()
                        || page instanceof TransactionPage.Unavailable;
        return read ? page : new TransactionPage.Page(List.of(), Optional.empty(), Set.of(), ListSign.nothing());
    }

    /** (y) A cancel that is not ours is overlooked. */
    static PaymentGateway othersCancelsUnseen(PaymentGateway real) {
        return Twist.of(PaymentGateway.class, real, (method, given, call) -> {
            Object outcome = call.get();
            if (method.equals("journal")) {
                return Optional.empty();
            }
            return outcome instanceof InquiryOutcome.Found found
                    ? new InquiryOutcome.Found(uncanceled(found.payment()), found.trace())
                    : outcome;
        });
    }

    private static PaymentSnapshot uncanceled(PaymentSnapshot shown) {
        return new PaymentSnapshot(
                shown.txn(),
                shown.orderNo(),
                shown.status(),
                shown.charged(),
                Optional.of(shown.charged()),
                List.of(),
                shown.approvedAt(),
                shown.approvalNo(),
                shown.decline());
    }

    /** (z), (aa) An adapter that claims for its vendor what it cannot. */
    static PaymentGateway claims(PaymentGateway real, UnaryOperator<GatewayProfile> claimed) {
        return Twist.of(
                PaymentGateway.class,
                real,
                (method, given, call) -> method.equals("profile") ? claimed.apply(real.profile()) : call.get());
    }
}
