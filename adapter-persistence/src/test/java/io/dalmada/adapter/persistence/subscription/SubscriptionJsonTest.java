package io.dalmada.adapter.persistence.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dalmada.domain.billingkey.BillingKeyId;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.gateway.OrderNumbers;
import io.dalmada.domain.payment.OrderTitle;
import io.dalmada.domain.payment.PaymentId;
import io.dalmada.domain.payment.TaxType;
import io.dalmada.domain.plan.BillingInterval;
import io.dalmada.domain.plan.DunningPolicy;
import io.dalmada.domain.plan.FinalStep;
import io.dalmada.domain.plan.PlanCode;
import io.dalmada.domain.plan.PlanTerms;
import io.dalmada.domain.shared.CustomerId;
import io.dalmada.domain.shared.Money;
import io.dalmada.domain.shared.SubscriptionId;
import io.dalmada.domain.subscription.Account;
import io.dalmada.domain.subscription.Arrangement;
import io.dalmada.domain.subscription.Balance;
import io.dalmada.domain.subscription.Bill;
import io.dalmada.domain.subscription.BillingCalendar;
import io.dalmada.domain.subscription.PaidPeriod;
import io.dalmada.domain.subscription.PendingRefund;
import io.dalmada.domain.subscription.ScheduledChange;
import io.dalmada.domain.subscription.Span;
import io.dalmada.domain.subscription.Subscription;
import io.dalmada.domain.subscription.SubscriptionStatus;
import io.dalmada.domain.subscription.Worth;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * What lies in the databases of those who run this. When a test here fails, the form of stored data has changed: old rows
 * must still be readable, so the files stay, and a new format gets files of its own.
 */
class SubscriptionJsonTest {
    private static final PaymentId PAYMENT = new PaymentId(UUID.fromString("019aae2f-0000-7000-8000-000000000001"));
    private static final PaymentId OLDER = new PaymentId(UUID.fromString("019aae2f-0000-7000-8000-000000000000"));
    private static final LocalDate FIRST = LocalDate.parse("2026-11-23");

    @Test
    void everyFieldIsWrittenAsEver() {
        assertThat(SubscriptionJson.write(SubscriptionState.of(full())))
                .isEqualTo(golden("subscription-1-sources.json"));
    }

    @Test
    void whatIsEmptyIsLeftOut() {
        assertThat(SubscriptionJson.write(SubscriptionState.of(bare())))
                .isEqualTo(golden("subscription-1-sources-bare.json"));
    }

    @Test
    void whatWasWrittenOnceIsReadAgain() {
        StoredSubscription stored = SubscriptionJson.read(golden("subscription-1-sources.json"));
        Subscription.Snapshot expected = full();

        assertThat(stored).isEqualTo(SubscriptionState.of(expected));
        assertThat(SubscriptionState.in(stored.currency()).balance(stored)).isEqualTo(expected.balance());
        assertSame(stored, expected);
        assertThat(SubscriptionJson.read(golden("subscription-1-sources-bare.json")))
                .isEqualTo(SubscriptionState.of(bare()));
    }

    /** Rows of earlier releases have none; an earlier release passes it over. */
    @Test
    void howLongASignUpWasHeldBackIsKept() {
        SubscriptionState state = SubscriptionState.in("KRW");
        Bill bill = full().bill().orElseThrow();
        assertThat(SubscriptionJson.read(golden("subscription-1-sources.json")))
                .extracting(stored ->
                        state.bill(Objects.requireNonNull(stored.bill())).heldBack())
                .isEqualTo(Duration.ZERO);

        Bill held = new Bill(
                bill.number(),
                bill.kind(),
                bill.forPeriod(),
                bill.amount(),
                bill.due(),
                bill.payment(),
                bill.trying(),
                bill.byHand(),
                bill.newCard(),
                bill.declines(),
                bill.troubles(),
                bill.lastDecline(),
                bill.carried(),
                Duration.ofHours(30));
        String json = SubscriptionJson.write(SubscriptionState.of(full(held)));
        assertThat(json).contains("\"heldBackSeconds\":108000");
        assertThat(state.bill(Objects.requireNonNull(SubscriptionJson.read(json).bill())))
                .isEqualTo(held);
    }

    private static void assertSame(StoredSubscription stored, Subscription.Snapshot expected) {
        SubscriptionState state = SubscriptionState.in(stored.currency());
        assertThat(state.arrangement(stored.arrangement())).isEqualTo(expected.arrangement());
        assertThat(Optional.ofNullable(stored.bill()).map(state::bill)).isEqualTo(expected.bill());
        assertThat(Optional.ofNullable(stored.change()).map(state::change)).isEqualTo(expected.change());
    }

