package io.dalmada.adapter.persistence.subscription;

import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.payment.PaymentId;
import io.dalmada.domain.shared.Money;
import io.dalmada.domain.subscription.Arrangement;
import io.dalmada.domain.subscription.Balance;
import io.dalmada.domain.subscription.Bill;
import io.dalmada.domain.subscription.Debt;
import io.dalmada.domain.subscription.PaidPeriod;
import io.dalmada.domain.subscription.ScheduledChange;
import io.dalmada.domain.subscription.Span;
import io.dalmada.domain.subscription.Subscription;
import io.dalmada.domain.subscription.Unbilled;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** What a subscription's row keeps as JSON, to its stored form and back. */
final class SubscriptionState {
    private final Currency currency;

    private SubscriptionState(Currency currency) {
        this.currency = currency;
    }

    static StoredSubscription of(Subscription.Snapshot from) {
        return new SubscriptionState(from.balance().credit().currency()).stored(from);
    }

    /** @param currency the stored one */
    static SubscriptionState in(String currency) {
        return new SubscriptionState(Currency.getInstance(currency));
    }

    private StoredSubscription stored(Subscription.Snapshot from) {
        requireOurs(from.arrangement().terms().unitPrice());
        from.change().ifPresent(change -> requireOurs(change.terms().unitPrice()));
        Balance balance = from.balance();
        balance.current().map(PaidPeriod::value).ifPresent(this::requireOurs);
        return new StoredSubscription(
                StoredSubscription.FORMAT,
                currency.getCurrencyCode(),
                TermsMapper.stored(from.arrangement()),
                from.periodsLeft().orElse(null),
                balance.current().map(BalanceState::period).orElse(null),
                from.bill().map(this::bill).orElse(null),
                balance.credit().amount().minor(),
                from.cancelAtPeriodEnd(),
                from.change()
                        .map(c -> new StoredSubscription.Change(TermsMapper.stored(c.terms()), c.quantity()))
                        .orElse(null),
                from.earliestBill().toString(),
                from.nextNumber(),
                BalanceState.parts(balance.credit()),
                BalanceState.refunds(balance.pending()),
                balance.stoppedOn().map(LocalDate::toString).orElse(null),
                BalanceState.account(balance.account()),
                from.debts().isEmpty()
                        ? null
                        : from.debts().stream().map(this::debt).toList(),
                from.unbilled().map(this::unbilled).orElse(null));
    }

    private StoredSubscription.Bill bill(Bill from) {
        requireOurs(from.forPeriod().terms().unitPrice());
        return new StoredSubscription.Bill(
                from.number(),
                from.kind().name(),
                TermsMapper.stored(from.forPeriod()),
                requireOurs(from.amount()),
                null,
                from.due().toString(),
                from.payment().map(PaymentId::toString).orElse(null),
                from.trying(),
                from.byHand(),
                from.newCard(),
                from.declines(),
                from.troubles(),
                from.lastDecline().map(Enum::name).orElse(null),
                from.carried().isZero() ? null : requireOurs(from.carried()),
                from.heldBack().isZero() ? null : from.heldBack().toSeconds());
    }

    private StoredSubscription.Debt debt(Debt from) {
        return new StoredSubscription.Debt(
                from.span().from().toString(), from.span().until().toString(), requireOurs(from.amount()));
    }

    List<Debt> debts(StoredSubscription from) {
        return Optional.ofNullable(from.debts()).orElse(List.of()).stream()
                .map(debt -> new Debt(span(debt.from(), debt.until()), money(debt.amount())))
                .toList();
    }

    private StoredSubscription.Unbilled unbilled(Unbilled from) {
        return new StoredSubscription.Unbilled(
                from.days().from().toString(),
                from.days().until().toString(),
                requireOurs(from.price()),
                from.since().toString());
    }

    Unbilled unbilled(StoredSubscription.Unbilled from) {
        return new Unbilled(span(from.from(), from.until()), money(from.price()), LocalDate.parse(from.since()));
    }

    private static Span span(String from, String until) {
        return new Span(LocalDate.parse(from), LocalDate.parse(until));
    }

    /** A subscription lives in one currency; a stored amount in another must not be read as that. */
    private long requireOurs(Money amount) {
        if (!amount.currency().equals(currency)) {
            throw new IllegalStateException("a subscription in " + currency + " has an amount in " + amount.currency());
        }
        return amount.minor();
    }

    Balance balance(StoredSubscription from) {
        return new BalanceState(currency).balance(from);
    }

    Bill bill(StoredSubscription.Bill from) {
        return new Bill(
                from.number(),
                Bill.Kind.valueOf(from.kind()),
                TermsMapper.arrangement(from.forPeriod(), currency),
                money(from.amount()),
                LocalDate.parse(from.due()),
                BalanceState.payment(from.payment()),
                from.trying(),
                from.byHand(),
                from.newCard(),
                from.declines(),
                from.troubles(),
                Optional.ofNullable(from.lastDecline()).map(DeclineReason::valueOf),
                money(from.carried() == null ? 0 : from.carried()),
                Duration.ofSeconds(from.heldBackSeconds() == null ? 0 : from.heldBackSeconds()));
    }

    ScheduledChange change(StoredSubscription.Change from) {
        return new ScheduledChange(TermsMapper.terms(from.terms(), currency), from.quantity());
    }

    Arrangement arrangement(StoredSubscription.Arrangement from) {
        return TermsMapper.arrangement(from, currency);
    }

    private Money money(long minor) {
        return new Money(minor, currency);
    }
}
