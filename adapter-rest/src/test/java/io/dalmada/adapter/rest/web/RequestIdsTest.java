package io.dalmada.adapter.rest.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a caller names his request rests in logs: it may be anything but a card's number. */
class RequestIdsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "9410000000001235",
                "9410-0000-0000-1235",
                "9410.0000_0000-1235",
                "9410-000000-00002",
                "order-9410000000001235-7"
            })
    void a_cards_number_names_no_request(String offered) {
        assertThat(RequestIds.accept(offered)).doesNotContain(offered);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "order-77.a",
                "01a206fa-03b5-7000-974a-c9f95112825b",
                "01931234-1234-7123-8123-123456789012",
                "20261123-101530"
            })
    void other_names_stay(String offered) {
        assertThat(RequestIds.accept(offered)).isEqualTo(offered);
    }
}
