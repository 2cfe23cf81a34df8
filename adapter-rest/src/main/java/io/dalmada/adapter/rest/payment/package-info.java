/** Charges, refunds, and what an operator decides about a payment whose outcome the gateway does not tell. */
@NullMarked
package io.dalmada.adapter.rest.payment;

import org.jspecify.annotations.NullMarked;
