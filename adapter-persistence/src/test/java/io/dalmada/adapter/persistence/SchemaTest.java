package io.dalmada.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dalmada.application.testing.PaymentFixture;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.shared.Money;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What the schema refuses by itself, should the code ever forget to. */
@ParameterizedClass
@EnumSource
class SchemaTest {
    private static final String COPY_ATTEMPT = """
            insert into attempt (order_no, payment_id, billing_key_id, gateway_id, attempt_no, status, steps,
                open_payment_id, due_at, created_at)
            select 'P-ANOTHER-02', payment_id, billing_key_id, gateway_id, 2, 'CREATED', 1, %s, created_at, created_at
            from attempt""";
    private static final String COPY_REFUND = """
            insert into refund (refund_no, payment_id, gateway_id, refund_index, charge_txn, charge_order_no, amount,
                remaining_before, reason, status, steps, open_charge, due_at, created_at, has_deposit)
            select 'R-ANOTHER', payment_id, gateway_id, 1, charge_txn, charge_order_no, 1, 1, 'again', 'CREATED', 1,
                open_charge, created_at, created_at, false from refund""";

    private final Database database;

    SchemaTest(EachDatabase kind) {
        this.database = kind.get();
    }

    @Test
    void wasMigratedFromEmpty() {
        List<Boolean> migrations = database.sql()
                .sql("select success from flyway_schema_history where version is not null")
                .query(Boolean.class)
                .list();

        assertThat(migrations).isNotEmpty().doesNotContain(false);
    }

    @Test
    void hasOneSlotForAnOpenAttempt() {
        Payment unknown = stored(PaymentFixture.unknown());

        assertRefused(COPY_ATTEMPT.formatted("'" + unknown.id() + "'"), "23505");
    }

    @Test
    void letsNoOpenAttemptGoWithoutTheSlot() {
        stored(PaymentFixture.declined());

        assertRefused(COPY_ATTEMPT.formatted("null"), "23514", "23513");
    }

    @Test
    void letsNoClosedAttemptKeepTheSlot() {
        Payment payment = stored(PaymentFixture.declined());

        assertRefused("update attempt set open_payment_id = '" + payment.id() + "'", "23514", "23513");
    }

    @Test
    void hasOneSlotForAnOpenRefundOfACharge() {
        Payment payment = PaymentFixture.paid();
        PaymentFixture.refundOf(payment, Optional.of(Money.won(100)));
        stored(payment);

        assertRefused(COPY_REFUND, "23505");
    }

    @Test
    void knowsNoOtherStates() {
        stored(PaymentFixture.paid());

        assertRefused("update attempt set status = 'LOST'", "23514", "23513");
        assertRefused("update payment set status = 'LOST'", "23514", "23513");
        assertRefused("update payment set amount = -1", "23514", "23513");
    }

    @Test
    void keepsPartsOfAPaymentTogether() {
        stored(PaymentFixture.paid());

        assertRefused("delete from payment", "23503");
    }

    private void assertRefused(String sql, String... states) {
        assertThatThrownBy(() -> database.sql().sql(sql).update())
                .rootCause()
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isIn((Object[]) states));
    }

    private Payment stored(Payment payment) {
        Database empty = database.emptied();
        return empty.transactions().inTransaction(() -> empty.payments().save(payment));
    }
}
