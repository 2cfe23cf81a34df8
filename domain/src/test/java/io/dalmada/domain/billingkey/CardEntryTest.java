package io.dalmada.domain.billingkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;
import io.dalmada.domain.shared.Seeds;
import java.io.Serializable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardEntryTest {
    /** Published test numbers, not cards. */
    private static final String NUMBER = "4111111111111111";

    private static final String BIRTH = "900101";
    private static final String PASSWORD = "12";
    private static final YearMonth EXPIRY = YearMonth.of(2028, 12);

    // ---- the number

    @ParameterizedTest
    @ValueSource(strings = {"4111111111111111", "5555555555554444", "378282246310005", "371449635398431"})
    void numbers_of_15_and_16_digits_that_pass_luhn_are_taken(String number) {
        assertThat(numberTaken(number)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "30569309025904", // 14, passes Luhn
                "41111111111111113", // 17
                "4111111111111111110", // 19
                "411111111111111O",
                "4111 1111 1111 1111",
                "4111-1111-1111-1111",
                " 411111111111111",
                "411111111111111\n",
                "４１１１１１１１１１１１１１１１", // full-width digits
                "٤١١١١١١١١١١١١١١١" // Arabic digits
            })
    void other_numbers_are_refused(String number) {
        refuses(Refusal.CARD_NUMBER_INVALID, "card.number", number, EXPIRY, BIRTH, PASSWORD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4111111111111112", "1411111111111111"})
    void a_number_with_a_wrong_digit_is_told_so(String number) {
        refuses(Refusal.CARD_NUMBER_MISTYPED, "card.number", number, EXPIRY, BIRTH, PASSWORD);
    }

    @Test
    void the_lengths_14_17_and_19_are_refused_even_with_a_right_check_digit() {
        Seeds.forEach(200, random -> {
            for (int length : new int[] {8, 12, 13, 14, 17, 18, 19}) {
                assertThat(numberTaken(withLuhn(random, length)))
                        .as("length " + length)
                        .isFalse();
            }
        });
    }

    @Test
    void one_wrong_digit_is_always_noticed() {
        Seeds.forEach(300, random -> {
            String good = withLuhn(random, random.nextBoolean() ? 15 : 16);
            assertThat(numberTaken(good)).isTrue();
            assertThat(numberTaken(flipped(good, random))).isFalse();
        });
    }

    // ---- whose card it is

    @ParameterizedTest
    @ValueSource(
            strings = {
                "900101",
                "991231",
                "000101",
                "000229", // 2000 was a leap year
                "960229", // 1996
                "240229" // 2024
            })
    void a_birth_date_in_this_or_the_last_century_is_taken(String date) {
        assertThat(ownerTaken(date)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "991332",
                "901301",
                "900001",
                "900100",
                "900132",
                "900431",
                "010229", // neither 1901 nor 2001
                "990229",
                "900230",
                "90010",
                "9001011",
                "19900101",
                "90-101",
                "90O101",
                "９００１０１",
                "1234567890" // ten digits without the check digit
            })
    void other_owner_proofs_are_refused(String proof) {
        refuses(Refusal.CARD_HOLDER_ID_INVALID, "card.holderId", NUMBER, EXPIRY, proof, PASSWORD);
    }

    @Test
    void business_numbers_with_the_tax_office_s_check_digit_are_taken_and_one_wrong_digit_is_noticed() {
        Seeds.forEach(500, random -> {
            String good = businessNumber(random);
            assertThat(ownerTaken(good)).as("a good number").isTrue();
            assertThat(ownerTaken(flipped(good, random))).as("a wrong digit").isFalse();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"1248100998", "2208162517", "1208147521"})
    void well_known_companies_pass(String published) {
        assertThat(ownerTaken(published)).isTrue();
    }

    // ---- password and expiry

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "123", "1234", "ab", "1 ", "１２"})
    void a_password_head_is_two_digits(String password) {
        refuses(Refusal.CARD_PASSWORD_INVALID, "card.password", NUMBER, EXPIRY, BIRTH, password);
    }

    @Test
    void an_expiry_out_of_this_century_is_refused() {
        refuses(Refusal.CARD_EXPIRY_INVALID, "card.expiry", NUMBER, YearMonth.of(1999, 12), BIRTH, PASSWORD);
        refuses(Refusal.CARD_EXPIRY_INVALID, "card.expiry", NUMBER, YearMonth.of(2100, 1), BIRTH, PASSWORD);
    }

    @Test
    void a_card_is_good_to_the_end_of_its_month() {
        try (CardEntry card = card()) {
            card.requireNotExpired(EXPIRY.minusMonths(1));
            card.requireNotExpired(EXPIRY);
            assertThatExceptionOfType(DomainException.class)
                    .isThrownBy(() -> card.requireNotExpired(EXPIRY.plusMonths(1)))
                    .satisfies(refused -> {
                        assertThat(refused.refusal()).isEqualTo(Refusal.CARD_EXPIRED);
                        assertThat(refused.field()).contains("card.expiry");
                        assertNothingLeaks(refused);
                    });
        }
    }

    // ---- lent once, then wiped

    @Test
    void a_card_is_lent_as_it_was_typed_and_wiped_afterwards() {
        Typed typed = new Typed(NUMBER, BIRTH, PASSWORD);
        CardEntry card = typed.entry();
        String seen = card.use((number, expiry, proof, password) ->
                new String(number) + expiry + new String(proof) + new String(password));
        assertThat(seen).isEqualTo(NUMBER + EXPIRY + BIRTH + PASSWORD);
        typed.requireWiped();
        assertThat(card.lastFour()).isEmpty();
    }

    @Test
    void a_card_is_lent_once() {
        CardEntry card = card();
        card.use((number, expiry, proof, password) -> true);
        assertThatIllegalStateException()
                .isThrownBy(() -> card.use((number, expiry, proof, password) -> true))
                .satisfies(CardEntryTest::assertNothingLeaks);
    }

    @Test
    void a_loan_that_fails_wipes_as_well() {
        Typed typed = new Typed(NUMBER, BIRTH, PASSWORD);
        CardEntry card = typed.entry();
        assertThatThrownBy(() -> card.use((number, expiry, proof, password) -> {
                    throw new UnsupportedOperationException("no connection");
                }))
                .hasMessage("no connection");
        typed.requireWiped();
        assertThatIllegalStateException().isThrownBy(() -> card.use((number, expiry, proof, password) -> true));
    }

    @Test
    void closing_wipes_and_may_be_repeated() {
        Typed typed = new Typed(NUMBER, BIRTH, PASSWORD);
        CardEntry card = typed.entry();
        card.close();
        card.close();
        typed.requireWiped();
        assertThatIllegalStateException().isThrownBy(() -> card.use((number, expiry, proof, password) -> true));
    }

    @Test
    void a_refusal_wipes_at_once_whichever_field_is_at_fault() {
        for (Typed typed : List.of(
                new Typed("4111111111111112", BIRTH, PASSWORD),
                new Typed(NUMBER, "991332", PASSWORD),
                new Typed(NUMBER, BIRTH, "1x"))) {
            assertThatExceptionOfType(DomainException.class).isThrownBy(typed::entry);
            typed.requireWiped();
        }
        Typed typed = new Typed(NUMBER, BIRTH, PASSWORD);
        assertThatExceptionOfType(DomainException.class)
                .isThrownBy(() -> CardEntry.of(typed.number, YearMonth.of(1999, 1), typed.proof, typed.password));
        typed.requireWiped();
    }

    @Test
    void the_last_four_digits_are_known_until_the_loan() {
        try (CardEntry card = card()) {
            assertThat(card.lastFour()).contains("1111");
        }
    }

    // ---- it tells nothing

    @Test
    void it_prints_as_stars() {
        try (CardEntry card = card()) {
            assertThat(card).hasToString("CardEntry[***]");
        }
    }

    @Test
    void it_cannot_be_serialised_compared_or_read_by_reflection_of_getters() {
        assertThat(Serializable.class.isAssignableFrom(CardEntry.class)).isFalse();
        assertThat(CardEntry.class.isRecord()).isFalse();
        List<String> offered = new ArrayList<>();
        for (Method method : CardEntry.class.getDeclaredMethods()) {
            if (Modifier.isPublic(method.getModifiers()) && !method.isSynthetic()) {
                offered.add(method.getName());
                assertThat(method.getReturnType()).isNotEqualTo(char[].class);
            }
        }
        assertThat(Set.copyOf(offered))
                .containsExactlyInAnyOrder("of", "requireNotExpired", "use", "lastFour", "close", "toString");
        assertThat(CardEntry.class.getConstructors()).isEmpty();
        assertThat(CardEntry.class.getFields()).isEmpty();
    }

    @Test
    void two_entries_of_the_same_card_are_not_equal() {
        try (CardEntry one = card();
                CardEntry other = card()) {
            assertThat(one).isNotEqualTo(other);
        }
    }

    private static boolean numberTaken(String number) {
        return taken(number, BIRTH);
    }

    private static boolean ownerTaken(String proof) {
        return taken(NUMBER, proof);
    }

    private static boolean taken(String number, String proof) {
        try (CardEntry card = new Typed(number, proof, PASSWORD).entry()) {
            return card.lastFour().isPresent();
        } catch (DomainException refused) {
            return false;
        }
    }

    private static void refuses(
            Refusal refusal, String field, String number, YearMonth expiry, String proof, String password) {
        assertThatExceptionOfType(DomainException.class)
                .isThrownBy(
                        () -> CardEntry.of(number.toCharArray(), expiry, proof.toCharArray(), password.toCharArray()))
                .satisfies(refused -> {
                    assertThat(refused.refusal()).isEqualTo(refusal);
                    assertThat(refused.field()).contains(field);
                    assertNothingLeaks(refused);
                    for (String secret : List.of(number, proof)) {
                        if (secret.strip().length() >= 5) {
                            assertThat(String.valueOf(refused.getMessage())).doesNotContain(secret.strip());
                        }
                    }
                });
    }

    /** No text of any exception, of its causes or of what it hides may hold a part of the card. */
    private static void assertNothingLeaks(Throwable thrown) {
        String all = thrown + " " + thrown.getCause() + " " + Arrays.toString(thrown.getSuppressed());
        assertThat(all).doesNotContain("4111", "1111", BIRTH);
        assertThat(thrown.getCause()).isNull();
    }

    private static CardEntry card() {
        return new Typed(NUMBER, BIRTH, PASSWORD).entry();
    }

    /** Digits with Luhn's check digit, reckoned from the table of doubled digits. */
    private static String withLuhn(Random random, int length) {
        int[] doubled = {0, 2, 4, 6, 8, 1, 3, 5, 7, 9};
        StringBuilder digits = new StringBuilder();
        int sum = 0;
        for (int i = 0; i < length - 1; i++) {
            int digit = random.nextInt(10);
            digits.append(digit);
            boolean everySecondFromTheRight = (length - 1 - i) % 2 == 1;
            sum += everySecondFromTheRight ? doubled[digit] : digit;
        }
        return digits.append((10 - sum % 10) % 10).toString();
    }

    /**
     * As the tax office publishes it: the first eight digits by 1 3 7 1 3 7 1 3; the ninth by 5, of which tens and units
     * are both added; what is missing to the next ten is the tenth.
     */
    private static String businessNumber(Random random) {
        StringBuilder digits = new StringBuilder();
        String weights = "13713713";
        int sum = 0;
        for (int i = 0; i < 8; i++) {
            int digit = random.nextInt(10);
            digits.append(digit);
            sum += digit * Character.digit(weights.charAt(i), 10);
        }
        int ninth = random.nextInt(10);
        int byFive = ninth * 5;
        sum += byFive / 10 + byFive % 10;
        int missing = 0;
        while ((sum + missing) % 10 != 0) {
            missing++;
        }
        return digits.append(ninth).append(missing).toString();
    }

    private static String flipped(String digits, Random random) {
        int at = random.nextInt(digits.length());
        int other = (Character.digit(digits.charAt(at), 10) + 1 + random.nextInt(9)) % 10;
        return digits.substring(0, at) + other + digits.substring(at + 1);
    }

    /** The arrays that are handed over, kept to see what becomes of them. */
    private static final class Typed {
        private final char[] number;
        private final char[] proof;
        private final char[] password;

        Typed(String number, String proof, String password) {
            this.number = number.toCharArray();
            this.proof = proof.toCharArray();
            this.password = password.toCharArray();
        }

        CardEntry entry() {
            return CardEntry.of(number, EXPIRY, proof, password);
        }

        void requireWiped() {
            for (char[] array : List.of(number, proof, password)) {
                assertThat(array).containsOnly('\0');
            }
        }
    }
}
