package io.dalmada.application.port.out.gateway;

import io.dalmada.domain.gateway.GatewayId;
import java.util.Optional;

/**
 * One configured merchant account at a payment gateway.
 *
 * <p>Every method blocks; sends at most one request that has an effect and never repeats it; never throws for anything that
 * the gateway or the network does; throws {@link IllegalArgumentException} before any I/O for a caller's mistake (a key of
 * another gateway, a currency or route outside the profile); may be called by many threads; answers <em>unknown</em> when
 * interrupted after the first byte. The call spends the order number, for any outcome.
 */
public interface PaymentGateway {
    GatewayId id();

    /** What this gateway can do; constant for the adapter's life. */
    GatewayProfile profile();

    /** Prepares for calls to come (fetches a token and the like); failing is harmless and silent. */
    default void warmUp() {}

    /** Exchanges a card, or a window's result, for a billing key. No money moves. */
    IssueOutcome issueBillingKey(IssueCommand command);

    /** Charges once. */
    ChargeOutcome charge(ChargeCommand command);

    /** Gives money back once. */
    RefundOutcome refund(RefundCommand command);

    /** Asks what became of a charge; repeatable. */
    InquiryOutcome inquire(InquiryKey key);

    /** Disposes of a key at the gateway; repeatable. */
    RevokeOutcome revokeBillingKey(RevokeCommand command);

    /** Registration in the gateway's own window, where the profile has the route. */
    default Optional<RegistrationWindow> registrationWindow() {
        return Optional.empty();
    }

    /** The day's transactions, where the gateway can list them. */
    default Optional<GatewayTransactionList> journal() {
        return Optional.empty();
    }

    /** Opens replies that could not be read at once, where replies come sealed. */
    default Optional<SealedReplies> sealedReplies() {
        return Optional.empty();
    }

    /** Reads what the gateway tells by itself, where it does. */
    default Optional<GatewayNotices> notices() {
        return Optional.empty();
    }
}
