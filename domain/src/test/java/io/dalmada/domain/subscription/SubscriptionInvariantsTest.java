package io.dalmada.domain.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dalmada.domain.payment.PaymentId;
import io.dalmada.domain.shared.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every invariant holds in every situation, and is told by its name when somebody breaks it. */
class SubscriptionInvariantsTest {
    private static final Optional<NextStep> STEP = Optional.of(NextStep.collect(Agreements.NOW));
    private static final LocalDate TODAY = Agreements.TODAY;

    /** How each is broken: a stored subscription that no act can make. */
    private enum Broken {
        CANCELED_HAS_A_STEP("what is over has no next step", Situation.CANCELED, s -> s.next(STEP)),
        ENDED_HAS_A_STEP("what is over has no next step", Situation.ENDED, s -> s.next(STEP)),
        TRYING_HAS_A_STEP("what is on its way has no next step", Situation.RENEWING, s -> s.next(STEP)),
        HELD_HAS_A_STEP("what is held has no next step", Situation.HELD, s -> s.next(STEP)),
        FORGOTTEN("what nobody is waited for has a next step", Situation.ACTIVE, Draft::noStep),
        FORGOTTEN_IN_DUNNING("what nobody is waited for has a next step", Situation.SUSPENDED, Draft::noStep),
        OVER_HAS_A_BILL(
                "what is over has no bill but one on its way",
                Situation.CANCELED,
                s -> s.bill(billOf(Situation.DELAYED))),
        OVER_HAS_DEBTS("what is over is not to be collected", Situation.CANCELED, s -> s.debts(debts())),
        OVER_IS_HELD("what is over waits for no decision", Situation.CANCELED, s -> s.held(TODAY)),
        OVER_HAS_DAYS(
                "what is over waits for no decision",
                Situation.CANCELED,
                s -> s.unbilled(new Unbilled(days(), Money.won(1), TODAY))),
        OVER_CHANGES("what is over has no plans", Situation.CANCELED, Draft::changing),
        OVER_ENDS("what is over has no plans", Situation.CANCELED, Draft::ending),
        DUNNING_OF_NOTHING("dunning is for a renewal", Situation.PAST_DUE, Draft::noBill),
        SUSPENDED_FOR_NOTHING("dunning is for a renewal", Situation.SUSPENDED, Draft::noBill),
        BILLED_TOO_EARLY(
                "before its first day it has no bill", Situation.AGREED, s -> s.bill(billOf(Situation.INCOMPLETE))),
        FIRST_BILL_LATER("a first bill is for a sign-up", Situation.ACTIVE, s -> s.bill(billOf(Situation.INCOMPLETE))),
        RENEWED_BEFORE_ITS_FIRST(
                "a sign-up has no other bill", Situation.INCOMPLETE, s -> s.bill(billOf(Situation.DELAYED))),
        RESUMED_UNPAUSED(
                "a resumption is for a pause", Situation.ACTIVE, s -> s.waitingFor(billOf(Situation.RESUMING))),
        PAUSE_IS_BILLED("a pause has no other bill", Situation.PAUSED, s -> s.bill(billOf(Situation.DELAYED))),
        TRIAL_IS_CHANGED(
                "a change is for what is active", Situation.TRIALING, s -> s.waitingFor(billOf(Situation.CHANGING))),
        PAUSE_ENDS("only what runs is to be canceled", Situation.PAUSED, Draft::ending),
        PAUSE_IS_HELD("what is held is not dunned or paused", Situation.PAUSED, s -> s.held(TODAY)),
        HELD_ON_ITS_WAY("what is held is not on its way", Situation.RENEWING, s -> s.held(TODAY)),
        SENT_WITHOUT_PAYMENT("what is on its way has a payment", Situation.RENEWING, Draft::sentWithoutPayment),
        CARD_WAITS_FOR_NOTHING(
                "another card waits for an attempt only",
                Situation.DELAYED,
                s -> s.bill(s.open().withNewCard(true))),
        NUMBER_OF_ANOTHER(
                "a number is given once",
                Situation.DELAYED,
                s -> s.bill(s.open().takenUp(99, payment()))),
        AFTER_THE_TERM("a renewal is for a period of the term", Situation.DELAYED, s -> s.periodsLeft(0)),
        TERM_IS_OVERRUN("a term has no fewer than no periods", Situation.ACTIVE, s -> s.periodsLeft(-1)),
        TOO_DEAR(
                "a bill costs what worth leaves of its price",
                Situation.DELAYED,
                s -> s.bill(s.open().costing(Money.won(1), s.open().number()))),
        CARRIES_TOO_MUCH(
                "a bill carries no more than is owed",
                Situation.DELAYED,
                s -> s.bill(Bill.open(
                        s.open().number(),
                        Bill.Kind.RENEWAL,
                        s.open().forPeriod(),
                        Money.won(0),
                        Money.won(5),
                        TODAY))),
        WORTH_FROM_NOWHERE("worth is conserved", Situation.ACTIVE, Draft::richer);

