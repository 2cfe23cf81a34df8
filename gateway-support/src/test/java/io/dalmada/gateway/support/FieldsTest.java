package io.dalmada.gateway.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.domain.gateway.RefundNo;
import io.dalmada.domain.shared.Money;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {
    @Test
    void names_in_any_case_and_values_of_any_kind() {
        Fields fields = Fields.parsed("{\"TID\":\" t1 \",\"amount\":9900,\"none\":null,\"empty\":\"\"}");
        assertThat(fields.text("tid")).contains("t1");
        assertThat(fields.text("missing", "none", "empty", "Amount")).contains("9900");
        assertThat(fields.text("none")).isEmpty();
    }

    @Test
    void objects_and_lists_inside() {
        Fields fields = Fields.parsed("{\"card\":{\"no\":\"1\"},\"rows\":[{\"a\":1},{\"a\":2}]}");
        assertThat(fields.in("card").text("no")).contains("1");
        assertThat(fields.in("nothing").text("no")).isEmpty();
        assertThat(fields.in("rows").items()).hasSize(2);
        assertThat(fields.in("card").items()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "{", "{} {}", "{\"a\":1}trailing"})
    void what_is_not_json_has_no_fields(String text) {
        assertThat(Fields.parsed(text).text("a")).isEmpty();
        assertThat(Fields.parsed(text).items()).isEmpty();
    }

    @Test
    void nesting_without_end_has_no_fields() {
        assertThat(Fields.parsed("[".repeat(100_000)).items()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"9900, 9900", "'\"9900\"', 9900", "0, 0"})
    void whole_won(String json, long won) {
        assertThat(Fields.parsed("{\"a\":" + json + "}").won("a")).contains(Money.won(won));
    }

    @ParameterizedTest
    @ValueSource(strings = {"99.5", "9900.0", "-1", "\"1,000\"", "1e3", "null", "\"9900원\"", "9999999999999"})
    void anything_else_is_no_amount(String json) {
        assertThat(Fields.parsed("{\"a\":" + json + "}").won("a")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"고객 변심", "[취소]", "", "RF-1", "rf-01jd80a2n7", "RF-01JD80A2N7 "})
    void a_refund_number_is_of_our_form(String text) {
        Optional<RefundNo> expected =
                Optional.of(text.strip()).filter("RF-01JD80A2N7"::equals).map(RefundNo::new);

        assertThat(Fields.of(Map.of("reason", text)).refundNo("reason")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T10:16:01+09:00, 2026-11-23T01:16:01Z",
        "2026-11-23T10:16:01.5Z, 2026-11-23T10:16:01.500Z",
        "20261123101601, 2026-11-23T01:16:01Z",
        "2026-11-23 10:16:01, 2026-11-23T01:16:01Z",
        "2026-11-23T10:16:01, 2026-11-23T01:16:01Z",
        "202611231016, 2026-11-23T01:16:00Z",
        "20261123, 2026-11-22T15:00:00Z"
    })
    void times_in_korea_unless_they_say_otherwise(String text, Instant expected) {
        assertThat(Fields.parsed("{\"at\":\"" + text + "\"}").time("at")).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "20261399", "2026-11-23T10:16:01+99:00", "123"})
    void a_strange_time_is_none(String text) {
        assertThat(Fields.parsed("{\"at\":\"" + text + "\"}").time("at")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1,\"a\":2}",
                "{\"a\":1,\"a\":1}",
                "{\"a\":1,\"A\":2}",
                "{\"x\":{\"a\":\"0000\",\"A\":\"2015\"},\"a\":1}",
                "[{\"a\":1},{\"a\":1,\"a\":2}]"
            })
    void a_name_that_says_two_things_makes_the_whole_text_none(String text) {
        assertThat(Fields.parsed(text)).isEqualTo(Fields.NONE);
    }

    @Test
    void one_name_in_two_cases_with_one_value_says_one_thing() {
        assertThat(Fields.parsed("{\"a\":1,\"A\":1}").text("a")).contains("1");
    }

    @Test
    void prints_nothing() {
        assertThat(Fields.parsed("{\"a\":\"secret\"}").toString()).doesNotContain("secret");
        assertThat(Answer.of(Fields.parsed("{\"a\":\"secret\"}")).toString()).doesNotContain("secret");
    }

    @Test
    void a_path_names_a_field_inside_another() {
        Fields fields = Fields.parsed("{\"error\":{\"Code\":\"CARD_LOST\",\"at\":{\"no\":7}},\"code\":\"x\"}");

        assertThat(fields.text("error.code")).contains("CARD_LOST");
        assertThat(fields.text("error.at.no")).contains("7");
        assertThat(fields.text("error.none", "none.code", "code")).contains("x");
    }
}
