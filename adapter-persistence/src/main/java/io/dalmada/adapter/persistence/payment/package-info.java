/** Payments with their attempts, refunds, charges and evidence. */
@NullMarked
package io.dalmada.adapter.persistence.payment;

import org.jspecify.annotations.NullMarked;
