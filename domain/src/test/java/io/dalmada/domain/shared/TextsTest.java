package io.dalmada.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.Serializable;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What texts the domain takes from outside, and what it tells of those it keeps secret. */
class TextsTest {
    private static final String EMOJI = "\uD83D\uDE00";

    // ---- secrets

    @Test
    void a_secret_is_lent_and_never_printed() {
        SecretText secret = SecretText.of("top-secret");
        assertThat(secret).hasToString("***");
        assertThat(String.format("%s|%s", secret, Optional.of(secret))).doesNotContain("top-secret");
        assertThat(secret.<Integer>use(String::length)).isEqualTo(10);
        assertThat(Serializable.class.isAssignableFrom(SecretText.class)).isFalse();
        assertThat(SecretText.class.isRecord()).isFalse();
    }

    @Test
    void secrets_are_equal_by_their_text() {
        assertThat(SecretText.of("비밀")).isEqualTo(SecretText.of("비밀")).hasSameHashCodeAs(SecretText.of("비밀"));
        assertThat(SecretText.of("a")).isNotEqualTo(SecretText.of("b"));
        assertThat(SecretText.of("a")).isNotEqualTo(SecretText.of("aa"));
        assertThat(SecretText.of("a").equals((Object) "a")).isFalse();
    }

    @Test
    void a_secret_is_not_empty() {
        assertThatIllegalArgumentException().isThrownBy(() -> SecretText.of(""));
    }

    // ---- the buyer

    @Test
    void a_buyer_is_taken_up_to_the_limits_and_printed_as_stars() {
        Buyer buyer = new Buyer("가".repeat(20), Optional.of("a@" + "b".repeat(48)), Optional.of("123456789012345"));
        assertThat(buyer).hasToString("Buyer[***]");
        assertThat(new Buyer("H", Optional.empty(), Optional.of("12345678")).email())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "\u3000", "123456789012345678901", "Hong\nGildong", "Hong\u0000", EMOJI, "Hong " + EMOJI
            })
    void a_buyer_s_name_is_1_to_20_plain_characters(String name) {
        refuses(Refusal.BUYER_INVALID, "buyer.name", name, () -> new Buyer(name, Optional.empty(), Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "hong", "@", "hong@", "@example.com", "a@b@c", "ho ng@example.com", "hong@example.com\n"})
    void a_buyer_s_e_mail_is_an_address(String email) {
        refuses(
                Refusal.BUYER_INVALID,
                "buyer.email",
                email,
                () -> new Buyer("Hong", Optional.of(email), Optional.empty()));
    }

    @Test
    void a_buyer_s_e_mail_has_at_most_50_characters() {
        String email = "a@" + "b".repeat(49);
        refuses(
                Refusal.BUYER_INVALID,
                "buyer.email",
                email,
                () -> new Buyer("Hong", Optional.of(email), Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1234567", "1234567890123456", "010-1234-5678", "+821012345678", "０１０１２３４５６７８"})
    void a_buyer_s_phone_is_8_to_15_digits(String phone) {
        refuses(
                Refusal.BUYER_INVALID,
                "buyer.phone",
                phone,
                () -> new Buyer("Hong", Optional.empty(), Optional.of(phone)));
    }

    // ---- the customer

    @ParameterizedTest
    @ValueSource(
            strings = {
                "c",
                "customer-1",
                "user:42/~",
                "0123456789012345678901234567890123456789012345678901234567890123"
            })
    void a_customer_id_is_1_to_64_printable_ascii_characters(String id) {
        assertThat(new CustomerId(id)).hasToString(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a b",
                "가",
                "a\n",
                "a\u007f",
                "01234567890123456789012345678901234567890123456789012345678901234"
            })
    void other_customer_ids_are_refused(String id) {
        refuses(Refusal.CUSTOMER_INVALID, "customerId", id, () -> new CustomerId(id));
    }

    // ---- plain text and codes

    @Test
    void plain_text_takes_letters_of_any_script_in_the_basic_plane() {
        assertThat(PlainText.fits("월 구독 Plan 漢字", 20)).isTrue();
        assertThat(PlainText.fits("abc", 3)).isTrue();
        assertThat(PlainText.fits("abcd", 3)).isFalse();
        assertThat(PlainText.fits("a\tb", 9)).isFalse();
        assertThat(PlainText.fits("\uD83D", 9)).as("half an emoji").isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void a_refusal_s_code_is_lower_case_with_hyphens(Refusal refusal) {
        assertThat(refusal.code()).matches("[a-z]+(-[a-z]+)*");
    }

    private static void refuses(Refusal refusal, String field, String raw, ThrowingCallable request) {
        assertThatExceptionOfType(DomainException.class).isThrownBy(request).satisfies(refused -> {
            assertThat(refused.refusal()).isEqualTo(refusal);
            assertThat(refused.field()).contains(field);
            if (raw.strip().length() > 4) {
                assertThat(String.valueOf(refused.getMessage())).doesNotContain(raw.strip());
            }
        });
    }
}
