package io.dalmada.domain.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dalmada.domain.shared.Base32;
import io.dalmada.domain.shared.Seeds;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderNumbersTest {
    private static final UUID ID = UUID.fromString("01936f00-0000-7000-8000-0000000000ff");

    @Test
    void all_four_kinds_look_as_documented() {
        String id = Base32.encode(ID);
        assertThat(OrderNumbers.ofPeriod(ID, 7, 2).value()).isEqualTo("S" + id + "-0007-02");
        assertThat(OrderNumbers.ofPayment(ID, 1).value()).isEqualTo("P" + id + "-01");
        assertThat(OrderNumbers.ofRegistration(ID).value()).isEqualTo("K" + id);
        assertThat(OrderNumbers.ofRefund(ID).value()).isEqualTo("R" + id);
    }

    @Test
    void every_number_is_at_most_40_of_capitals_digits_and_hyphens() {
        Seeds.forEach(200, random -> {
            for (String number : all(anyId(random), random)) {
                assertThat(number).matches("[A-Z0-9-]{6,40}");
            }
        });
    }

    @Test
    void an_order_number_tells_what_it_was_made_from() {
        Seeds.forEach(500, random -> {
            UUID id = anyId(random);
            int period = random.nextInt(10_000);
            int attempt = 1 + random.nextInt(random.nextBoolean() ? 99 : 99_999);
            assertThat(OrderNumbers.read(OrderNumbers.ofPeriod(id, period, attempt)))
                    .contains(new OrderNumbers.Named(id, period, attempt));
            assertThat(OrderNumbers.read(OrderNumbers.ofPayment(id, attempt)))
                    .contains(new OrderNumbers.Named(id, -1, attempt));
            assertThat(Base32.decode(OrderNumbers.ofRegistration(id).value().substring(1)))
                    .isEqualTo(id);
            assertThat(Base32.decode(OrderNumbers.ofRefund(id).value().substring(1)))
                    .isEqualTo(id);
        });
    }

    @Test
    void different_things_never_share_a_number() {
        Map<String, String> made = new HashMap<>();
        int[] attempts = IntStream.concat(IntStream.rangeClosed(1, 1_100), IntStream.of(9_999, 10_000, 99_999))
                .toArray();
        List<UUID> ids = List.of(ID, new UUID(0, 0), new UUID(-1, -1), new UUID(0, 1), new UUID(1, 0));
        for (UUID id : ids) {
            for (int attempt : attempts) {
                remember(made, OrderNumbers.ofPayment(id, attempt).value(), "payment " + id + " " + attempt);
                for (int period : new int[] {0, 1, 9, 10, 99, 100, 999, 1000, 9999}) {
                    remember(
                            made,
                            OrderNumbers.ofPeriod(id, period, attempt).value(),
                            "period " + id + " " + period + " " + attempt);
                }
            }
            remember(made, OrderNumbers.ofRegistration(id).value(), "registration " + id);
            remember(made, OrderNumbers.ofRefund(id).value(), "refund " + id);
        }
        assertThat(made).hasSize(ids.size() * (attempts.length * 10 + 2));
    }

    @Test
    void the_same_thing_always_has_the_same_number() {
        assertThat(OrderNumbers.ofPayment(ID, 3)).isEqualTo(OrderNumbers.ofPayment(ID, 3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar-EG", "hi-IN-u-nu-deva", "th-TH-u-nu-thai", "fa-IR", "tr-TR", "ko-KR"})
    void the_machine_s_language_changes_nothing(String language) {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag(language));
            assertThat(OrderNumbers.ofPeriod(ID, 12, 3).value()).endsWith("-0012-03");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void beyond_two_digits_it_takes_as_many_as_it_needs() {
        assertThat(OrderNumbers.ofPayment(ID, 99).value()).endsWith("-99");
        assertThat(OrderNumbers.ofPayment(ID, 100).value()).endsWith("-100");
        assertThat(OrderNumbers.ofPeriod(ID, 9_999, 99_999).value())
                .endsWith("-9999-99999")
                .hasSize(38);
    }

    @ParameterizedTest
    @CsvSource({"-1, 1", "10000, 1", "0, 0", "0, 100000", "0, -1"})
    void a_period_or_attempt_out_of_range_is_refused(int period, int attempt) {
        assertThatIllegalArgumentException().isThrownBy(() -> OrderNumbers.ofPeriod(ID, period, attempt));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 100_000})
    void an_attempt_out_of_range_is_refused(int attempt) {
        assertThatIllegalArgumentException().isThrownBy(() -> OrderNumbers.ofPayment(ID, attempt));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ABCDEF",
                "P0000000000000000000000000-01", // 25 characters
                "P00000000000000000000000000-1",
                "P00000000000000000000000000-001",
                "P00000000000000000000000000-099",
                "P00000000000000000000000000-100000",
                "PIIIIIIIIIIIIIIIIIIIIIIIIII-01", // I is not in the alphabet
                "PZZZZZZZZZZZZZZZZZZZZZZZZZZ-01", // more than 128 bits
                "S00000000000000000000000000-01",
                "R00000000000000000000000000",
                "X00000000000000000000000000-01"
            })
    void numbers_that_are_not_ours_are_not_read(String foreign) {
        assertThat(OrderNumbers.read(new MerchantOrderNo(foreign))).isEmpty();
    }

    private static void remember(Map<String, String> made, String number, String of) {
        assertThat(made.put(number, of)).as(number).isNull();
    }

    private static List<String> all(UUID id, Random random) {
        return List.of(
                OrderNumbers.ofPeriod(id, random.nextInt(10_000), 1 + random.nextInt(99))
                        .value(),
                OrderNumbers.ofPayment(id, 1 + random.nextInt(99)).value(),
                OrderNumbers.ofRegistration(id).value(),
                OrderNumbers.ofRefund(id).value());
    }

    private static UUID anyId(Random random) {
        return new UUID(random.nextLong(), random.nextLong());
    }

    @Test
    void a_number_of_ours_in_another_spelling_is_known() {
        for (String ours : new String[] {
            OrderNumbers.ofPeriod(UUID.randomUUID(), 3, 1).value(),
            OrderNumbers.ofPayment(UUID.randomUUID(), 1).value()
        }) {
            assertThat(OrderNumbers.isDisguised(ours)).isFalse();
            for (String other : new String[] {
                ours.toLowerCase(Locale.ROOT),
                "RS1_" + ours,
                "RS1" + ours,
                ours + "/1",
                ours.replace("-", ""),
                ours.replace('-', '_')
            }) {
                assertThat(OrderNumbers.isDisguised(other)).as(other).isTrue();
            }
        }
        for (String foreign :
                new String[] {"web_shop.20261123", "SRS20261123001504123456", "550e8400-e29b-41d4-a716-446655440000", ""
                }) {
            assertThat(OrderNumbers.isDisguised(foreign)).as(foreign).isFalse();
        }
    }
}
