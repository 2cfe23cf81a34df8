/** Charges, refunds, and what an operator decides about a payment whose outcome is unknown. */
@NullMarked
package io.dalmada.adapter.rest.payment;

import org.jspecify.annotations.NullMarked;
