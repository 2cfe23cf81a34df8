package io.dalmada.application.simulation;

import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.application.service.PlantedBug;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The twelve mistakes of the harness, each as a class of its own between the real code and a port, and what catches it. */
enum Sabotage {
    /** (a) A lost reply is taken for a no. */
    TIMEOUT_MEANS_DECLINED(
            () -> gateway(PlantedBug.SILENCE_MEANS_DECLINED::plant), "I-06 no ghost", "I-01 single charge"),
    /** (b) What was on its way when a process died is sent once more. */
    SENDING_IS_RESET(ResetsSending::new, "I-07 one send per attempt", "I-12 monotone"),
    /** (c) A reply that cannot be opened is taken for a no. */
    SEALED_MEANS_DECLINED(() -> gateway(Gateways::unreadableMeansNo), "I-06 no ghost", "I-01 single charge"),
    /** (d) The database keeps no "at most one" and no version of payments. */
    NO_UNIQUE_INDEX(
            Unguarded::new, "I-07 one send per attempt", "I-08 one open", "I-12 monotone", "I-22 events without gaps"),
    /** (e) One look that finds nothing is proof enough. */
    ONE_SCAN_PROVES_ABSENCE(Hasty::new, "I-11 evidence", "I-09 order of attempts"),
    /** (f) The HTTP client sends again by itself. */
    CLIENT_RETRIES(() -> gateway(PlantedBug.RETRY_INSIDE::plant), "I-07 one send per attempt"),
    /** (g) A notice that says "paid" is believed. */
    NOTICE_IS_TRUSTED(() -> gateway(Gateways::noticeBelieved), "I-05 no phantom"),
    /** (h) The scheduler reads the wall clock of its place. */
    LOCAL_CLOCK(ElsewhereClock::new, "R-20 charge window"),
    /** (i) A lost refund is sent once more. */
    REFUND_SENT_AGAIN(() -> gateway(PlantedBug.REFUND_SENT_AGAIN::plant), "I-19 refund once"),
    /** (j) Events are written after the commit that they tell of. */
    OUTBOX_AFTER_COMMIT(LateOutbox::new, "I-22 events without gaps"),
    /** (k) A cancellation does not stop what is not sent yet. */
    CANCEL_DOES_NOT_VOID(KeepsUnsent::new, "I-16 cancel wins"),
    /** (l) A period begins when the last one was paid. */
    PERIOD_FROM_PAYMENT(DriftingPeriods::new, "I-13 periods tile");

    private final Supplier<Saboteur> plant;
    private final Set<String> caughtBy;

    Sabotage(Supplier<Saboteur> plant, String... caughtBy) {
        this.plant = plant;
        this.caughtBy = Set.of(caughtBy);
    }

    /** A fresh one for each life. */
    Saboteur plant() {
        return plant.get();
    }

    boolean caughtBy(String invariant) {
        return caughtBy.contains(invariant);
    }

    private static Saboteur gateway(UnaryOperator<PaymentGateway> twisted) {
        return new Saboteur() {
            @Override
            public PaymentGateway gateway(PaymentGateway real) {
                return twisted.apply(real);
            }
        };
    }
}
