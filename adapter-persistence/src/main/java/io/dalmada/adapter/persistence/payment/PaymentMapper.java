package io.dalmada.adapter.persistence.payment;

import io.dalmada.adapter.persistence.jdbc.Columns;
import io.dalmada.domain.billingkey.BillingKeyId;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.payment.BillRef;
import io.dalmada.domain.payment.OrderTitle;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.PaymentId;
import io.dalmada.domain.payment.PriceLine;
import io.dalmada.domain.payment.TaxSplit;
import io.dalmada.domain.shared.CustomerId;
import io.dalmada.domain.shared.Money;
import io.dalmada.domain.shared.SubscriptionId;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;

/** Payments and their lines to rows, and all rows of a payment back to the payment. */
public final class PaymentMapper {
    private final AttemptMapper attempts;

    PaymentMapper(AttemptMapper attempts) {
        this.attempts = attempts;
    }

    static PaymentRow row(Payment payment, Payment.Snapshot from) {
        PaymentRow row = new PaymentRow();
        row.id = from.id().value();
        row.customerId = from.customer().value();
        row.subscriptionId =
                from.bill().map(bill -> bill.subscription().value()).orElse(null);
        row.billNumber = from.bill().map(BillRef::number).orElse(null);
        row.billingKeyId = from.billingKey().value();
        row.gatewayId = from.gateway().value();
        row.titleName = from.title().name();
        row.titleCode = from.title().code().orElse(null);
        row.amount = payment.amount().minor();
        row.currency = payment.amount().currency().getCurrencyCode();
        row.status = payment.status().name();
        row.createdAt = Columns.time(from.createdAt());
        row.version = from.version();
        return row;
    }

    static LineRow line(UUID payment, int lineNo, PriceLine from) {
        LineRow row = new LineRow();
        row.id = new LineRow.Id(payment, lineNo);
        row.kind = from.kind().name();
        row.description = from.description();
        row.total = from.tax().total().minor();
        row.taxFree = from.tax().taxFree().minor();
        row.vat = from.tax().vat().map(Money::minor).orElse(null);
        row.untaxed = from.tax().untaxed().minor();
        return row;
    }

    Payment payment(
            PaymentRow row,
            Collection<LineRow> lines,
            Collection<AttemptRow> tries,
            Collection<ChargeRow> charges,
            Collection<RefundRow> refunds) {
        Currency currency = Currency.getInstance(row.currency);
        return Payment.reconstitute(new Payment.Snapshot(
                new PaymentId(row.id),
                new CustomerId(row.customerId),
                bill(row),
                new BillingKeyId(row.billingKeyId),
                new GatewayId(row.gatewayId),
                new OrderTitle(row.titleName, Optional.ofNullable(row.titleCode)),
                lines.stream()
                        .sorted(Comparator.comparingInt(line -> line.id.lineNo()))
                        .map(line -> line(line, currency))
                        .toList(),
                row.createdAt,
                tries.stream()
                        .sorted(Comparator.comparingInt(attempt -> attempt.attemptNo))
                        .map(attempts::attempt)
                        .toList(),
                refunds.stream()
                        .sorted(Comparator.comparingInt(refund -> refund.refundIndex))
                        .map(refund -> RefundMapper.refund(refund, currency))
                        .toList(),
                charges.stream()
                        .sorted(Comparator.comparingLong(charge -> charge.version))
                        .map(ChargeRow::toCharge)
                        .toList(),
                row.version));
    }

    private static Optional<BillRef> bill(PaymentRow row) {
        return row.subscriptionId == null || row.billNumber == null
                ? Optional.empty()
                : Optional.of(new BillRef(new SubscriptionId(row.subscriptionId), row.billNumber));
    }

    private static PriceLine line(LineRow row, Currency currency) {
        TaxSplit tax = new TaxSplit(
                new Money(row.total, currency),
                new Money(row.taxFree, currency),
                Optional.ofNullable(row.vat).map(vat -> new Money(vat, currency)),
                new Money(row.untaxed, currency));
        return new PriceLine(PriceLine.Kind.valueOf(row.kind), row.description, tax);
    }
}
