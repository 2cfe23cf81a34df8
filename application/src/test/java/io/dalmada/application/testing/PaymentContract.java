package io.dalmada.application.testing;

import io.dalmada.domain.payment.Payment;
import java.util.function.Consumer;

/** Steps that the contracts about payments share. */
abstract class PaymentContract extends StorageContract {
    protected Payment stored(Payment payment) {
        return tx(() -> store.payments().save(payment));
    }

    protected Payment find(Payment payment) {
        return store.payments().find(payment.id()).orElseThrow();
    }

    protected Payment change(Payment payment, Consumer<Payment> change) {
        change.accept(payment);
        return stored(payment);
    }
}
