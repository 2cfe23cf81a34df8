package io.dalmada.application.service.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dalmada.application.port.in.Timeline;
import io.dalmada.application.port.in.TimelineCodes;
import io.dalmada.application.port.in.TimelineEntry;
import io.dalmada.application.port.in.TimelineQuery;
import io.dalmada.application.testing.InMemoryLedger.Step;
import io.dalmada.application.testing.Trouble;
import io.dalmada.application.world.SubscriptionWorld;
import io.dalmada.application.world.World;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.PaymentId;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.SubscriptionId;
import io.dalmada.domain.subscription.Decision.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** One look explains a state: what happened, why, by which rule, and what comes next. */
class TimelinesTest {
    private final SubscriptionWorld subscriptions = new SubscriptionWorld();
    private final World world = subscriptions.world;
    private final TimelineQuery timelines = new Timelines(
            world.store.payments(),
            world.store.subscriptions(),
            world.store.eventLog(),
            world.store.webhookQueue(),
            world.clock);

    @Test
    void a_lost_answer_is_told_with_its_cause_and_the_next_inquiry() {
        world.gateway.next(Step.CHARGE, new Trouble.LostReply(true));
        Payment payment = world.charge(world.key(), 9_900, Optional.empty());

        Timeline open = timelines.ofPayment(payment.id());

        assertThat(codes(open)).containsExactly("ATTEMPT_CREATED", "ATTEMPT_SENDING", "ATTEMPT_UNKNOWN");
        assertThat(last(open).cause()).contains("NO_REPLY");
        assertThat(open.next()).singleElement().satisfies(next -> {
            assertThat(next.code()).isEqualTo(TimelineCodes.NEXT_INQUIRY);
            assertThat(next.cause()).contains("NO_REPLY");
            assertThat(next.then()).contains(next.at());
            assertThat(next.at()).isAfter(world.clock.instant());
        });

        world.clock.advance(Duration.ofMinutes(10));
        world.work();
        Timeline settled = timelines.ofPayment(payment.id());

        assertThat(codes(settled)).contains("EVIDENCE_FOUND_APPROVED", "ATTEMPT_SUCCEEDED", "CHARGE_PERIOD_PAYMENT");
        assertThat(settled.next()).isEmpty();
        assertThat(settled.complete()).isTrue();
    }

    @Test
    void a_refund_is_told_with_its_amount() {
        Payment payment = world.charge(world.key(), 9_900, Optional.empty());
        world.refund(payment.id(), Optional.empty(), Optional.empty());

        assertThat(timelines.ofPayment(payment.id()).entries())
                .filteredOn(entry -> entry.code().equals("REFUND_DONE"))
                .singleElement()
                .satisfies(done -> assertThat(done.amount()).contains(payment.amount()));
    }

    @Test
    void dunning_is_told_with_the_rule_behind_each_decision_and_when_it_goes_on() {
        SubscriptionId id = subscribed();
        decline(4);

        subscriptions.until("2026-12-24");
        assertThat(rules(id)).containsExactly(Rule.RETRY_DAY, Rule.RETRY_DAY);
        assertThat(timelines.ofSubscription(id).next())
                .singleElement()
                .satisfies(next -> assertThat(next.code()).isEqualTo(TimelineCodes.NEXT_COLLECT));

        subscriptions.until("2026-12-30");
        Timeline suspended = timelines.ofSubscription(id);
        assertThat(rules(id)).containsExactly(Rule.RETRY_DAY, Rule.RETRY_DAY, Rule.RETRY_DAY, Rule.GRACE_ENDS);
        assertThat(suspended.next())
                .singleElement()
                .satisfies(next -> assertThat(next.code()).isEqualTo(TimelineCodes.NEXT_TURN));
        assertThat(suspended.entries())
                .filteredOn(entry -> entry.code().equals("SUBSCRIPTION_SUSPENDED"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.cause()).contains("GRACE_OVER"));
        assertThat(codes(suspended)).contains("ATTEMPT_DECLINED", "BILL_DECLINED");
        assertThat(suspended.entries()).extracting(TimelineEntry::at).isSorted();
    }

    @Test
    void a_reason_that_forbids_another_try_is_told_as_such() {
        SubscriptionId id = subscribed();
        world.gateway.next(Step.CHARGE, new Trouble.Declines(DeclineReason.CARD_EXPIRED));
        subscriptions.until("2026-12-24");

        assertThat(rules(id)).containsExactly(Rule.GRACE_ENDS);
        assertThat(declined(id).get(0).cause()).contains("CARD_EXPIRED");
        assertThat(declined(id).get(0).then().orElseThrow()).isAfter(Instant.parse("2026-12-29T00:00:00Z"));
    }

    @Test
    void who_asks_for_what_is_not_there_is_told_so() {
        PaymentId payment = new PaymentId(new UUID(7, 7));
        SubscriptionId subscription = new SubscriptionId(new UUID(7, 7));

        assertThatThrownBy(() -> timelines.ofPayment(payment)).isInstanceOf(DomainException.class);
        assertThatThrownBy(() -> timelines.ofSubscription(subscription)).isInstanceOf(DomainException.class);
    }

    private SubscriptionId subscribed() {
        return subscriptions
                .subscribe(subscriptions.plan("PRO", 9_900, 0), world.key())
                .subscription()
                .id();
    }

    private void decline(int times) {
        for (int i = 0; i < times; i++) {
            world.gateway.next(Step.CHARGE, new Trouble.Declines(DeclineReason.INSUFFICIENT_BALANCE));
        }
    }

    private List<TimelineEntry> declined(SubscriptionId id) {
        return timelines.ofSubscription(id).entries().stream()
                .filter(entry -> entry.code().equals("BILL_DECLINED"))
                .toList();
    }

    private List<Rule> rules(SubscriptionId id) {
        return declined(id).stream().map(entry -> entry.rule().orElseThrow()).toList();
    }

    private static List<String> codes(Timeline timeline) {
        return timeline.entries().stream().map(TimelineEntry::code).toList();
    }

    private static TimelineEntry last(Timeline timeline) {
        return timeline.entries().get(timeline.entries().size() - 1);
    }
}
