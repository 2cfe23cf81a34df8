package io.dalmada.application.port.out.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WireTextsTest {
    @ParameterizedTest
    @CsvSource({
        "홍길동, true, true",
        "똠방각하 뷁, true, true",
        "月間 구독 (Ⅲ), true, true",
        "\u1112\u1169\u11bc, false, false",
        "홍\u200b길동, false, true",
        "홍길동😀, false, true",
        "Ğülşen, false, true",
        "Cafe\u0301, false, false",
        "홍\u0007길동, false, false",
        "홍\ud83d, false, false"
    })
    void a_text_arrives_as_it_is_or_is_refused(String text, boolean byCp949, boolean byAny) {
        assertThat(WireTexts.CP949.carries(text)).isEqualTo(byCp949);
        assertThat(WireTexts.ANY.carries(text)).isEqualTo(byAny);
    }

    @Test
    void a_note_keeps_what_the_wire_has() {
        assertThat(WireTexts.CP949.carried("고객 요청 👍 Ğ \u1112\u1169\u11bc")).isEqualTo("고객 요청 ? ? 홍");
        assertThat(WireTexts.CP949.carries(WireTexts.CP949.carried("👍\u200b\ud83d")))
                .isTrue();
    }
}
