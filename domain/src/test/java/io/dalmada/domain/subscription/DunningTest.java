package io.dalmada.domain.subscription;

import static io.dalmada.domain.gateway.DeclineReason.CARD_EXPIRED;
import static io.dalmada.domain.gateway.DeclineReason.INSUFFICIENT_BALANCE;
import static io.dalmada.domain.gateway.DeclineReason.NIGHT_RESTRICTED;
import static io.dalmada.domain.gateway.DeclineReason.SYSTEM_ERROR;
import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.domain.billingkey.BillingKeyId;
import io.dalmada.domain.gateway.Decline;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.gateway.Retry;
import io.dalmada.domain.plan.BillingInterval;
import io.dalmada.domain.plan.DunningPolicy;
import io.dalmada.domain.plan.FinalStep;
import io.dalmada.domain.subscription.Life.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Subscribed on 23 November; the bill of 23 December, ten o'clock in Seoul, is D. */
class DunningTest {
    private static final BillingKeyId OTHER = new BillingKeyId(new UUID(8, 8));

    @Test
    void the_standard_policy_day_by_day() {
        Life life = Life.active();
        life.declines(INSUFFICIENT_BALANCE, INSUFFICIENT_BALANCE, INSUFFICIENT_BALANCE, INSUFFICIENT_BALANCE);
        life.until("2027-12-31T00:00");
        assertThat(tries(life))
                .containsExactly("2026-12-23T10:00", "2026-12-24T10:00", "2026-12-26T10:00", "2026-12-30T10:00");
        assertThat(moves(life))
                .containsExactly(
                        "2026-11-23T10:00 INCOMPLETE",
                        "2026-11-23T10:00 ACTIVE",
                        "2026-12-23T10:00 PAST_DUE",
                        "2026-12-30T10:00 SUSPENDED",
                        "2027-01-22T10:00 ENDED");
    }

    /** R-37 under the standard policy: on which days after the first try it is tried again. */
    @ParameterizedTest
    @CsvSource({
        "INSUFFICIENT_BALANCE, 1 3 7",
        "LIMIT_EXCEEDED, 1 3 7",
        "LIMIT_OR_BALANCE, 1 3 7",
        "DAILY_COUNT_EXCEEDED, 1 3 7",
        "PER_TXN_LIMIT, 1",
        "CUSTOMER_ACTION_NEEDED, 1",
        "WINDOW_EXPIRED, 1",
        "REFER_TO_ISSUER, 1 3",
        "CARD_NOT_ISSUED_YET, 3 7",
        "LOST_OR_STOLEN, ''",
        "CARD_SUSPENDED, ''",
        "CARD_TERMINATED, ''",
        "CARD_EXPIRED, ''",
        "DELINQUENT, ''",
        "AUTH_MISMATCH, ''",
        "INVALID_CARD_NUMBER, ''",
        "CARD_NOT_ALLOWED, ''",
        "FRAUD_SUSPECTED, ''",
        "BILLING_KEY_INVALID, ''",
    })
    void each_reason_has_its_retry_days(DeclineReason reason, String days) {
        Life life = Life.active().declines(reason, reason, reason, reason).until("2027-01-22T09:59");
        List<String> expected = new ArrayList<>(List.of("2026-12-23T10:00"));
        days.lines()
                .flatMap(line -> List.of(line.split(" ")).stream())
                .forEach(day -> expected.add("2026-12-" + (23 + Integer.parseInt(day)) + "T10:00"));
        assertThat(tries(life)).containsExactlyElementsOf(expected);
        assertThat(life.status()).isEqualTo(SubscriptionStatus.SUSPENDED);
    }

    @ParameterizedTest
    @EnumSource(
            value = DeclineReason.class,
            names = {
                "ISSUER_MAINTENANCE",
                "SYSTEM_ERROR",
                "NIGHT_RESTRICTED",
                "AMOUNT_REJECTED",
                "MERCHANT_LIMIT",
                "MERCHANT_CONFIG",
                "INSTALLMENT_NOT_ALLOWED"
            })
    void what_is_nobodys_refusal_starts_no_dunning(DeclineReason reason) {
        Life life = Life.active().declines(reason, reason, reason).until("2027-01-10T00:00");
        assertThat(moves(life)).containsExactly("2026-11-23T10:00 INCOMPLETE", "2026-11-23T10:00 ACTIVE");
        assertThat(life.sent()).hasSize(5);
        assertThat(life.stored().current().orElseThrow().span().from()).isEqualTo("2026-12-23");
    }

