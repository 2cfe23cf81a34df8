package io.dalmada.application.service.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.domain.shared.CardNumbers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoticeMaskTest {
    private static final String CARD = "9410000000001235";

    @Test
    void keeps_what_speaks_of_the_charge_and_masks_whoever_it_is_of() {
        String kept = NoticeMask.of("""
                {"CP_ID":"CTS99999","ORDERNO":"S01J8-0001-01","VENDOR_ORDER_NO":null,"AMOUNT":"9900",
                 "TID":"cTS26112300150412345","BUYERNAME":"홍길동","BUYEREMAIL":"gildong@example.com","CARDNO":"**********001234",
                 "ACCEPT_DATE":"20261123001504","BUYERPHONE":"010-1234-5678","ETC1":"","PAY_METHOD":"CARD"}""");

        assertThat(kept)
                .isEqualTo(
                        "{\"CP_ID\":\"***\",\"ORDERNO\":\"S01J8-0001-01\",\"VENDOR_ORDER_NO\":***,\"AMOUNT\":\"9900\","
                                + "\"TID\":\"cTS26112300150412345\",\"BUYERNAME\":\"***\",\"BUYEREMAIL\":\"***\",\"CARDNO\":\"***\","
                                + "\"ACCEPT_DATE\":\"20261123001504\",\"BUYERPHONE\":\"***\",\"ETC1\":\"\",\"PAY_METHOD\":\"CARD\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"ORDERNO\":\"9410000000001235\"}",
                "{\"TID\":\"cTS9410000000001235\"}",
                "{\"tid\":\"9410-0000-0000-1235\"}",
                "{\"AMOUNT\":9410000000001235}",
                "{\"AMOUNT\":\"9410 0000 0000 1235\"}",
                "{\"9410000000001235\":\"x\"}",
                "{\"ORDERNO\" : [\"a\",\"9410000000001235\"]}",
                "{\"ETC1\":\"a \\\"9410000000001235\\\" b\"}",
                "{\"ORDERNO\":\"94100000\\u00300001235\"}",
                "9410000000001235",
                "card=9410000000001235&x=1",
                "<x>9410000000001235</x>",
                "{\"tid\":\"9410000000001235",
                "\"9410000000001235\":",
                "{\"TID\":\"00000000009410000000001235\"}"
            })
    void no_card_number_is_kept_in_whatever_shape(String body) {
        assertThat(NoticeMask.of(body).replaceAll("[^0-9]", ""))
                .doesNotContain(CARD)
                .doesNotContain("1235");
    }

    @ParameterizedTest
    @CsvSource({
        "9410000000001235, true",
        "378282246310005, true",
        "9410 0000 0000 1235, true",
        "9410000000001234, false",
        "20261123001504, false",
        "cTS26112300150412345, false",
        "123456789012, false",
        "12345678901234567890, true",
        "S01J8Z3M4-0001-01, false",
    })
    void a_card_number_is_known_by_its_check_digit(String text, boolean like) {
        assertThat(CardNumbers.suspectedIn(text)).isEqualTo(like);
    }

    @Test
    void what_is_kept_is_short_and_any_text_is_survived() {
        assertThat(NoticeMask.of("[".repeat(16_384))).hasSize(NoticeMask.LONGEST);
        assertThat(NoticeMask.of("{\"AMOUNT\":".repeat(1_600)).length()).isLessThanOrEqualTo(NoticeMask.LONGEST);
        assertThat(NoticeMask.of("\"" + "\\\"".repeat(8_000))).isEqualTo("\"***\"");
        assertThat(NoticeMask.of("\"\\")).isEqualTo("\"***\"");
        assertThat(NoticeMask.of("")).isEmpty();
    }
}
