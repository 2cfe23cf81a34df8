package io.dalmada.adapter.rest.subscription;

import static io.dalmada.adapter.rest.SubscriptionSamples.alone;
import static io.dalmada.adapter.rest.SubscriptionSamples.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.adapter.rest.ApiTest;
import io.dalmada.adapter.rest.Client.Reply;
import io.dalmada.adapter.rest.PlanSamples;
import io.dalmada.adapter.rest.Samples;
import io.dalmada.adapter.rest.SubscriptionPorts;
import io.dalmada.adapter.rest.SubscriptionSamples;
import io.dalmada.adapter.rest.web.Language;
import io.dalmada.adapter.rest.web.problem.CustomerMessages;
import io.dalmada.application.model.Page;
import io.dalmada.application.port.in.SubscriptionResult;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.plan.Plan;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;
import io.dalmada.domain.subscription.Subscription;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Reading subscriptions. */
class SubscriptionApiTest extends ApiTest {
    private Reply read(Subscription subscription) {
        subscriptions.onRead = () -> alone(subscription);
        return client().get(SUBSCRIPTION_PATH);
    }

    @Test
    void reads_one_with_its_last_payment_and_both_versions_as_etag() {
        subscriptions.onRead = () -> with(SubscriptionSamples.active(), Samples.paid());

        Reply reply = client().get(SUBSCRIPTION_PATH);

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        long payment = Samples.paid().snapshot().version();
        assertThat(reply.header("ETag")).isEqualTo("\"" + reply.<Integer>at("version") + "-" + payment + "-en\"");
        assertThat(reply.<String>at("id")).isEqualTo(SubscriptionSamples.ID.toString());
        assertThat(reply.<String>at("billingKeyId")).isEqualTo(Samples.BILLING_KEY.toString());
        assertThat(reply.<Integer>at("plan.unitPrice")).isEqualTo(9900);
        assertThat(reply.<Integer>at("quantity")).isOne();
        assertThat(reply.<String>at("lastPayment.id")).isEqualTo(Samples.PAYMENT.toString());
        assertThat(reply.<Object>at("openBill")).isNull();
        assertThat(reply.has("cancellation")).isFalse();
    }

    @Test
    void is_not_called_unchanged_when_only_its_payment_moved_or_in_another_language() {
        subscriptions.onRead = () -> with(SubscriptionSamples.active(), Samples.unknown());
        String seen = String.valueOf(client().get(SUBSCRIPTION_PATH).header("ETag"));

        assertThat(client().with("If-None-Match", seen).get(SUBSCRIPTION_PATH).status())
                .isEqualTo(304);
        assertThat(client().with("If-None-Match", seen)
                        .with("Accept-Language", "ko")
                        .get(SUBSCRIPTION_PATH)
                        .status())
                .isEqualTo(200);
        subscriptions.onRead = () -> with(SubscriptionSamples.active(), Samples.paid());
        assertThat(client().with("If-None-Match", seen).get(SUBSCRIPTION_PATH).status())
                .isEqualTo(200);
    }

    @Test
    void shows_the_open_bill_with_why_it_was_declined_and_when_it_is_tried_next() {
        Reply reply = read(SubscriptionSamples.pastDue());

        assertThat(reply.<String>at("status")).isEqualTo("PAST_DUE");
        assertThat(reply.<Integer>at("openBill.number")).isOne();
        assertThat(reply.<String>at("openBill.kind")).isEqualTo("RENEWAL");
        assertThat(reply.<Integer>at("openBill.amount")).isEqualTo(9900);
        assertThat(reply.<String>at("openBill.due")).isEqualTo("2026-12-23");
        assertThat(reply.<Integer>at("openBill.declines")).isOne();
        assertThat(reply.<String>at("openBill.lastDecline.reason")).isEqualTo("INSUFFICIENT_BALANCE");
        assertThat(reply.<String>at("openBill.lastDecline.customerMessage")).contains("balance");
        assertThat(reply.<String>at("openBill.nextTryAt")).isEqualTo("2026-12-24T01:00:00Z");
        assertThat(reply.<String>at("nextBilling.date")).isEqualTo("2027-01-23");
    }

    @Test
    void shows_a_pause_and_the_credit_that_it_made() {
        Reply planned = read(SubscriptionSamples.paused(Optional.of(LocalDate.parse("2027-01-10"))));
        Reply open = read(SubscriptionSamples.paused(Optional.empty()));

        assertThat(planned.<String>at("status")).isEqualTo("PAUSED");
        assertThat(planned.<String>at("resumeOn")).isEqualTo("2027-01-10");
        assertThat(planned.<Integer>at("credit")).isEqualTo(6600);
        assertThat(planned.<String>at("nextBilling.date")).isEqualTo("2027-01-10");
        assertThat(planned.<Integer>at("nextBilling.amount")).isEqualTo(3300);
        assertThat(open.<Object>at("resumeOn")).isNull();
        assertThat(open.<Object>at("nextBilling")).isNull();
    }

    @Test
    void shows_what_waits_for_a_person() {
        Reply reply = read(SubscriptionSamples.held());

        assertThat(reply.<String>at("heldSince")).isEqualTo("2027-01-02");
        assertThat(reply.<Object>at("nextBilling")).isNull();
    }