    @Test
    void a_gateway_that_knows_better_is_believed() {
        Decline never = new Decline(INSUFFICIENT_BALANCE, Retry.NEVER_WITH_THIS_KEY, Optional.empty());
        assertThat(tries(Life.active().next(never).until("2027-01-22T00:00"))).hasSize(1);
        Decline later = new Decline(INSUFFICIENT_BALANCE, Retry.LATER, Optional.of(Duration.ofHours(25)));
        assertThat(tries(Life.active().next(later).until("2027-01-22T00:00")))
                .containsExactly("2026-12-23T10:00", "2026-12-26T10:00");
    }

    // ---- trouble

    @Test
    void trouble_is_tried_after_an_hour_after_three_and_the_next_day_and_moves_nothing() {
        Life life = Life.active()
                .next(Answer.NOT_SENT, Decline.of(SYSTEM_ERROR), Answer.NOT_SENT, Answer.NOT_SENT)
                .until("2026-12-25T12:00");
        assertThat(tries(life))
                .containsExactly(
                        "2026-12-23T10:00",
                        "2026-12-23T11:00",
                        "2026-12-23T14:00",
                        "2026-12-24T10:00",
                        "2026-12-25T10:00");
        assertThat(moves(life)).hasSize(2);
        assertThat(life.stored().arrangement().span().from()).isEqualTo("2027-01-23");
    }

    @Test
    void trouble_late_in_the_day_waits_until_the_window_opens() {
        Life life =
                Life.active().at("2026-12-23T17:30").next(Answer.NOT_SENT).run().answered();
        assertThat(life.stored().next().orElseThrow().at()).isEqualTo(Agreements.at("2026-12-24T09:00"));
    }

    @ParameterizedTest
    @CsvSource({"2026-12-24T02:00, 2026-12-24T10:00", "2026-12-24T10:00, 2026-12-25T10:00"})
    void a_restriction_at_night_is_tried_at_the_next_charging_hour(String at, String next) {
        Life life = Life.active()
                .declines(INSUFFICIENT_BALANCE)
                .until("2026-12-23T12:00")
                .at(at);
        life.act(s -> s.payNow(life.now())).declines(NIGHT_RESTRICTED).answered();
        assertThat(life.stored().next().orElseThrow().at()).isEqualTo(Agreements.at(next));
    }

    @Test
    void an_absent_charge_is_tried_on_another_day() {
        Life life = Life.active().next(Answer.ABSENT).until("2026-12-24T12:00");
        assertThat(tries(life)).containsExactly("2026-12-23T10:00", "2026-12-24T10:00");
    }

    @Test
    void a_void_attempt_is_followed_by_another_payment_under_another_number() {
        Life life = Life.active().next(Answer.VOID).until("2026-12-23T12:00");
        assertThat(life.sent()).extracting(Life.Sent::number).containsExactly(0, 1, 2);
        assertThat(life.sent()).extracting(s -> s.demand().again()).containsOnly(false);
    }

    @Test
    void a_sign_up_whose_attempt_is_void_goes_on_under_another_number() {
        Life life = new Life(Agreements.order(Agreements.MONTHLY), Agreements.NOW).answer(Answer.VOID);
        assertThat(life.status()).isEqualTo(SubscriptionStatus.INCOMPLETE);
        life.until("2026-11-23T18:00");
        assertThat(life.status()).isEqualTo(SubscriptionStatus.ACTIVE);
        assertThat(life.sent()).extracting(Life.Sent::number).containsExactly(0, 1);
    }

    @Test
    void trouble_with_the_last_retry_is_tried_again_that_day_and_then_no_longer_puts_off_the_end_of_the_grace() {
        Life life = Life.active()
                .declines(INSUFFICIENT_BALANCE, INSUFFICIENT_BALANCE, INSUFFICIENT_BALANCE)
                .next(Answer.NOT_SENT, Answer.NOT_SENT, Answer.NOT_SENT)
                .until("2026-12-30T13:59");
        assertThat(life.status()).isEqualTo(SubscriptionStatus.PAST_DUE);
        life.until("2026-12-30T18:00");
        assertThat(life.status()).isEqualTo(SubscriptionStatus.SUSPENDED);
        // It is not the customer's fault: the last retry is still made.
        life.until("2026-12-31T18:00");
        assertThat(life.status()).isEqualTo(SubscriptionStatus.ACTIVE);
    }

