package io.dalmada.domain.billingkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dalmada.domain.gateway.CustomerRef;
import io.dalmada.domain.gateway.Decline;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.gateway.RegistrationNo;
import io.dalmada.domain.shared.Buyer;
import io.dalmada.domain.shared.CustomerId;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;
import io.dalmada.domain.shared.SecretText;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RegistrationTest {
    private static final Instant OPENED = Instant.parse("2026-11-23T01:00:00Z");
    private static final Instant EXPIRES = OPENED.plus(Duration.ofMinutes(10));
    private static final Duration LONGEST = Duration.ofSeconds(70);
    private static final Map<RegistrationStatus, Consumer<Registration>> WAYS = Map.of(
            RegistrationStatus.ISSUING, registration -> registration.issuing(OPENED.plus(LONGEST)),
            RegistrationStatus.ISSUED, Registration::issued,
            RegistrationStatus.OPEN, Registration::notAttempted,
            RegistrationStatus.REFUSED, registration -> registration.refused(Decline.of(DeclineReason.CARD_EXPIRED)),
            RegistrationStatus.CANCELED, Registration::cancel,
            RegistrationStatus.LOST, Registration::lost);

    @ParameterizedTest
    @EnumSource
    void goes_where_its_table_says_and_nowhere_else(RegistrationStatus from) {
        WAYS.forEach((to, way) -> {
            Registration registration = in(from);
            boolean stays = from == to && to == RegistrationStatus.CANCELED;
            if (from.next().contains(to) || stays) {
                way.accept(registration);
                assertThat(registration.snapshot().status()).isEqualTo(to);
            } else {
                assertThatThrownBy(() -> way.accept(registration))
                        .isInstanceOfSatisfying(
                                DomainException.class,
                                refused -> assertThat(refused.refusal()).isEqualTo(Refusal.REGISTRATION_STATE));
            }
        });
    }

    @Test
    void time_alone_ends_what_nobody_finished() {
        assertThat(after(open(), EXPIRES.minusNanos(1))).isEqualTo(RegistrationStatus.OPEN);
        assertThat(after(open(), EXPIRES)).isEqualTo(RegistrationStatus.EXPIRED);
        assertThat(after(in(RegistrationStatus.ISSUING), OPENED.plusSeconds(69)))
                .isEqualTo(RegistrationStatus.ISSUING);
        assertThat(after(in(RegistrationStatus.ISSUING), OPENED.plusSeconds(70)))
                .isEqualTo(RegistrationStatus.LOST);
        assertThat(after(in(RegistrationStatus.ISSUED), EXPIRES.plusSeconds(9))).isEqualTo(RegistrationStatus.ISSUED);
    }

    private static RegistrationStatus after(Registration registration, Instant now) {
        registration.timeOut(now);
        return registration.status();
    }

    @Test
    void a_proof_that_was_not_spent_is_good_until_the_window_expires() {
        Registration registration = in(RegistrationStatus.ISSUING);

        registration.notAttempted();

        assertThat(registration.snapshot().endsAt()).contains(EXPIRES);
    }

    @Test
    void only_an_open_one_is_opened_once_more() {
        Registration open = open();
        open.reopened(window(EXPIRES.plusSeconds(60)));

        assertThat(open.snapshot().endsAt()).contains(EXPIRES.plusSeconds(60));
        assertThatThrownBy(() -> in(RegistrationStatus.LOST).reopened(window(EXPIRES)))
                .hasMessageContaining("LOST");
    }

    @Test
    void keeps_why_it_was_refused_and_forgets_the_customer() {
        Registration refused = open();
        refused.refused(Decline.of(DeclineReason.CARD_EXPIRED));

        assertThat(refused.refusedFor()).contains(DeclineReason.CARD_EXPIRED);
        assertThat(refused.window()).isEmpty();
        assertThat(Registration.reconstitute(refused.snapshot()).snapshot()).isEqualTo(refused.snapshot());
    }

    @Test
    void shows_no_secret() {
        assertThat(open().snapshot() + " " + open()).doesNotContain("a".repeat(32), "홍길동", "secret-of-the-window");
    }

    private static Registration in(RegistrationStatus status) {
        Registration.Snapshot open = open().snapshot();
        return Registration.reconstitute(new Registration.Snapshot(
                open.id(),
                open.asked(),
                status.isOver() ? Optional.empty() : open.window(),
                open.openedAt(),
                status,
                switch (status) {
                    case OPEN -> Optional.of(EXPIRES);
                    case ISSUING -> Optional.of(OPENED.plus(LONGEST));
                    default -> Optional.empty();
                },
                status == RegistrationStatus.REFUSED ? Optional.of(DeclineReason.CARD_EXPIRED) : Optional.empty(),
                3));
    }

    private static Registration open() {
        return Registration.opened(
                new BillingKeyId(new UUID(7, 7)),
                new Registration.Asked(
                        new RegistrationNo("K00000000000000000000000001"),
                        new CustomerId("cust-1"),
                        new GatewayId("toss")),
                window(EXPIRES),
                OPENED);
    }

    private static Registration.Window window(Instant expiresAt) {
        return new Registration.Window(
                new CustomerRef("a".repeat(32)),
                new Buyer("홍길동", Optional.empty(), Optional.empty()),
                Map.of("proof", SecretText.of("secret-of-the-window")),
                expiresAt);
    }
}
