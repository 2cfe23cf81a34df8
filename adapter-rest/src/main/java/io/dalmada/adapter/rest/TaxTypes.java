package io.dalmada.adapter.rest;

import io.dalmada.domain.payment.TaxType;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;

/** Reads how a price is taxed. */
final class TaxTypes {
    private TaxTypes() {}

    /** @throws DomainException that names the field {@code taxType} */
    static TaxType read(String text) {
        return switch (text) {
            case "TAXABLE" -> TaxType.TAXABLE;
            case "TAX_FREE" -> TaxType.TAX_FREE;
            default ->
                throw DomainException.field(
                        Refusal.TAX_TYPE_NOT_SUPPORTED, "taxType", "taxType must be TAXABLE or TAX_FREE");
        };
    }
}
