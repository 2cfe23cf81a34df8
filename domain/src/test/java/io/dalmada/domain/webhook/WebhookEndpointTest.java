package io.dalmada.domain.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.SecretText;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookEndpointTest {
    private static final Instant NOW = Instant.parse("2026-11-23T01:00:00Z");
    private static final SecretText SECRET = SecretText.of("whsec_one");

    private final WebhookEndpoint endpoint = WebhookEndpoint.create(
            new WebhookEndpointId(UUID.randomUUID()),
            WebhookUrl.of("https://shop.example/hook"),
            Optional.empty(),
            new EventFilter(Set.of("payment.*", "billing_key.issued")),
            SECRET,
            NOW);

    @ParameterizedTest
    @CsvSource({
        "payment.attempt.created, true",
        "payment.charge.duplicate, true",
        "paymentx.attempt, false",
        "billing_key.issued, true",
        "billing_key.revoked, false",
        "webhook_endpoint.disabled, false"
    })
    void wants_what_its_filter_accepts(String type, boolean wanted) {
        assertThat(endpoint.wants(type, "some-aggregate")).isEqualTo(wanted);
    }

    @Test
    void without_a_filter_it_wants_everything_but_the_pings_of_others() {
        endpoint.change(Optional.empty(), Optional.empty(), Optional.of(EventFilter.all()), NOW);

        assertThat(endpoint.wants("subscription.active", "s")).isTrue();
        assertThat(endpoint.wants(WebhookEndpointEvent.PING, "another")).isFalse();
        assertThat(endpoint.wants(WebhookEndpointEvent.PING, endpoint.id().toString()))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "payment", "Payment.*", "payment.**", "payment.a.b.c.d", "a b", "payment.*.x"})
    void a_filter_is_made_of_types(String pattern) {
        boolean type = pattern.equals("payment");
        if (!type) {
            assertThatThrownBy(() -> new EventFilter(Set.of(pattern))).isInstanceOf(DomainException.class);
        } else {
            assertThat(new EventFilter(Set.of(pattern)).accepts("payment.attempt.created"))
                    .isFalse();
        }
    }

    @Test
    void signs_with_both_secrets_until_the_overlap_is_over() {
        SecretText fresh = SecretText.of("whsec_two");
        endpoint.rotateSecret(fresh, Duration.ofHours(1), NOW);

        assertThat(endpoint.secrets().at(NOW)).containsExactly(fresh, SECRET);
        assertThat(endpoint.secrets().at(NOW.plus(Duration.ofHours(1)))).containsExactly(fresh);
        endpoint.rotateSecret(SECRET, Duration.ZERO, NOW);
        assertThat(endpoint.secrets().at(NOW)).containsExactly(SECRET);
    }

    @Test
    void a_second_rotation_leaves_each_earlier_secret_its_own_end() {
        SecretText two = SecretText.of("whsec_two");
        SecretText three = SecretText.of("whsec_three");
        endpoint.rotateSecret(two, Duration.ofHours(24), NOW);
        endpoint.rotateSecret(three, Duration.ofHours(2), NOW.plus(Duration.ofHours(1)));

        assertThat(endpoint.secrets().at(NOW.plus(Duration.ofHours(2)))).containsExactly(three, two, SECRET);
        assertThat(endpoint.secrets().at(NOW.plus(Duration.ofHours(3)))).containsExactly(three, SECRET);
        assertThat(endpoint.secrets().earlierUntil()).contains(NOW.plus(Duration.ofHours(24)));
        assertThat(endpoint.secrets().at(NOW.plus(Duration.ofHours(24)))).containsExactly(three);
    }

    @Test
    void no_more_than_ten_secrets_sign_and_none_is_ended_early_for_that() {
        for (int more = 2; more <= 10; more++) {
            endpoint.rotateSecret(SecretText.of("whsec_" + more), Duration.ofHours(more), NOW);
        }
        SecretText another = SecretText.of("whsec_another");

        assertThatThrownBy(() -> endpoint.rotateSecret(another, Duration.ofHours(1), NOW))
                .isInstanceOf(DomainException.class)
                .hasMessageContaining("wait until one of them has ended");
        endpoint.rotateSecret(another, Duration.ZERO, NOW);
        assertThat(endpoint.secrets().at(NOW)).hasSize(10).startsWith(another).endsWith(SECRET);
    }

    @Test
    void its_life_is_numbered_without_gaps() {
        endpoint.disable("requested", NOW);
        endpoint.disable("requested", NOW);
        endpoint.enable(NOW);
        endpoint.enable(NOW);
        endpoint.ping(NOW);
        endpoint.delete(NOW);
        endpoint.delete(NOW);

        assertThat(endpoint.events().stream().map(WebhookEndpointEvent::type))
                .containsExactly(
                        "webhook_endpoint.created",
                        "webhook_endpoint.disabled",
                        "webhook_endpoint.enabled",
                        "webhook_endpoint.pinged",
                        "webhook_endpoint.deleted");
        assertThat(endpoint.events().stream().map(WebhookEndpointEvent::version))
                .containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void deleted_is_for_good() {
        endpoint.delete(NOW);

        assertThatThrownBy(() -> endpoint.enable(NOW)).isInstanceOf(DomainException.class);
        assertThatThrownBy(() -> endpoint.ping(NOW)).isInstanceOf(DomainException.class);
        assertThatThrownBy(() -> endpoint.rotateSecret(SECRET, Duration.ZERO, NOW))
                .isInstanceOf(DomainException.class);
        assertThat(EndpointStatus.DELETED.next()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void no_state_follows_itself(EndpointStatus status) {
        assertThat(status.next()).doesNotContain(status);
    }

    @Test
    void shows_no_secret() {
        assertThat(endpoint + " " + endpoint.snapshot()).doesNotContain("whsec_");
    }
}
