package io.dalmada.application.gateway;

import io.dalmada.application.port.out.gateway.ChargeCommand;
import io.dalmada.application.port.out.gateway.GatewayProfile;
import io.dalmada.application.port.out.gateway.GatewayProfile.InquiryRoute;
import io.dalmada.application.port.out.gateway.GatewayProfile.IssueRoute;
import io.dalmada.application.port.out.gateway.InquiryKey;
import io.dalmada.application.port.out.gateway.IssueCommand;
import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.application.port.out.gateway.RefundCommand;
import io.dalmada.application.port.out.gateway.WireTexts;
import io.dalmada.domain.gateway.GatewayKey;
import io.dalmada.domain.payment.OrderTitle;
import io.dalmada.domain.shared.Buyer;
import io.dalmada.domain.shared.Money;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What every gateway refuses before any I/O: a caller's mistakes against its id and profile. An adapter begins each method
 * with one of these. None repeats a value of the command.
 */
public final class CommandCheck {
    private CommandCheck() {}

    /** @throws IllegalArgumentException for a route outside the profile */
    public static void issue(PaymentGateway gateway, IssueCommand command) {
        IssueRoute route = command instanceof IssueCommand.ByCard ? IssueRoute.CARD_ENTRY : IssueRoute.WINDOW;
        require(gateway.profile().issueRoutes().contains(route), "this gateway does not issue by " + route);
    }

    /** @throws IllegalArgumentException for a key of another gateway, a currency, amount or instalment outside the profile */
    public static void charge(PaymentGateway gateway, ChargeCommand command) {
        GatewayProfile profile = gateway.profile();
        key(gateway, command.key());
        amount(profile, command.amount());
        require(!profile.minimum().exceeds(command.amount()), "less than this gateway charges");
        require(profile.installments().contains(command.installment().months()), "instalments outside the profile");
    }

    /** @throws IllegalArgumentException for a currency outside the profile, or nothing to give back */
    public static void refund(PaymentGateway gateway, RefundCommand command) {
        amount(gateway.profile(), command.amount());
    }

    /** @throws IllegalArgumentException for a route outside the profile */
    public static void inquire(PaymentGateway gateway, InquiryKey key) {
        Set<InquiryRoute> routes = gateway.profile().inquiryRoutes();
        boolean possible = key instanceof InquiryKey.ByTransaction
                ? routes.contains(InquiryRoute.BY_TRANSACTION)
                : routes.contains(InquiryRoute.BY_ORDER) || routes.contains(InquiryRoute.BY_ORDER_IN_LISTS);
        require(possible, "a look-up outside the profile");
    }

    /**
     * Whether the wire carries what the customer will read. What does not pass is answered as not attempted (rejected
     * request): the caller may not have known.
     */
    public static boolean carries(PaymentGateway gateway, OrderTitle title, Buyer buyer) {
        WireTexts texts = gateway.profile().texts();
        return Stream.concat(
                        Stream.of(title.name(), buyer.name()),
                        Stream.of(title.code(), buyer.email()).flatMap(Optional::stream))
                .allMatch(texts::carries);
    }

    /** @throws IllegalArgumentException for a key of another gateway */
    public static void key(PaymentGateway gateway, GatewayKey key) {
        require(key.gateway().equals(gateway.id()), "a key of another gateway");
    }

    private static void amount(GatewayProfile profile, Money amount) {
        require(profile.currencies().contains(amount.currency()), "a currency outside the profile");
        require(!amount.isZero(), "no amount");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
