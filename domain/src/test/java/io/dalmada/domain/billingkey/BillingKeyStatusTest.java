package io.dalmada.domain.billingkey;

import static io.dalmada.domain.billingkey.BillingKeyStatus.ACTIVE;
import static io.dalmada.domain.billingkey.BillingKeyStatus.REVOKED;
import static io.dalmada.domain.billingkey.BillingKeyStatus.SUSPECT;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BillingKeyStatusTest {
    @ParameterizedTest
    @CsvSource({
        "ACTIVE,  ACTIVE,  false",
        "ACTIVE,  SUSPECT, true",
        "ACTIVE,  REVOKED, true",
        "SUSPECT, ACTIVE,  false",
        "SUSPECT, SUSPECT, false",
        "SUSPECT, REVOKED, true",
        "REVOKED, ACTIVE,  false",
        "REVOKED, SUSPECT, false",
        "REVOKED, REVOKED, false"
    })
    void what_may_follow_a_state_is_what_the_table_says(BillingKeyStatus from, BillingKeyStatus to, boolean allowed) {
        assertThat(BillingKeyStatus.values()).containsExactly(ACTIVE, SUSPECT, REVOKED);
        assertThat(from.next().contains(to)).isEqualTo(allowed);
    }
}
