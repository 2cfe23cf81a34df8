package io.dalmada.adapter.rest.web;

import io.dalmada.domain.payment.TaxType;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;

/** Reads how a price is taxed. */
public final class TaxTypes {
    private TaxTypes() {}

    /** @throws DomainException that names the field {@code taxType} */
    public static TaxType read(String text) {
        return switch (text) {
            case "TAXABLE" -> TaxType.TAXABLE;
            case "TAX_FREE" -> TaxType.TAX_FREE;
            default ->
                throw DomainException.field(
                        Refusal.TAX_TYPE_NOT_SUPPORTED, "taxType", "taxType must be TAXABLE or TAX_FREE");
        };
    }
}
