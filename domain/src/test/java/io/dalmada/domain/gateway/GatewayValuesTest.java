package io.dalmada.domain.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dalmada.domain.shared.SecretText;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayValuesTest {
    @Test
    void a_gateway_key_and_a_sealed_reply_print_no_secret() {
        Map<String, SecretText> extras = new HashMap<>(Map.of("bid", SecretText.of("secret-extra")));
        CustomerRef ref = CustomerRef.random(new Random(1));
        GatewayKey key = new GatewayKey(new GatewayId("cookiepay"), SecretText.of("secret-key"), ref, extras);
        assertThat(key).hasToString("GatewayKey[cookiepay, ***]");
        assertThat(ref).hasToString("CustomerRef[***]");
        assertThat(new SealedReply(SecretText.of("secret-reply"))).hasToString("SealedReply[***]");
        extras.clear();
        assertThat(key.extras()).hasSize(1);
    }

    @Test
    void customer_references_are_random_and_in_the_gateway_s_alphabet() {
        Random random = new Random(3);
        CustomerRef one = CustomerRef.random(random);
        assertThat(one.value()).matches("[A-Za-z0-9]{32}");
        assertThat(CustomerRef.random(random)).isNotEqualTo(one);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "A-123456789012345678901234567890", "가나다라마바사아자차카타파하가나다라마바사아자차카타파하가나다라"})
    void other_customer_references_are_refused(String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> new CustomerRef(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ABCDEF", "S01-02", "0123456789012345678901234567890123456789"})
    void our_numbers_are_6_to_40_capitals_digits_and_hyphens(String value) {
        assertThat(new MerchantOrderNo(value)).hasToString(value);
        assertThat(new RefundNo(value)).hasToString(value);
        assertThat(new RegistrationNo(value)).hasToString(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ABCDE",
                "abcdef",
                "ABC DEF",
                "ABCDEF\n",
                "ABC_DEF",
                "01234567890123456789012345678901234567890"
            })
    void other_numbers_are_refused(String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> new MerchantOrderNo(value));
        assertThatIllegalArgumentException().isThrownBy(() -> new RefundNo(value));
        assertThatIllegalArgumentException().isThrownBy(() -> new RegistrationNo(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "A1", "1a", "a_b", "a b", "abcdefghijabcdefghijabcdefghijabcdefghija"})
    void a_gateway_id_is_a_lower_case_word(String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> new GatewayId(value));
    }

    @Test
    void a_transaction_id_has_1_to_200_printable_characters() {
        assertThat(new GatewayTxnId("x".repeat(200)).value()).hasSize(200);
        for (String value : new String[] {"", " ", "a b", "a\n", "가", "x".repeat(201)}) {
            assertThatIllegalArgumentException().isThrownBy(() -> new GatewayTxnId(value));
        }
    }

    @Test
    void a_gateway_s_words_are_cut_and_never_refused() {
        GatewayWord word = new GatewayWord(Optional.of("c".repeat(99)), Optional.of("m".repeat(999)));
        assertThat(word.code().orElseThrow()).hasSize(64);
        assertThat(word.message().orElseThrow()).hasSize(512);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1, 13, 24})
    void an_instalment_is_0_or_2_to_12_months(int months) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Installment(months));
        assertThat(new Installment(2).months()).isEqualTo(2);
        assertThat(new Installment(12).months()).isEqualTo(12);
    }

    @ParameterizedTest
    @EnumSource
    void a_hard_decline_ends_the_key_and_is_never_tried_again_with_it(DeclineReason reason) {
        Decline decline = Decline.of(reason);
        boolean hard = reason.severity() == DeclineReason.Severity.HARD;
        assertThat(decline.endsTheKey()).isEqualTo(hard);
        assertThat(decline.retry() == Retry.NEVER_WITH_THIS_KEY).isEqualTo(hard);
        assertThat(decline.retryable()).isEqualTo(decline.retry() == Retry.LATER);
    }
}
