package io.dalmada.domain.payment;

/** How a product is taxed. How a gateway is told is the adapter's matter. */
public enum TaxType {
    TAXABLE,
    TAX_FREE
}
