package io.dalmada.domain.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.domain.billingkey.CardKind;
import io.dalmada.domain.billingkey.CardOwner;
import io.dalmada.domain.billingkey.CardSummary;
import io.dalmada.domain.payment.DepositAccount;
import io.dalmada.domain.shared.CardNumbers;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No text of a gateway keeps the digits of a card, whatever stands between and around them. */
class GatewayTextTest {
    private static final String[] SEPARATORS = {
        "", " ", "-", "  ", " - ", ".", "_", "/", " / ", ",", "|", "·", "\t", "\u00a0", "\u2011", ") ("
    };
    /** ASCII, fullwidth and mathematical digits. */
    private static final int[] ZEROS = {'0', '0', 0xff10, 0x1d7ce};

    @RepeatedTest(500)
    void a_card_number_never_stays(RepetitionInfo run) {
        Random random = new Random(run.getCurrentRepetition());
        String number = withCheckDigit(random, 13 + random.nextInt(7));
        String separator = SEPARATORS[random.nextInt(SEPARATORS.length)];
        String spelled = grouped(number, separator);
        String text = before(random) + written(spelled, ZEROS[random.nextInt(ZEROS.length)]) + "카드 승인";

        for (String kept :
                new String[] {GatewayText.word(text), GatewayText.kept(text, 30), CardNumbers.masked(text)}) {
            assertThat(digits(kept))
                    .as("seed %d: %s", run.getCurrentRepetition(), text)
                    .doesNotContain(number.substring(4, 12));
        }
        assertThat(CardNumbers.in(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "한도초과",
                "IBK비씨체크",
                "2026-11-23 10:10:10",
                "20261123101010",
                "9410 0000 0000 1234",
                "010-1234-5678",
                ""
            })
    void what_is_no_card_number_stays(String text) {
        assertThat(GatewayText.word(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "BC 9410000000001235, BC ***",
        "9410-0000-0000-1235 정상, *** 정상",
        "９４１０００００００００１２３５ 정상, *** 정상",
        "9410/0000/0000/1235 정상, *** 정상",
        "승인 20261123 9410 0000 0000 1235, 승인 ***",
        "12345678901234567890123, ***"
    })
    void the_run_of_digits_is_struck_out_as_a_whole(String text, String kept) {
        assertThat(GatewayText.word(text)).isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource({
        "9410000000001235, true",
        "20261123 9410 0000 0000 1235, true",
        "1764400000000, false",
        "1764400000009, false",
        "12345678901234567890, false",
        "9410000000001234, false"
    })
    void what_a_caller_may_not_write(String text, boolean refused) {
        assertThat(CardNumbers.in(text)).isEqualTo(refused);
    }

    @Test
    void every_value_that_keeps_a_gateways_words_masks_them() {
        Optional<String> named = Optional.of("BC 9410000000001235");
        var card = new CardSummary(named, named, Optional.of("1235"), CardKind.UNKNOWN, CardOwner.UNKNOWN);
        var word = new GatewayWord(named, named);
        var account = new DepositAccount(named, Optional.of("7011234567890"), named, Optional.empty());

        assertThat(card + " " + word + " " + account).doesNotContain("941000").contains("7011234567890");
    }

    /** PostgreSQL takes no NUL, and no database a lone surrogate: an approval must not be lost over a name. */
    @Test
    void what_no_database_takes_is_replaced_and_the_length_is_bounded() {
        assertThat(GatewayText.word("B\u0000C\ud83d")).isEqualTo("B C ");
        assertThat(GatewayText.word("😀".repeat(100)))
                .hasSizeLessThanOrEqualTo(100)
                .endsWith("😀");
        assertThat(GatewayText.kept("가".repeat(50_000_000), 512)).hasSize(512);
    }

    @Test
    void nor_does_half_of_one_at_the_cut() {
        for (int shift = 0; shift < 20; shift++) {
            String text = "x".repeat(shift) + "9410000000001235;".repeat(100);
            assertThat(GatewayText.word(text)).doesNotContain("941");
        }
    }

    private static String written(String digits, int zero) {
        StringBuilder written = new StringBuilder();
        digits.chars().map(c -> c >= '0' && c <= '9' ? zero + c - '0' : c).forEach(written::appendCodePoint);
        return written.toString();
    }

    private static String digits(String text) {
        StringBuilder digits = new StringBuilder();
        text.codePoints().filter(Character::isDigit).forEach(c -> digits.append(Character.digit(c, 10)));
        return digits.toString();
    }

    private static String before(Random random) {
        return random.nextBoolean() ? "카드번호: " : "승인 20261123101010/";
    }

    private static String grouped(String number, String separator) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < number.length(); i++) {
            text.append(number.charAt(i)).append(i % 4 == 3 && i < number.length() - 1 ? separator : "");
        }
        return text.toString();
    }

    private static String withCheckDigit(Random random, int length) {
        StringBuilder digits = new StringBuilder().append(3 + random.nextInt(7));
        while (digits.length() < length - 1) {
            digits.append(random.nextInt(10));
        }
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            sum += i % 2 == 1 ? digit : digit < 5 ? digit * 2 : digit * 2 - 9;
        }
        return digits.append((10 - sum % 10) % 10).toString();
    }
}
