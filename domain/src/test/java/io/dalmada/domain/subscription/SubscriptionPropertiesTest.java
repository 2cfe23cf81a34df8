package io.dalmada.domain.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.domain.billingkey.BillingKeyId;
import io.dalmada.domain.shared.Seeds;
import io.dalmada.domain.subscription.SubscriptionEvent.BillStep;
import io.dalmada.domain.subscription.SubscriptionEvent.What;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Thousands of random lives; {@link LifeChecks} and {@link MoneyOracle} look on at every step. */
class SubscriptionPropertiesTest {
    private static final int STEPS = 150;

    @Test
    void every_life_keeps_the_invariants() {
        Seeds.forEach(4_000, random -> {
            RandomAgreement agreement = new RandomAgreement(random);
            for (int i = 0; i < STEPS; i++) {
                agreement.step();
            }
        });
    }

    @Test
    void the_random_lives_reach_every_status_every_step_and_every_arrangement() {
        Set<SubscriptionStatus> statuses = EnumSet.noneOf(SubscriptionStatus.class);
        Set<BillStep> steps = EnumSet.noneOf(BillStep.class);
        Set<What> arrangements = EnumSet.noneOf(What.class);
        for (long seed = 1; seed <= 300; seed++) {
            RandomAgreement agreement = new RandomAgreement(new Random(seed));
            for (int i = 0; i < STEPS; i++) {
                agreement.step();
            }
            for (SubscriptionEvent event : agreement.life().history()) {
                event.<Boolean>fold(
                        moved -> statuses.add(moved.to()),
                        billed -> steps.add(billed.step()),
                        arranged -> arrangements.add(arranged.what()));
            }
        }
        assertThat(statuses).containsExactly(SubscriptionStatus.values());
        assertThat(steps).containsExactly(BillStep.values());
        assertThat(arrangements).containsExactly(What.values());
    }

    /** I-30: what dunning itself sent for one bill is one attempt and the policy's retries, however long trouble lasted. */
    @Test
    void no_bill_is_declined_more_often_than_its_policy_allows() {
        Seeds.forEach(2_000, random -> {
            RandomAgreement agreement = new RandomAgreement(random);
            for (int i = 0; i < STEPS; i++) {
                agreement.step();
                agreement
                        .life()
                        .stored()
                        .bill()
                        .ifPresent(bill -> assertThat(bill.declines())
                                .isLessThanOrEqualTo(1
                                        + bill.forPeriod()
                                                .terms()
                                                .dunning()
                                                .retryDays()
                                                .size()));
            }
        });
    }

    /** whatever happens, a key that ended is not asked for again by the calendar but to be told that it cannot be charged. */
    @Test
    void a_key_that_was_refused_for_good_is_never_charged_again() {
        Seeds.forEach(2_000, random -> {
            RandomAgreement agreement = new RandomAgreement(random);
            for (int i = 0; i < STEPS; i++) {
                agreement.step();
            }
            List<BillingKeyId> keys =
                    agreement.life().sent().stream().map(Life.Sent::key).toList();
            assertThat(agreement.life().endedKeys())
                    .allSatisfy((key, after) ->
                            assertThat(keys.subList(after, keys.size())).doesNotContain(key));
        });
    }

    /** Mission row 30, 36: from anywhere, what is shown is what happens when nothing more does. */
    @Test
    void a_preview_equals_what_is_billed_when_nothing_changes() {
        Set<Boolean> compared = new HashSet<>();
        Seeds.forEach(1_500, random -> {
            RandomAgreement agreement = new RandomAgreement(random);
            for (int i = random.nextInt(60); i > 0; i--) {
                agreement.step();
            }
            compared.add(assertForetold(agreement.life().copy()));
        });
        assertThat(compared).contains(true);
    }

    private static boolean assertForetold(Life life) {
        if (life.isTrying() || isStuck(life) || isLateToResume(life)) {
            return false;
        }
        // What is overdue is billed as soon as may be, and the others a day after it at least.
        LocalDate today = life.today();
        List<PlannedBill> planned = life.subscription().preview(12, life.now(), Agreements.RULES);
        List<PlannedBill> billed = bill(life, planned);
        for (int i = 0; i < billed.size(); i++) {
            PlannedBill plan = planned.get(i);
            PlannedBill fact = billed.get(i);
            LocalDate earliest =
                    i > 0 ? billed.get(i - 1).due().plusDays(1) : plan.due().isAfter(today) ? plan.due() : fact.due();
            LocalDate due = plan.due().isBefore(earliest) ? earliest : plan.due();
            assertThat(fact).isEqualTo(new PlannedBill(due, plan.span(), plan.price(), plan.amount(), plan.carried()));
        }
        boolean held = life.stored().heldSince().isPresent();
        assertThat(held || billed.size() == planned.size())
                .as("%s of %s, %s", billed, planned, life.stored())
                .isTrue();
        return !billed.isEmpty();
    }

    /** A person is waited for. */
    private static boolean isStuck(Life life) {
        Subscription.Snapshot stored = life.stored();
        return stored.next().isEmpty()
                || life.endedKeys().containsKey(stored.billingKey())
                || stored.bill().isPresent()
                        && stored.next()
                                .filter(step -> step.kind() == NextStep.Kind.TURN)
                                .isPresent();
    }

    /** Its period begins on the day on which somebody gets round to it. */
    private static boolean isLateToResume(Life life) {
        return life.status() == SubscriptionStatus.PAUSED
                && life.stored()
                        .next()
                        .filter(step -> step.at().isBefore(life.now()))
                        .isPresent();
    }

    /** Everything is approved until as many bills are paid as were foretold, and a year longer when that were all. */
    private static List<PlannedBill> bill(Life life, List<PlannedBill> planned) {
        LocalDate last = planned.isEmpty()
                ? life.today()
                : planned.get(planned.size() - 1).due();
        life.until(Agreements.RULES
                .window()
                .charging(last.isAfter(life.today()) ? last : life.today())
                .plus(planned.size() < 12 ? 365 : 20, ChronoUnit.DAYS));
        List<PlannedBill> billed = new ArrayList<>();
        for (Life.Taken taken : life.taken()) {
            billed.add(new PlannedBill(taken.day(), taken.span(), taken.price(), taken.amount(), taken.carried()));
        }
        return billed.subList(0, Math.min(billed.size(), planned.size() < 12 ? billed.size() : 12));
    }
}
