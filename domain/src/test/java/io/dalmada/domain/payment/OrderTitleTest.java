package io.dalmada.domain.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Money;
import io.dalmada.domain.shared.Refusal;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderTitleTest {
    private static final String EMOJI = "\uD83D\uDE00";

    @Test
    void a_title_has_up_to_40_characters_and_a_code_up_to_10() {
        OrderTitle title = new OrderTitle("월".repeat(40), Optional.of("PLAN_a-009"));
        assertThat(title.name()).hasSize(40);
        assertThat(new OrderTitle("P", Optional.empty()).code()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "12345678901234567890123456789012345678901",
                "Salt & pepper",
                "Salt|pepper",
                "Plan " + EMOJI,
                "two\nlines",
                "tab\there"
            })
    void other_names_are_refused(String name) {
        refuses(Refusal.ORDER_TITLE_INVALID, "product.name", () -> new OrderTitle(name, Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12345678901", "a b", "a&b", "가", "a\n"})
    void other_codes_are_refused(String code) {
        refuses(Refusal.ORDER_TITLE_INVALID, "product.code", () -> new OrderTitle("Plan", Optional.of(code)));
    }

    @Test
    void a_reason_for_a_refund_has_1_to_100_characters() {
        assertThat(new RefundReason("단순 변심").text()).isEqualTo("단순 변심");
        assertThat(new RefundReason("x".repeat(100)).text()).hasSize(100);
        for (String text : new String[] {"", " ", "x".repeat(101), "line\nbreak", EMOJI}) {
            refuses(Refusal.REASON_INVALID, "reason", () -> new RefundReason(text));
        }
    }

    @Test
    void a_price_line_has_a_description_of_1_to_100_characters() {
        TaxSplit tax = TaxSplit.of(TaxType.TAXABLE, Money.won(100));
        assertThat(new PriceLine(PriceLine.Kind.PRODUCT, "x".repeat(100), tax).amount())
                .isEqualTo(Money.won(100));
        for (String text : new String[] {"", "x".repeat(101)}) {
            assertThatIllegalArgumentException().isThrownBy(() -> new PriceLine(PriceLine.Kind.PRODUCT, text, tax));
        }
    }

    private static void refuses(Refusal refusal, String field, ThrowingCallable request) {
        assertThatExceptionOfType(DomainException.class).isThrownBy(request).satisfies(refused -> {
            assertThat(refused.refusal()).isEqualTo(refusal);
            assertThat(refused.field()).contains(field);
        });
    }
}
