package io.dalmada.application.service.shared;

import io.dalmada.application.port.out.gateway.WireTexts;
import io.dalmada.domain.payment.OrderTitle;
import io.dalmada.domain.shared.Buyer;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;

/**
 * Letters that a gateway's wire lacks are refused before anything is stored: what is stored would be charged under another
 * name, or never.
 */
public final class WireLetters {
    private final WireTexts wire;

    public WireLetters(WireTexts wire) {
        this.wire = wire;
    }

    public void require(Buyer buyer) {
        require(Refusal.BUYER_INVALID, "buyer.name", buyer.name());
        buyer.email().ifPresent(email -> require(Refusal.BUYER_INVALID, "buyer.email", email));
    }

    public void require(OrderTitle title) {
        require(Refusal.ORDER_TITLE_INVALID, "product.name", title.name());
    }

    private void require(Refusal refusal, String field, String text) {
        if (!wire.carries(text)) {
            throw DomainException.field(refusal, field, field + " has letters that this gateway cannot carry");
        }
    }

    /** @param field of the request that chose the plan or the gateway */
    public void requirePlanName(OrderTitle title, String field) {
        if (!wire.carries(title.name())) {
            throw DomainException.field(
                    Refusal.ORDER_TITLE_INVALID, field, "the plan's name has letters that this gateway cannot carry");
        }
    }
}