    @Test
    void while_an_outcome_is_unknown_nothing_happens_however_long_it_takes() {
        Life life = Life.active().next(Answer.UNKNOWN).until("2027-11-23T00:00");
        assertThat(tries(life)).hasSize(1);
        assertThat(moves(life)).hasSize(2);
        life.declines(INSUFFICIENT_BALANCE).answered();
        assertThat(life.status()).isEqualTo(SubscriptionStatus.PAST_DUE);
        // The doubt was ours: it takes no day of grace from the customer.
        assertThat(life.stored().next().orElseThrow()).isEqualTo(NextStep.collect(Agreements.at("2027-11-24T10:00")));
    }

    // ---- recovery

    @Test
    void the_date_of_a_recovery_moves_no_later_date() {
        Life life = Life.active()
                .declines(INSUFFICIENT_BALANCE, INSUFFICIENT_BALANCE, INSUFFICIENT_BALANCE)
                .until("2027-03-01T00:00");
        assertThat(life.days())
                .containsExactly(
                        "2026-11-23",
                        "2026-12-23",
                        "2026-12-24",
                        "2026-12-26",
                        "2026-12-30",
                        "2027-01-23",
                        "2027-02-23");
        assertThat(life.status()).isEqualTo(SubscriptionStatus.ACTIVE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-12-23T22:00", "2026-12-28T03:00", "2027-01-05T12:00"})
    void another_card_is_tried_at_once_at_any_hour_and_heals(String at) {
        Life life = Life.active().declines(CARD_EXPIRED).until(at);
        life.act(s -> s.replaceBillingKey(OTHER, Agreements.GATEWAY, life.now()));
        assertThat(tries(life)).last().isEqualTo(at);
        assertThat(life.answered().status()).isEqualTo(SubscriptionStatus.ACTIVE);
        assertThat(life.stored().arrangement().span().from()).isEqualTo("2027-01-23");
    }

    @Test
    void a_card_that_comes_while_an_attempt_is_on_its_way_is_tried_when_that_has_failed() {
        Life life = Life.active().next(Answer.UNKNOWN).until("2026-12-23T12:00");
        life.act(s -> s.replaceBillingKey(OTHER, Agreements.GATEWAY, life.now()));
        assertThat(life.sent()).hasSize(2);
        life.at("2026-12-24T02:00").declines(CARD_EXPIRED).answered();
        assertThat(life.stored().next().orElseThrow().at()).isEqualTo(Agreements.at("2026-12-24T09:00"));
        assertThat(life.until("2026-12-24T12:00").status()).isEqualTo(SubscriptionStatus.ACTIVE);
        assertThat(life.sent()).last().extracting(Life.Sent::key).isEqualTo(OTHER);
    }

    @Test
    void a_hard_decline_is_never_tried_again_on_that_key() {
        Life life = Life.active().declines(CARD_EXPIRED).until("2026-12-25T11:00");
        life.act(s -> s.payNow(life.now()));
        assertThat(tries(life)).hasSize(1);
        assertThat(life.until("2027-02-01T00:00").status()).isEqualTo(SubscriptionStatus.ENDED);
    }

    @Test
    void tries_by_hand_use_up_no_retry() {
        Life life = Life.active();
        Collections.nCopies(8, INSUFFICIENT_BALANCE).forEach(life::declines);
        for (String at : List.of("2026-12-24T09:30", "2026-12-24T12:00", "2026-12-26T08:00", "2026-12-29T10:00")) {
            life.until(Agreements.at(at).minusSeconds(1)).at(at);
            life.act(s -> s.payNow(life.now())).answered();
        }
        life.until("2026-12-31T00:00");
        assertThat(life.sent().stream().filter(s -> !s.byHand()).map(s -> local(s.at())))
                .endsWith("2026-12-23T10:00", "2026-12-24T10:00", "2026-12-26T10:00", "2026-12-30T10:00");
        assertThat(life.status()).isEqualTo(SubscriptionStatus.SUSPENDED);
        assertThat(life.stored().bill().orElseThrow().declines()).isEqualTo(4);
    }

    @Test
    void a_wish_that_met_trouble_is_still_a_wish() {
        Life again = Life.active()
                .declines(INSUFFICIENT_BALANCE, INSUFFICIENT_BALANCE)
                .until("2026-12-25T12:00");
        again.act(s -> s.payNow(again.now())).next(Answer.NOT_SENT).answered();
        again.declines(INSUFFICIENT_BALANCE).until("2026-12-25T14:00");
        assertThat(again.sent()).last().extracting(Life.Sent::byHand).isEqualTo(true);
        assertThat(again.stored().next().orElseThrow().at()).isEqualTo(Agreements.at("2026-12-26T10:00"));
        assertThat(again.stored().bill().orElseThrow().declines()).isEqualTo(2);
    }

    // ---- other policies

    @Test
    void without_grace_it_is_suspended_at_once_and_tried_while_suspended() {
        Life life = with(new DunningPolicy(List.of(1, 3), 0, FinalStep.SUSPEND_THEN_END, 10));
        life.declines(INSUFFICIENT_BALANCE).until("2026-12-23T10:00");
        assertThat(life.status()).isEqualTo(SubscriptionStatus.SUSPENDED);
        Life healed = life.copy();
        assertThat(healed.until("2026-12-24T10:00").status()).isEqualTo(SubscriptionStatus.ACTIVE);
        life.declines(INSUFFICIENT_BALANCE, INSUFFICIENT_BALANCE).until("2027-01-02T09:59");
        assertThat(tries(life)).containsExactly("2026-12-23T10:00", "2026-12-24T10:00", "2026-12-26T10:00");
        assertThat(life.status()).isEqualTo(SubscriptionStatus.SUSPENDED);
        assertThat(life.until("2027-01-02T10:00").status()).isEqualTo(SubscriptionStatus.ENDED);
    }

    @Test
    void a_retry_after_the_grace_keeps_nobody_from_being_suspended_in_time() {
        Life life = with(new DunningPolicy(List.of(2, 10), 5, FinalStep.SUSPEND_THEN_END, 20));
        life.declines(INSUFFICIENT_BALANCE, INSUFFICIENT_BALANCE, INSUFFICIENT_BALANCE)
                .until("2027-02-01T00:00");
        assertThat(tries(life)).containsExactly("2026-12-23T10:00", "2026-12-25T10:00", "2027-01-02T10:00");
        assertThat(moves(life)).endsWith("2026-12-28T10:00 SUSPENDED", "2027-01-12T10:00 ENDED");
    }

    @Test
    void no_retries_and_no_time_ends_on_the_day() {
        Life life = with(new DunningPolicy(List.of(), 0, FinalStep.SUSPEND_THEN_END, 0));
        life.declines(INSUFFICIENT_BALANCE).until("2026-12-23T10:00");
        assertThat(life.status()).isEqualTo(SubscriptionStatus.ENDED);
    }

    @Test
    void kept_past_due_it_waits_for_a_person_for_ever() {
        Life life = with(new DunningPolicy(List.of(1), 0, FinalStep.KEEP_PAST_DUE, 0));
        life.declines(INSUFFICIENT_BALANCE, INSUFFICIENT_BALANCE).until("2028-01-01T00:00");
        assertThat(life.status()).isEqualTo(SubscriptionStatus.PAST_DUE);
        assertThat(life.stored().next()).isEmpty();
        assertThat(tries(life)).hasSize(2);
        life.act(s -> s.replaceBillingKey(OTHER, Agreements.GATEWAY, life.now()))
                .answered();
        assertThat(life.status()).isEqualTo(SubscriptionStatus.ACTIVE);
    }

    private static Life with(DunningPolicy policy) {
        Order order = Agreements.order(Agreements.terms(30_000, BillingInterval.monthly(), policy));
        return new Life(order, Agreements.NOW).answered();
    }

    /** All attempts after the one of the sign-up. */
    private static List<String> tries(Life life) {
        return life.sent().stream().skip(1).map(s -> local(s.at())).toList();
    }

    private static List<String> moves(Life life) {
        return life.history().stream()
                .filter(SubscriptionEvent.Moved.class::isInstance)
                .map(SubscriptionEvent.Moved.class::cast)
                .map(moved -> local(moved.at()) + " " + moved.to())
                .toList();
    }

    private static String local(Instant at) {
        return at.atZone(Agreements.RULES.window().zone()).toLocalDateTime().toString();
    }
}
