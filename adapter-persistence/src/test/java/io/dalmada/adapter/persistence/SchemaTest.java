package io.dalmada.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dalmada.application.testing.PaymentFixture;
import io.dalmada.application.testing.PlanFixture;
import io.dalmada.application.testing.SubscriptionFixture;
import io.dalmada.domain.billingkey.BillingKeyId;
import io.dalmada.domain.payment.BillRef;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.shared.Money;
import io.dalmada.domain.shared.SubscriptionId;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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

    /** H2 ties such a list to the connection that created it, and refuses all writes once that is gone (V15). */
    @Test
    void hasNoCheckWithAListOfValues() {
        List<String> checks = database.sql()
                .sql("select check_clause from information_schema.check_constraints")
                .query(String.class)
                .list();

        assertThat(checks).hasSizeGreaterThan(40).noneMatch(clause -> clause.matches("(?is).*\\bin\\s*\\(.*"));
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

    @Test
    void hasOnePaymentForABill() {
        Database empty = database.emptied();
        BillRef bill = new BillRef(new SubscriptionId(UUID.randomUUID()), 1);
        Payment first = PaymentFixture.requestedFor(bill, new BillingKeyId(UUID.randomUUID()));
        empty.transactions().inTransaction(() -> {
            empty.payments().save(first);
            empty.payments().save(PaymentFixture.requested());
        });

        assertRefused("update payment set subscription_id = '" + bill.subscription() + "', bill_number = 1", "23505");
        assertRefused("update payment set bill_number = null", "23514", "23513");
        assertRefused("update payment set bill_number = 10000 where bill_number = 1", "23514", "23513");
    }

    @Test
    void letsNothingFallDueOfASubscriptionThatIsOver() {
        Database empty = database.emptied();
        empty.transactions().inTransaction(() -> empty.subscriptions().save(SubscriptionFixture.active()));

        assertRefused("update subscription set status = 'CANCELED'", "23514", "23513");
        assertRefused("update subscription set status = 'ENDED'", "23514", "23513");
        assertRefused("update subscription set status = 'LOST'", "23514", "23513");
        assertRefused("update subscription set next_kind = null", "23514", "23513");
        assertRefused("update subscription set next_at = null", "23514", "23513");
        assertRefused("update subscription set next_kind = 'LATER'", "23514", "23513");
    }

    @Test
    void keepsEachPriceOfAPlanOnce() {
        Database empty = database.emptied();
        empty.transactions().inTransaction(() -> empty.plans().save(PlanFixture.monthly()));
        String again = "insert into plan_price select plan_code, %s, %s, currency, tax_type, since from plan_price";

        assertRefused(again.formatted("price_no", "1"), "23505");
        assertRefused(again.formatted("2", "0"), "23514", "23513");
        assertRefused("delete from plan", "23503");
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
