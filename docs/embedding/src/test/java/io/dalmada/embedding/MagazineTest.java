package io.dalmada.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.model.PaymentFilter;
import io.dalmada.application.testing.InMemoryStore;
import io.dalmada.application.testing.MovableClock;
import io.dalmada.domain.billingkey.BillingKeyId;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.PaymentStatus;
import io.dalmada.domain.shared.Money;
import io.dalmada.domain.subscription.Subscription;
import io.dalmada.domain.subscription.SubscriptionStatus;
import io.dalmada.simulator.cookiepay.CookiePaySimulator;
import io.dalmada.simulator.cookiepay.SimulatorOptions;
import io.dalmada.simulator.cookiepay.wire.Credentials;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The program of docs/embedding.md against the simulated vendor, over real HTTP. */
class MagazineTest {
    private static final Credentials ACCOUNT = Credentials.LOCAL;

    @Test
    void the_program_runs_as_it_is_printed() throws InterruptedException {
        try (CookiePaySimulator vendor = CookiePaySimulator.start(SimulatorOptions.inMemory())) {
            Magazine.main(new String[] {vendor.baseUri().toString(), ACCOUNT.apiId(), ACCOUNT.apiKey()});

            assertThat(vendor.ledger().entries()).isNotEmpty();
        }
    }

    @Test
    void two_months_later_the_reader_has_paid_three_times_and_one_issue() throws InterruptedException {
        MovableClock clock = MovableClock.atTen();
        try (CookiePaySimulator vendor =
                        CookiePaySimulator.start(SimulatorOptions.inMemory().withClock(clock));
                EmbeddedBilling billing = new EmbeddedBilling(
                        Magazine.gateway(vendor.baseUri(), ACCOUNT.apiId(), ACCOUNT.apiKey(), clock),
                        new InMemoryStore(),
                        clock)) {
            Magazine magazine = new Magazine(billing.useCases());
            BillingKeyId key = magazine.register().id();
            Payment single = magazine.sellOneIssue(key);
            assertThat(magazine.giveBack(single).payment().refundable()).isEqualTo(Money.won(4_400));

            Subscription subscription = magazine.subscribe(key);
            assertThat(subscription.status()).isEqualTo(SubscriptionStatus.ACTIVE);
            for (int day = 0; day < 62; day++) {
                clock.advance(Duration.ofDays(1));
                billing.runDue();
            }

            var paid = billing.useCases()
                    .payments()
                    .list(new PaymentFilter(Optional.empty(), Optional.of(PaymentStatus.PAID)), Optional.empty(), 10);
            assertThat(paid.items())
                    .extracting(Payment::amount)
                    .containsOnly(Money.won(9_900))
                    .hasSize(3);
        }
    }
}
