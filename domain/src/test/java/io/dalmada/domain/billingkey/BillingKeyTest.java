package io.dalmada.domain.billingkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dalmada.domain.gateway.CustomerRef;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.gateway.GatewayKey;
import io.dalmada.domain.gateway.OrderNumbers;
import io.dalmada.domain.shared.Buyer;
import io.dalmada.domain.shared.CustomerId;
import io.dalmada.domain.shared.DomainEvent;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;
import io.dalmada.domain.shared.SecretText;
import io.dalmada.domain.shared.Seeds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BillingKeyTest {
    private static final Instant NOW = Instant.parse("2026-11-23T01:00:00Z");
    private static final CardSummary CARD = new CardSummary(
            Optional.of("11"), Optional.of("Card company"), Optional.of("1111"), CardKind.CREDIT, CardOwner.PERSON);

    @Test
    void a_new_key_may_be_charged() {
        BillingKey key = issued();
        key.requireChargeable();
        assertThat(key.status()).isEqualTo(BillingKeyStatus.ACTIVE);
        assertThat(key.disposal()).isEqualTo(Disposal.NONE);
        assertThat(key.nextDisposalAt()).isEmpty();
        assertThat(types(key)).containsExactly("billing_key.issued");
    }

    @Test
    void a_hard_decline_ends_its_charging_and_is_told_once() {
        BillingKey key = issued();
        key.suspect(DeclineReason.LOST_OR_STOLEN, NOW);
        key.suspect(DeclineReason.CARD_EXPIRED, NOW);
        assertThat(key.status()).isEqualTo(BillingKeyStatus.SUSPECT);
        refusesToBeCharged(key);
        assertThat(types(key)).containsExactly("billing_key.issued", "billing_key.suspected");
    }

    @Test
    void a_revoked_key_is_not_charged_and_due_for_disposal_at_once() {
        BillingKey key = revoked();
        refusesToBeCharged(key);
        assertThat(key.disposal()).isEqualTo(Disposal.PENDING);
        assertThat(key.nextDisposalAt()).contains(NOW);
        assertThat(key.snapshot().revokedAt()).contains(NOW);
    }

    @Test
    void revoking_again_changes_nothing() {
        BillingKey key = revoked();
        BillingKey.Snapshot before = key.snapshot();
        key.revoke(NOW.plusSeconds(60));
        assertThat(key.snapshot()).isEqualTo(before);
        assertThat(types(key)).containsExactly("billing_key.issued", "billing_key.revoked");
    }

    @Test
    void a_suspect_key_can_be_revoked_and_a_revoked_one_is_not_suspected() {
        BillingKey key = issued();
        key.suspect(DeclineReason.LOST_OR_STOLEN, NOW);
        key.revoke(NOW);
        key.suspect(DeclineReason.LOST_OR_STOLEN, NOW);
        assertThat(key.status()).isEqualTo(BillingKeyStatus.REVOKED);
        assertThat(types(key)).containsExactly("billing_key.issued", "billing_key.suspected", "billing_key.revoked");
    }

    @Test
    void disposal_is_tried_again_after_1_2_4_and_more_minutes_up_to_a_day() {
        BillingKey key = revoked();
        List<Long> pauses = new ArrayList<>();
        Instant at = NOW;
        for (int i = 0; i < 40; i++) {
            key.disposalTried(false, at);
            Instant next = key.nextDisposalAt().orElseThrow();
            pauses.add(Duration.between(at, next).toMinutes());
            at = next;
        }
        assertThat(pauses).startsWith(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 512L, 1_024L, 1_440L, 1_440L);
        assertThat(pauses.subList(11, 40)).containsOnly(1_440L);
        assertThat(key.disposal()).isEqualTo(Disposal.PENDING);
    }

    @Test
    void a_confirmed_disposal_ends_it() {
        BillingKey key = revoked();
        key.disposalTried(false, NOW);
        key.disposalTried(true, NOW.plusSeconds(60));
        assertThat(key.disposal()).isEqualTo(Disposal.DONE);
        assertThat(key.nextDisposalAt()).isEmpty();
        key.disposalTried(true, NOW.plusSeconds(120));
        key.disposalTried(false, NOW.plusSeconds(180));
        assertThat(key.disposal()).isEqualTo(Disposal.DONE);
        assertThat(types(key))
                .containsExactly(
                        "billing_key.issued",
                        "billing_key.revoked",
                        "billing_key.disposal_delayed",
                        "billing_key.disposed");
    }

    @Test
    void a_living_key_is_not_disposed_of() {
        BillingKey key = issued();
        key.disposalTried(true, NOW);
        assertThat(key.disposal()).isEqualTo(Disposal.NONE);
        assertThat(types(key)).containsExactly("billing_key.issued");
    }

    @Test
    void whatever_happens_states_follow_the_table_and_versions_have_no_gaps() {
        Seeds.forEach(500, random -> {
            BillingKey key = issued();
            long version = 1;
            Instant at = NOW;
            for (int i = 0; i < 40; i++) {
                at = at.plusSeconds(random.nextInt(10_000));
                BillingKey.Snapshot before = key.snapshot();
                int told = key.events().size();
                switch (random.nextInt(6)) {
                    case 0 -> key.suspect(DeclineReason.CARD_TERMINATED, at);
                    case 1 -> key.revoke(at);
                    case 2 -> key.disposalTried(random.nextInt(4) == 0, at);
                    case 3 -> key.disposalTried(false, at);
                    default -> {}
                }
                List<BillingKeyEvent> news =
                        key.events().subList(told, key.events().size());
                BillingKey.Snapshot after = key.snapshot();
                assertThat(news).hasSize(before.equals(after) ? 0 : 1);
                for (BillingKeyEvent event : news) {
                    assertThat(event.version()).isEqualTo(++version);
                    assertThat(event.at()).isEqualTo(at);
                    assertThat(event.aggregateId()).isEqualTo(key.id().toString());
                }
                assertThat(after.version()).isEqualTo(version);
                if (before.status() != after.status()) {
                    assertThat(before.status().next()).contains(after.status());
                }
                assertThat(key.disposal() == Disposal.NONE).isEqualTo(key.status() != BillingKeyStatus.REVOKED);
                assertThat(key.nextDisposalAt().isPresent()).isEqualTo(key.disposal() == Disposal.PENDING);
                if (random.nextInt(5) == 0) {
                    key = BillingKey.reconstitute(after);
                    assertThat(key.snapshot()).isEqualTo(after);
                    assertThat(key.events()).isEmpty();
                    assertThat(key.loadedVersion()).isEqualTo(version);
                }
            }
        });
    }

    @Test
    void it_prints_neither_the_key_nor_the_buyer() {
        BillingKey key = issued();
        assertThat(key.toString() + key.key() + key.snapshot())
                .doesNotContain("top-secret", "Hong", "hong@example.com", "01012345678");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "123", "12345", "abcd", "１２３４"})
    void the_last_four_of_a_summary_are_four_digits(String four) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CardSummary(
                        Optional.empty(), Optional.empty(), Optional.of(four), CardKind.UNKNOWN, CardOwner.UNKNOWN));
    }

    @Test
    void the_gateway_s_last_four_win_over_ours() {
        assertThat(CARD.withLastFour(Optional.of("2222")).lastFour()).contains("1111");
        CardSummary bare = new CardSummary(
                Optional.empty(), Optional.empty(), Optional.empty(), CardKind.UNKNOWN, CardOwner.UNKNOWN);
        assertThat(bare.withLastFour(Optional.of("2222")).lastFour()).contains("2222");
        assertThat(bare.withLastFour(Optional.empty()).lastFour()).isEmpty();
    }

    private static void refusesToBeCharged(BillingKey key) {
        assertThatExceptionOfType(DomainException.class)
                .isThrownBy(key::requireChargeable)
                .extracting(DomainException::refusal)
                .isEqualTo(Refusal.BILLING_KEY_NOT_ACTIVE);
    }

    private static List<String> types(BillingKey key) {
        assertThat(key.events()).extracting(DomainEvent::version).isSorted();
        return key.events().stream().map(DomainEvent::type).toList();
    }

    private static BillingKey revoked() {
        BillingKey key = issued();
        key.revoke(NOW);
        return key;
    }

    private static BillingKey issued() {
        GatewayKey secret = new GatewayKey(
                new GatewayId("cookiepay"),
                SecretText.of("top-secret-key"),
                new CustomerRef("A".repeat(32)),
                Map.of("extra", SecretText.of("top-secret-extra")));
        return BillingKey.issued(
                new BillingKeyId(new UUID(1, 2)),
                new CustomerId("customer-1"),
                OrderNumbers.ofRegistration(new UUID(1, 3)),
                secret,
                CARD,
                new Buyer("Hong", Optional.of("hong@example.com"), Optional.of("01012345678")),
                NOW);
    }
}
