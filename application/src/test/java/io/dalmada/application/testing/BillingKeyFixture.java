package io.dalmada.application.testing;

import io.dalmada.domain.billingkey.BillingKey;
import io.dalmada.domain.billingkey.BillingKeyId;
import io.dalmada.domain.billingkey.CardKind;
import io.dalmada.domain.billingkey.CardOwner;
import io.dalmada.domain.billingkey.CardSummary;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.gateway.GatewayKey;
import io.dalmada.domain.gateway.OrderNumbers;
import io.dalmada.domain.shared.Buyer;
import io.dalmada.domain.shared.CustomerId;
import io.dalmada.domain.shared.SecretText;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Billing keys in each situation; none of them is stored yet. */
public final class BillingKeyFixture {
    /** What must never be found in clear. */
    public static final String SECRET = "BILLKEY-0123456789abcdef";

    public static final String EXTRA = "EXTRA-fedcba9876543210";
    public static final Buyer BUYER = new Buyer("김달마", Optional.of("dalma@example.com"), Optional.of("01012345678"));
    private static final CardSummary CARD = new CardSummary(
            Optional.of("04"), Optional.of("삼성카드"), Optional.of("1234"), CardKind.CREDIT, CardOwner.PERSON);

    private BillingKeyFixture() {}

    public static BillingKey active() {
        return activeOf(TestIds.customer());
    }

    public static BillingKey activeOf(CustomerId customer) {
        GatewayKey key = new GatewayKey(
                PaymentFixture.GATEWAY,
                SecretText.of(SECRET),
                TestIds.customerRef(),
                Map.of("bid", SecretText.of(EXTRA)));
        return BillingKey.issued(
                new BillingKeyId(TestIds.next()),
                customer,
                OrderNumbers.ofRegistration(TestIds.next()),
                key,
                CARD,
                BUYER,
                MovableClock.atTen().instant());
    }

    /** After a hard decline. */
    public static BillingKey suspect() {
        BillingKey key = active();
        key.suspect(DeclineReason.LOST_OR_STOLEN, MovableClock.atTen().instant());
        return key;
    }

    /** Its disposal is due at this time. */
    public static BillingKey revokedAt(Instant at) {
        BillingKey key = active();
        key.revoke(at);
        return key;
    }
}
