package io.dalmada.application.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dalmada.application.port.out.ConcurrentChange;
import io.dalmada.domain.billingkey.BillingKeyId;
import io.dalmada.domain.billingkey.Registration;
import io.dalmada.domain.gateway.CustomerRef;
import io.dalmada.domain.gateway.Decline;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.gateway.OrderNumbers;
import io.dalmada.domain.shared.Buyer;
import io.dalmada.domain.shared.CustomerId;
import io.dalmada.domain.shared.SecretText;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What every {@link io.dalmada.application.port.out.RegistrationRepository} promises. */
public abstract class RegistrationRepositoryContract extends StorageContract {
    @Test
    void findsARegistrationAsItWasSaved() {
        Registration open = stored(open(NOW.plusSeconds(600)));

        assertThat(find(open).snapshot()).isEqualTo(open.snapshot());
        assertThat(store.registrations().find(new BillingKeyId(TestIds.next()))).isEmpty();
    }

    @Test
    void storesEachStepOfItsLife() {
        Registration open = stored(open(NOW.plusSeconds(600)));
        for (Consumer<Registration> step : java.util.List.<Consumer<Registration>>of(
                r -> r.issuing(NOW.plusSeconds(90)),
                Registration::notAttempted,
                r -> r.issuing(NOW.plusSeconds(95)),
                r -> r.refused(Decline.of(DeclineReason.CARD_EXPIRED)))) {
            Registration changed = change(open, step);
            assertThat(find(open).snapshot()).isEqualTo(changed.snapshot());
        }
    }

    @Test
    void refusesAChangeOfWhatWasChangedMeanwhile() {
        Registration stale = stored(open(NOW.plusSeconds(600)));
        change(stale, Registration::cancel);

        stale.issuing(NOW.plusSeconds(90));
        assertThatThrownBy(() -> stored(stale)).isInstanceOf(ConcurrentChange.class);
    }

    @Test
    void savesOnlyInsideATransaction() {
        assertThatThrownBy(() -> store.registrations().save(open(NOW))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void findsWhatTimeEnds() {
        Registration second = stored(open(NOW.plusSeconds(20)));
        Registration first = stored(open(NOW.plusSeconds(10)));
        Registration over = stored(open(NOW.plusSeconds(5)));
        change(over, Registration::cancel);

        assertThat(store.registrations().earliestEnd()).contains(NOW.plusSeconds(10));
        assertThat(store.registrations().overdue(NOW.plusSeconds(9), 9)).isEmpty();
        assertThat(store.registrations().overdue(NOW.plusSeconds(20), 9)).containsExactly(first.id(), second.id());
        assertThat(store.registrations().overdue(NOW.plusSeconds(20), 1)).containsExactly(first.id());
    }

    private Registration stored(Registration registration) {
        return tx(() -> store.registrations().save(registration));
    }

    private Registration find(Registration registration) {
        return store.registrations().find(registration.id()).orElseThrow();
    }

    private Registration change(Registration registration, Consumer<Registration> act) {
        Registration current = find(registration);
        act.accept(current);
        return stored(current);
    }

    private static Registration open(Instant expiresAt) {
        UUID id = TestIds.next();
        return Registration.opened(
                new BillingKeyId(id),
                new Registration.Asked(
                        OrderNumbers.ofRegistration(id), new CustomerId("cust-1"), new GatewayId("memory")),
                new Registration.Window(
                        new CustomerRef("a".repeat(32)),
                        new Buyer("홍길동", Optional.of("gildong@example.com"), Optional.empty()),
                        Map.of("state", SecretText.of("a secret state")),
                        expiresAt),
                NOW);
    }
}
