package io.dalmada.adapter.persistence.subscription;

import io.dalmada.domain.gateway.RefundNo;
import io.dalmada.domain.payment.PaymentId;
import io.dalmada.domain.shared.Money;
import io.dalmada.domain.subscription.Account;
import io.dalmada.domain.subscription.Balance;
import io.dalmada.domain.subscription.PaidPeriod;
import io.dalmada.domain.subscription.PendingRefund;
import io.dalmada.domain.subscription.Span;
import io.dalmada.domain.subscription.Worth;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a customer has paid for, to its stored form and back. Rows from before its sources were kept name none: it is then
 * taken to have come from the payment of the period that was paid last, if one was charged for that.
 */
final class BalanceState {
    private final Currency currency;

    BalanceState(Currency currency) {
        this.currency = currency;
    }

    static StoredSubscription.Period period(PaidPeriod from) {
        return new StoredSubscription.Period(
                from.number(),
                from.span().from().toString(),
                from.span().until().toString(),
                from.value().minor(),
                from.payment().map(PaymentId::toString).orElse(null),
                from.rest().parts().stream().map(BalanceState::part).toList(),
                from.restFrom().toString());
    }

    static @Nullable List<StoredSubscription.Part> parts(Worth worth) {
        return worth.isZero()
                ? null
                : worth.parts().stream().map(BalanceState::part).toList();
    }

    private static StoredSubscription.Part part(Worth.Part part) {
        return new StoredSubscription.Part(
                part.payment().map(PaymentId::toString).orElse(null),
                part.amount().minor());
    }

    static @Nullable List<StoredSubscription.Refund> refunds(List<PendingRefund> pending) {
        return pending.isEmpty()
                ? null
                : pending.stream()
                        .map(refund -> new StoredSubscription.Refund(
                                refund.refund().value(),
                                refund.payment().toString(),
                                refund.amount().minor()))
                        .toList();
    }

    static StoredSubscription.Account account(Account of) {
        return new StoredSubscription.Account(
                of.received().minor(), of.served().minor(), of.returned().minor());
    }

    Balance balance(StoredSubscription from) {
        Optional<PaidPeriod> current = Optional.ofNullable(from.current()).map(this::period);
        Worth credit = Optional.ofNullable(from.creditFrom())
                .map(this::worth)
                .orElseGet(() -> Worth.of(current.flatMap(PaidPeriod::payment), money(from.credit())));
        return new Balance(
                current,
                credit,
                pending(from),
                Optional.ofNullable(from.stoppedOn()).map(LocalDate::parse),
                Optional.ofNullable(from.account())
                        .map(this::account)
                        .orElseGet(() -> Account.since(
                                current.map(PaidPeriod::value).orElse(money(0)).plus(credit.amount()))));
    }

    private PaidPeriod period(StoredSubscription.Period from) {
        Optional<PaymentId> payment = payment(from.payment());
        Money value = money(from.value());
        Worth rest = Optional.ofNullable(from.rest()).map(this::worth).orElseGet(() -> Worth.of(payment, value));
        LocalDate restFrom =
                LocalDate.parse(Optional.ofNullable(from.restFrom()).orElse(from.from()));
        return new PaidPeriod(
                from.number(),
                new Span(LocalDate.parse(from.from()), LocalDate.parse(from.until())),
                value.minus(rest.amount()),
                rest,
                restFrom,
                payment);
    }

    private Worth worth(List<StoredSubscription.Part> parts) {
        return new Worth(
                currency,
                parts.stream()
                        .map(part -> new Worth.Part(payment(part.payment()), money(part.amount())))
                        .toList());
    }

    private List<PendingRefund> pending(StoredSubscription from) {
        return Optional.ofNullable(from.pendingRefunds()).orElse(List.of()).stream()
                .map(refund -> new PendingRefund(
                        new RefundNo(refund.refund()),
                        new PaymentId(UUID.fromString(refund.payment())),
                        money(refund.amount())))
                .toList();
    }

    private Account account(StoredSubscription.Account from) {
        return new Account(money(from.received()), money(from.served()), money(from.returned()));
    }

    private Money money(long minor) {
        return new Money(minor, currency);
    }

    static Optional<PaymentId> payment(@Nullable String text) {
        return Optional.ofNullable(text).map(UUID::fromString).map(PaymentId::new);
    }
}