    @Test
    void shows_a_scheduled_change_and_a_cancellation_to_come() {
        Subscription changing = SubscriptionSamples.active();
        Plan max = PlanSamples.plan("MAX", 19_900, 0);
        changing.changeAtPeriodEnd(max.terms(), 2, Samples.NOW);
        Subscription ending = SubscriptionSamples.active();
        ending.cancelAtPeriodEnd(Samples.NOW, SubscriptionSamples.RULES);

        Reply changed = read(changing);
        Reply canceled = read(ending);

        assertThat(changed.<String>at("scheduledChange.plan.code")).isEqualTo("MAX");
        assertThat(changed.<Integer>at("scheduledChange.quantity")).isEqualTo(2);
        assertThat(changed.<Integer>at("nextBilling.amount")).isEqualTo(39_800);
        assertThat(canceled.<Boolean>at("cancelAtPeriodEnd")).isTrue();
        assertThat(canceled.<Object>at("nextBilling")).isNull();
    }

    @Test
    void lists_them_by_customer_status_and_whether_they_wait_for_a_person() {
        subscriptions.onList =
                () -> new Page<>(List.of(SubscriptionSamples.active(), SubscriptionSamples.held()), Optional.of("n"));

        Reply reply =
                client().get("/v1/subscriptions?customerId=customer-1&status=ACTIVE&held=true&cursor=abc&limit=2");
        client().get("/v1/subscriptions");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.<List<?>>at("items")).hasSize(2);
        assertThat(reply.<String>at("nextCursor")).isEqualTo("n");
        assertThat(reply.body()).doesNotContain("lastPayment");
        assertThat(ports.calls)
                .containsExactly(
                        "list subscriptions customer-1 ACTIVE true abc 2", "list subscriptions - - false - 20");
    }

    @Test
    void previews_the_bills_to_come() {
        subscriptions.onPreview = SubscriptionPorts.previewOf(SubscriptionSamples.started(
                PlanSamples.pro(), Optional.of(LocalDate.parse("2027-01-31")), 2, Optional.empty()));

        Reply reply = client().get(SUBSCRIPTION_PATH + "/preview?periods=3");
        client().get(SUBSCRIPTION_PATH + "/preview");

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.<List<String>>at("items[*].date")).containsExactly("2027-01-31", "2027-02-28", "2027-03-31");
        assertThat(reply.<List<Integer>>at("items[*].amount")).containsOnly(19_800);
        assertThat(reply.<String>at("items[0].period.lastDay")).isEqualTo("2027-02-27");
        assertThat(reply.<Object>at("nextCursor")).isNull();
        assertThat(ports.calls).containsExactly("preview 3", "preview 12");
    }

    @Test
    void previews_a_change() {
        Subscription active = SubscriptionSamples.active();
        subscriptions.onRead = () -> new SubscriptionResult(active, Optional.empty(), Optional.empty());
        subscriptions.onPreview = SubscriptionPorts.previewOf(active);

        Reply reply = client().get(SUBSCRIPTION_PATH + "/change-preview?planCode=MAX&quantity=2&when=NOW&periods=2");
        Reply incomplete = client().get(SUBSCRIPTION_PATH + "/change-preview?when=SOMETIME");

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.<Integer>at("amountNow")).isZero();
        assertThat(reply.<Object>at("periodNow")).isNull();
        assertThat(reply.<List<?>>at("nextBillings")).hasSize(2);
        assertThat(ports.calls).containsExactly("preview change MAX NOW AGREED 2");
        assertThat(incomplete.status()).isEqualTo(422);
        assertThat(incomplete.<List<String>>at("errors[*].field")).containsExactly("planCode", "when");
    }

    @Test
    void answers_404_when_there_is_no_such_subscription() {
        subscriptions.onRead = () -> {
            throw DomainException.of(Refusal.SUBSCRIPTION_NOT_FOUND, "there is no such subscription");
        };

        assertThat(client().get(SUBSCRIPTION_PATH).<String>at("type")).endsWith(":not-found");
    }

    @Test
    void answers_a_cursor_of_another_maker_with_400() {
        subscriptions.onList = () -> {
            throw new IllegalArgumentException("not a cursor");
        };
        subscriptions.onPlans = () -> {
            throw new IllegalArgumentException("not a cursor");
        };
        operator.onRuns = () -> {
            throw new IllegalArgumentException("not a cursor");
        };

        for (String path : List.of("/v1/subscriptions", "/v1/plans", "/v1/billing-runs")) {
            assertThat(client().get(path + "?cursor=abc").<String>at("field")).isEqualTo("cursor");
        }
    }

    @Test
    void speaks_korean_to_the_customer_unless_told() {
        subscriptions.onRead = () -> alone(SubscriptionSamples.pastDue());

        Reply reply = client().without("Accept-Language").get(SUBSCRIPTION_PATH);

        assertThat(reply.<String>at("openBill.lastDecline.customerMessage"))
                .isEqualTo(CustomerMessages.of(DeclineReason.INSUFFICIENT_BALANCE, Language.KO));
    }
}
