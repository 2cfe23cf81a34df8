package io.dalmada.domain.subscription;

import io.dalmada.domain.payment.PaymentId;
import io.dalmada.domain.shared.Money;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What cancelling means for the customer.
 *
 * @param lastServiceDay empty when there was no service
 * @param refundQuote what the unused days of the paid period are worth, by {@link Proration}
 * @param credit what was not used up of earlier credit; the operator pays it out
 * @param payment what the refund may be taken from, as far as it was charged: what credit paid of the quote is paid out like
 *     credit; empty when no charge paid for the period
 */
public record Cancellation(
        Optional<LocalDate> lastServiceDay, Money refundQuote, Money credit, Optional<PaymentId> payment) {}
