package io.dalmada.domain.payment;

/** How a product is taxed. The adapter states it to its gateway. */
public enum TaxType {
    TAXABLE,
    TAX_FREE
}
