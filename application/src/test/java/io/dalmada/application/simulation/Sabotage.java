package io.dalmada.application.simulation;

import io.dalmada.application.port.out.gateway.GatewayProfile;
import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.application.world.PlantedBug;
import io.dalmada.domain.shared.Money;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The mistakes of the harness, each as a class of its own between the real code and a port, and what catches it. */
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
    PERIOD_FROM_PAYMENT(DriftingPeriods::new, "I-13 periods tile"),
    /** (m) A resumption or change is done again when its key comes again. */
    CHANGE_IS_REPEATED(() -> new ForgetsRequests("change"), "I-23 one effect per request"),
    /** (n) A refund is. */
    REFUND_IS_REPEATED(() -> new ForgetsRequests("refund"), "I-23 one effect per request"),
    /** (o) What is given back stays in the subscription as credit or period. */
    REFUND_KEEPS_WORTH(DeafToRefunds::new, "I-31 worth is conserved"),
    /** (p) A frozen sender sends when it thaws. */
    FROZEN_SENDER_SENDS(SendsLate::new, "I-42 nothing is sent late", "I-09 order of attempts", "I-01 single charge"),
    /** (q) The operator's stop binds nobody. */
    HOLD_IS_OVERLOOKED(BlindToHolds::new, "R-21 stopped vendors are left alone"),
    /** (r) A key that has ended is charged. */
    ENDED_KEY_IS_CHARGED(ForgetsEndedKeys::new, "I-25 billing key"),
    /** (s) What a dead process has claimed is never asked about. */
    CLAIMED_IS_FORGOTTEN(() -> new ForgetsLeftOvers("leftSending"), "I-29 nothing left open"),
    /** (t) Open questions are never asked. */
    QUESTION_IS_FORGOTTEN(() -> new ForgetsLeftOvers("inquiriesDue"), "I-29 nothing left open"),
    /** (u) Events name payments that never were. */
    EVENT_LIES(InventsPayments::new, "I-37 events are true"),
    /** (v) A node's clock is trusted, whatever it shows. */
    ANY_CLOCK_IS_TRUSTED(TrustsAnyClock::new, "R-20 charge window", "I-14 schedule"),
    /** (ae) A row that cannot be read stops all others. */
    UNREADABLE_ROW_STOPS_ALL(UnreadableStopsAll::new, "I-03 no lost charge", "I-29 progress", "I-29 nothing left open"),
    /** (af) The plan's price of today is billed. */
    PRICE_IS_TODAYS(FollowsPrices::new, "I-38 agreed price"),
    /** (ag) A caller's text decides what a refund is. */
    TEXT_STEERS(TextsSteer::new, "I-34 no refund unasked"),
    /** (w) A charge that is still running is taken for paid. */
    PENDING_MEANS_PAID(() -> gateway(Gateways::pendingMeansYes), "I-05 no phantom"),
    /** (x) A list that was not understood is taken for empty. */
    STRANGE_LIST_MEANS_NOTHING(
            () -> gateway(Gateways::strangeMeansNothing, Dimension.LISTS), "I-11 evidence", "I-09 order of attempts"),
    /** (y) Cancels in the vendor's console are overlooked. */
    CONSOLE_IS_OVERLOOKED(
            () -> gateway(Gateways::othersCancelsUnseen, Dimension.CONSOLE),
            "I-04 agreement",
            "I-31 worth is conserved"),
    /** (z) An adapter claims that its vendor knows tax-free goods. */
    TAX_IS_CLAIMED(
            () -> gateway(
                    real -> Gateways.claims(real, p -> ProfileChange.tax(p, GatewayProfile.TaxRule.AMOUNTS)),
                    Dimension.GATEWAYS),
            "I-41 the vendor can be told"),
    /** (aa) An adapter claims that its vendor charges any amount. */
    MINIMUM_IS_CLAIMED(
            () -> gateway(
                    real -> Gateways.claims(real, p -> ProfileChange.minimum(p, Money.won(1))), Dimension.GATEWAYS),
            "I-40 nothing below the minimum is sent"),
    /** (ab) A look-up that finds a charge is taken for one that does not. */
    LOOK_UP_FINDS_NOTHING(() -> gateway(PlantedBug.FAILED_INQUIRY_MEANS_NOT_FOUND::plant), "I-11 evidence"),
    /** (ac) A lost refund is taken for a refusal. */
    LOST_REFUND_MEANS_NO(
            () -> gateway(PlantedBug.LOST_REFUND_MEANS_REFUSED::plant, Dimension.WORTH),
            "I-04 agreement",
            "I-16 what nobody wants is given back"),
    /** (ad) A lost reply is taken for "never sent". */
    SILENCE_MEANS_NOT_SENT(
            () -> gateway(PlantedBug.SILENCE_MEANS_NOT_SENT::plant), "I-06 no ghost", "I-01 single charge");

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

    private static Saboteur gateway(UnaryOperator<PaymentGateway> twisted, Dimension... needed) {
        return new Saboteur() {
            @Override
            public Set<Dimension> needs() {
                return Set.of(needed);
            }

            @Override
            public PaymentGateway gateway(PaymentGateway real) {
                return twisted.apply(real);
            }
        };
    }
}
