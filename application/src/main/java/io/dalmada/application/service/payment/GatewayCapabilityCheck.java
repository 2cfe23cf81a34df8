package io.dalmada.application.service.payment;

import io.dalmada.application.port.out.gateway.GatewayProfile;
import io.dalmada.application.service.shared.WireLetters;
import io.dalmada.domain.payment.TaxSplit;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Money;
import io.dalmada.domain.shared.Refusal;
import io.dalmada.domain.subscription.Arrangement;

/** What a gateway must be able to charge before it is agreed on. */
public final class GatewayCapabilityCheck {
    private GatewayCapabilityCheck() {}

    public static void require(Arrangement agreed, GatewayProfile profile) {
        require(agreed, profile, "planCode");
    }

    /** @param field of the request, named in the refusal */
    public static void require(Arrangement agreed, GatewayProfile profile, String field) {
        Money price = agreed.terms().price(agreed.quantity());
        if (!profile.currencies().contains(price.currency())) {
            throw DomainException.field(
                    Refusal.CURRENCY_NOT_SUPPORTED, field, "this gateway does not charge the plan's currency");
        }
        if (profile.minimum().exceeds(price)) {
            throw DomainException.field(
                    Refusal.AMOUNT_BELOW_MINIMUM, field, "the price is below what this gateway charges");
        }
        if (!profile.tax().expresses(TaxSplit.of(agreed.terms().taxType(), price))) {
            throw DomainException.field(
                    Refusal.TAX_TYPE_NOT_SUPPORTED, field, "this gateway cannot be told the plan's tax type");
        }
        new WireLetters(profile.texts()).requirePlanName(agreed.terms().title(), field);
    }
}
