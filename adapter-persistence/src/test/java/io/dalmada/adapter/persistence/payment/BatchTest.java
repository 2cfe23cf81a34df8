package io.dalmada.adapter.persistence.payment;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dalmada.adapter.persistence.jdbc.Batch;
import io.dalmada.application.port.out.ConcurrentChange;
import io.dalmada.application.testing.PaymentFixture;
import io.dalmada.domain.payment.Payment;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What a batch makes of the counts that a driver gives. */
class BatchTest {
    @BeforeEach
    void inATransaction() {
        TransactionSynchronizationManager.setActualTransactionActive(true);
    }

    @AfterEach
    void afterwards() {
        TransactionSynchronizationManager.setActualTransactionActive(false);
    }

    @Test
    void everyChangeMustHaveChangedOneRow() {
        assertThatCode(() -> changes(2).write(answering(1, 1))).doesNotThrowAnyException();
        assertThatThrownBy(() -> changes(2).write(answering(1, 0))).isInstanceOf(ConcurrentChange.class);
        assertThatThrownBy(() -> changes(2).write(answering(2, 1))).isInstanceOf(ConcurrentChange.class);
    }

    /** Not a race: trying again would not help. */
    @Test
    void aDriverThatDoesNotCountIsNoGoodForChanges() {
        assertThatThrownBy(() -> changes(1).write(answering(Statement.SUCCESS_NO_INFO)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> changes(2).write(answering(1))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void rowsThatWereInsertedTogetherNeedNoCount() {
        Batch<PaymentRow> batch = new Batch<>(PaymentRow.SHEET);
        batch.add(row());

        assertThatCode(() -> batch.write(answering(Statement.SUCCESS_NO_INFO))).doesNotThrowAnyException();
    }

    private static Batch<PaymentRow> changes(int count) {
        Batch<PaymentRow> batch = new Batch<>(PaymentRow.SHEET);
        for (int i = 0; i < count; i++) {
            batch.change(row(), 1L);
        }
        return batch;
    }

    private static PaymentRow row() {
        Payment payment = PaymentFixture.requested();
        return PaymentMapper.row(payment, payment.snapshot());
    }

    private static JdbcTemplate answering(int... counts) {
        return new JdbcTemplate() {
            @Override
            @SuppressWarnings("unchecked") // a batch asks for counts only
            public <T> T execute(String sql, PreparedStatementCallback<T> action) {
                return (T) counts;
            }
        };
    }
}