        final String invariant;
        final Situation situation;
        final UnaryOperator<Draft> how;

        Broken(String invariant, Situation situation, UnaryOperator<Draft> how) {
            this.invariant = invariant;
            this.situation = situation;
            this.how = how;
        }
    }

    @ParameterizedTest
    @EnumSource(Situation.class)
    void hold_in_every_situation(Situation situation) {
        assertThatCode(() -> situation.life().subscription().check()).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @EnumSource(Broken.class)
    void are_told_by_name_when_broken(Broken broken) {
        Subscription.Snapshot stored =
                broken.how.apply(new Draft(broken.situation.life().stored())).snapshot();

        assertThatThrownBy(() -> SubscriptionInvariants.check(stored, Set.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("broken invariant: " + broken.invariant + ": subscription " + stored.id());
    }

    @Test
    void tell_nothing_personal() {
        Subscription.Snapshot stored =
                new Draft(Situation.RENEWING.life().stored()).next(STEP).snapshot();

        assertThatThrownBy(() -> SubscriptionInvariants.check(stored, Set.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(", bill 1, payment "
                        + stored.bill().orElseThrow().payment().orElseThrow())
                .message()
                .doesNotContain("customer-1", Agreements.KEY.toString());
    }

    /** A row of an older release: an approval that is not recorded would be worse than what is wrong with the row. */
    @Test
    void stop_no_act_when_the_row_was_broken_before() {
        Subscription.Snapshot stored =
                new Draft(Situation.RENEWING.life().stored()).next(STEP).snapshot();
        Bill bill = stored.bill().orElseThrow();
        Subscription broken = Subscription.reconstitute(stored);

        assertThat(broken.paid(bill.number(), bill.payment().orElseThrow(), Agreements.NOW, Agreements.RULES))
                .isTrue();
    }

    @Test
    void of_a_broken_row_are_checked_where_they_held() {
        Subscription.Snapshot stored =
                new Draft(Situation.RENEWING.life().stored()).next(STEP).snapshot();
        Subscription.Snapshot worse = new Draft(stored).held(TODAY).snapshot();

        assertThatThrownBy(() -> SubscriptionInvariants.check(worse, SubscriptionInvariants.broken(stored)))
                .hasMessageContaining("what is held is not on its way");
    }

    /** What is broken may be ended: cancelling leaves nothing of it. */
    @Test
    void may_be_healed_by_a_cancellation() {
        Subscription.Snapshot stored =
                new Draft(Situation.HELD.life().stored()).next(STEP).snapshot();
        Subscription broken = Subscription.reconstitute(stored);

        broken.cancelNow(Agreements.at("2026-12-31T10:00"), Agreements.RULES);

        assertThat(broken.status()).isEqualTo(SubscriptionStatus.CANCELED);
    }

    private static Bill billOf(Situation situation) {
        return situation.life().stored().bill().orElseThrow();
    }

    private static PaymentId payment() {
        return new PaymentId(new UUID(9, 9));
    }

    private static Span days() {
        return new Span(TODAY, TODAY.plusDays(1));
    }

    private static List<Debt> debts() {
        return List.of(new Debt(days(), Money.won(1)));
    }
}