    /** What has no known source came from the payment of the period that was paid last. */
    @Test
    void aRowFromBeforeSourcesWereKeptNamesTheLastPayment() {
        StoredSubscription stored = SubscriptionJson.read(golden("subscription-1-full.json"));
        Balance balance = SubscriptionState.in(stored.currency()).balance(stored);

        assertSame(stored, full());
        assertThat(balance.credit()).isEqualTo(Worth.of(Optional.of(PAYMENT), Money.won(1_234)));
        assertThat(balance.current())
                .contains(new PaidPeriod(
                        6,
                        new Span(FIRST, FIRST.plusMonths(1)),
                        Money.won(0),
                        Worth.of(Optional.of(PAYMENT), Money.won(9_900)),
                        FIRST,
                        Optional.of(PAYMENT)));
        assertThat(balance.account()).isEqualTo(Account.since(Money.won(9_900 + 1_234)));
        assertThat(balance.pending()).isEmpty();
    }

    @Test
    void creditOfARowThatNeverHadAPeriodCameFromNoPayment() {
        StoredSubscription stored = SubscriptionJson.read(golden("subscription-1-bare.json"));

        assertThat(SubscriptionState.in(stored.currency()).balance(stored).credit())
                .isEqualTo(Worth.of(Optional.empty(), Money.won(1_234)));
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        String json = golden("subscription-1-bare.json");

        assertThatThrownBy(() -> SubscriptionJson.read(json.replace("\"format\":1", "\"format\":2")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("format 2");
        assertThatThrownBy(() -> SubscriptionJson.read(json.replace("\"credit\"", "\"kredit\"")))
                .isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> SubscriptionJson.read("{}")).isInstanceOf(IllegalStateException.class);
    }

    private static Subscription.Snapshot bare() {
        return snapshot(
                arrangement("plain", Optional.empty(), 1),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Subscription.Snapshot full() {
        return full(openBill());
    }

    private static Bill openBill() {
        Arrangement next = arrangement("other", Optional.of("CODE-2"), 3);
        return new Bill(
                7,
                Bill.Kind.RENEWAL,
                next,
                Money.won(29_000),
                FIRST.plusMonths(1),
                Optional.of(PAYMENT),
                true,
                true,
                true,
                2,
                1,
                Optional.of(DeclineReason.LIMIT_EXCEEDED),
                Money.won(0));
    }

    private static Subscription.Snapshot full(Bill bill) {
        PaidPeriod paid = new PaidPeriod(
                6,
                new Span(FIRST, FIRST.plusMonths(1)),
                Money.won(900),
                Worth.of(Optional.of(PAYMENT), Money.won(9_000)),
                FIRST.plusDays(3),
                Optional.of(PAYMENT));
        return snapshot(
                arrangement("plain", Optional.of("CODE-1"), 2),
                Optional.of(11),
                Optional.of(paid),
                Optional.of(bill),
                Optional.of(new ScheduledChange(bill.forPeriod().terms(), 3)));
    }

    private static Arrangement arrangement(String plan, Optional<String> code, int quantity) {
        BillingInterval interval = new BillingInterval(BillingInterval.Unit.MONTH, 1);
        PlanTerms terms = new PlanTerms(
                new PlanCode(plan),
                4,
                new OrderTitle("달마다 구독", code),
                Money.won(9_900),
                TaxType.TAXABLE,
                interval,
                new DunningPolicy(List.of(1, 3, 7), 7, FinalStep.SUSPEND_THEN_END, 30));
        return new Arrangement(terms, quantity, new BillingCalendar(FIRST, 31, interval), 5);
    }

    private static Subscription.Snapshot snapshot(
            Arrangement arrangement,
            Optional<Integer> periodsLeft,
            Optional<PaidPeriod> current,
            Optional<Bill> bill,
            Optional<ScheduledChange> change) {
        Worth credit = Worth.of(current.map(paid -> OLDER), Money.won(1_234));
        List<PendingRefund> pending = current.stream()
                .map(paid -> new PendingRefund(OrderNumbers.ofRefund(new UUID(3, 3)), OLDER, Money.won(1_000)))
                .toList();
        Account account = new Account(Money.won(20_000), Money.won(8_000), Money.won(866));
        return new Subscription.Snapshot(
                new SubscriptionId(new UUID(1, 1)),
                new CustomerId("customer-1"),
                Instant.EPOCH,
                new BillingKeyId(new UUID(2, 2)),
                new GatewayId("cookiepay"),
                SubscriptionStatus.ACTIVE,
                arrangement,
                periodsLeft,
                bill,
                new Balance(current, credit, pending, current.map(paid -> FIRST.plusDays(9)), account),
                change.isPresent(),
                change,
                Optional.empty(),
                Optional.empty(),
                FIRST.plusDays(1),
                8,
                List.of(),
                Optional.empty(),
                9);
    }

    private static String golden(String name) {
        try (InputStream file =
                Objects.requireNonNull(SubscriptionJsonTest.class.getResourceAsStream("/stored/" + name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
