package io.dalmada.adapter.rest.subscription;

import static io.dalmada.adapter.rest.SubscriptionSamples.alone;
import static io.dalmada.adapter.rest.SubscriptionSamples.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.adapter.rest.ApiTest;
import io.dalmada.adapter.rest.Client.Reply;
import io.dalmada.adapter.rest.Samples;
import io.dalmada.adapter.rest.SubscriptionSamples;
import io.dalmada.adapter.rest.openapi.ExampleFiles;
import io.dalmada.application.port.in.SubscriptionResult;
import io.dalmada.domain.gateway.Decline;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.gateway.NotAttemptedCause;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;
import io.dalmada.domain.subscription.Subscription;
import io.dalmada.domain.subscription.Uncharged;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person may do with a subscription. */
class SubscriptionActsApiTest extends ApiTest {
    private Reply act(String act, String body, SubscriptionResult result) {
        subscriptions.onAct = () -> result;
        return client().with("Idempotency-Key", UUID.randomUUID().toString()).post(SUBSCRIPTION_PATH + "/" + act, body);
    }

    @Test
    void cancels_and_tells_what_is_left_and_how_that_was_computed() {
        Reply reply = act("cancel", "{\"when\":\"NOW\"}", SubscriptionSamples.canceled());

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.<String>at("status")).isEqualTo("CANCELED");
        assertThat(reply.<String>at("cancellation.lastServiceDay")).isEqualTo("2026-12-03");
        assertThat(reply.<Integer>at("cancellation.refundQuote")).isEqualTo(6600);
        assertThat(reply.<String>at("cancellation.computation")).contains("9,900", "20", "30 days");
        assertThat(reply.<Integer>at("cancellation.share.value")).isEqualTo(9900);
        assertThat(reply.<Integer>at("cancellation.share.unusedDays")).isEqualTo(20);
        assertThat(reply.<Integer>at("cancellation.credit")).isZero();
        assertThat(reply.<String>at("cancellation.paymentId")).isEqualTo(Samples.PAYMENT.toString());
        assertThat(ports.calls).containsExactly("cancel NOW");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"12-5-ko\"|only as [Seen[version=12, payment=5]]",
                "\"1-0-en\", \"12-5-ko\"|only as [Seen[version=1, payment=0], Seen[version=12, payment=5]]",
                "W/\"12-5-ko\"|only as []",
                "12|only as []",
                "\"99999999999999999999-1-ko\"|only as []"
            })
    void acts_only_on_what_its_caller_has_seen(String ifMatch, String asked) {
        subscriptions.onAct = SubscriptionSamples::canceled;

        Reply reply = client().with("If-Match", ifMatch).post(SUBSCRIPTION_PATH + "/cancel", "{\"when\":\"NOW\"}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(ports.calls).containsExactly(asked, "cancel NOW");
    }

    @Test
    void acts_on_whatever_is_there_when_any_will_do() {
        subscriptions.onAct = SubscriptionSamples::canceled;

        client().with("If-Match", "*").post(SUBSCRIPTION_PATH + "/cancel", "{\"when\":\"NOW\"}");

        assertThat(ports.calls).containsExactly("cancel NOW");
    }

    @Test
    void cancels_at_the_periods_end_with_nothing_to_give_back() {
        Subscription subscription = SubscriptionSamples.active();
        var answer = subscription.cancelAtPeriodEnd(Samples.NOW, SubscriptionSamples.RULES);

        Reply reply = act(
                "cancel",
                "{\"when\":\"PERIOD_END\"}",
                new SubscriptionResult(subscription, Optional.empty(), Optional.of(answer)));

        assertThat(reply.<String>at("status")).isEqualTo("ACTIVE");
        assertThat(reply.<String>at("cancellation.lastServiceDay")).isEqualTo("2026-12-22");
        assertThat(reply.<Integer>at("cancellation.refundQuote")).isZero();
        assertThat(reply.<Object>at("cancellation.share")).isNull();
        assertThat(reply.<String>at("cancellation.computation")).contains("Nothing");
    }

    @Test
    void cancels_with_200_also_while_a_bill_is_on_its_way() {
        Subscription subscription = SubscriptionSamples.trying();
        var answer = subscription.cancelNow(Samples.NOW, SubscriptionSamples.RULES);

        Reply reply = act(
                "cancel",
                "{\"when\":\"NOW\"}",
                new SubscriptionResult(subscription, Optional.of(Samples.unknown()), Optional.of(answer)));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.<Object>at("cancellation.lastServiceDay")).isNull();
        assertThat(reply.<Boolean>at("openBill.trying")).isTrue();
    }

    @Test
    void does_what_needs_no_money() {
        SubscriptionResult result = with(SubscriptionSamples.active(), Samples.paid());

        assertThat(act("uncancel", "", result).status()).isEqualTo(200);
        assertThat(act("pause", "{}", result).status()).isEqualTo(200);
        assertThat(act("pause", "{\"resumeOn\":\"2027-01-10\"}", result).status())
                .isEqualTo(200);
        assertThat(act("change-plan", "{\"planCode\":\"MAX\",\"when\":\"PERIOD_END\"}", result)
                        .status())
                .isEqualTo(200);
        assertThat(act(
                                "change-plan",
                                "{\"planCode\":\"MAX\",\"when\":\"PERIOD_END\",\"priceVersion\":\"LATEST\"}",
                                result)
                        .status())
                .isEqualTo(200);
        assertThat(act("change-plan", "{\"planCode\":\"MAX\",\"when\":\"NOW\",\"prorate\":\"NEXT_BILL\"}", result)
                        .status())
                .isEqualTo(200);
        assertThat(act("drop-change", "", result).status()).isEqualTo(200);
        assertThat(act("release", "{\"decision\":\"WAIVE\"}", result).status()).isEqualTo(200);
        assertThat(ports.calls)
                .containsExactly(
                        "uncancel",
                        "pause -",
                        "pause 2027-01-10",
                        "change MAX - PERIOD_END",
                        "change MAX - PERIOD_END LATEST",
                        "change MAX - NOW NEXT_BILL",
                        "drop change",
                        "release false");
    }

    @Test
    void resumes_changes_and_pays_with_200_when_it_is_paid() {
        SubscriptionResult result = with(SubscriptionSamples.active(), Samples.paid());

        Reply resumed = act("resume", "", result);
        Reply changed = act("change-plan", "{\"planCode\":\"PRO\",\"quantity\":1,\"when\":\"NOW\"}", result);
        Reply paid = act("pay", "", result);

        assertThat(resumed.status()).as(resumed.body()).isEqualTo(200);
        assertThat(resumed.header("Location")).isNull();
        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        assertThat(paid.status()).as(paid.body()).isEqualTo(200);
        assertThat(ports.answers).hasSize(3);
    }

    @Test
    void answers_a_decline_with_402_and_an_open_outcome_with_202() {
        Reply declined = act(
                "pay", "", with(SubscriptionSamples.pastDue(), Samples.declined(DeclineReason.INSUFFICIENT_BALANCE)));
        Reply open = act("pay", "", with(SubscriptionSamples.renewing(), Samples.unknown()));

        assertThat(declined.status()).isEqualTo(402);
        assertThat(declined.<String>at("payment.status")).isEqualTo("DECLINED");
        assertThat(declined.<String>at("subscription.status")).isEqualTo("PAST_DUE");
        assertThat(open.status()).isEqualTo(202);
        assertThat(open.header("Location")).isEqualTo(SUBSCRIPTION_PATH);
        assertThat(ports.answers).hasSize(1);
    }

    @Test
    void answers_what_was_not_sent_with_503() {
        Subscription paused = SubscriptionSamples.paused(Optional.empty());

        Reply reply = act("resume", "", with(paused, Samples.notSent(NotAttemptedCause.NO_CONNECTION)));

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.<String>at("subscription.status")).isEqualTo("PAUSED");
    }

    /** The last payment, of an earlier bill, is no answer. */
    @Test
    void says_so_when_no_attempt_was_possible() {
        Subscription paused = SubscriptionSamples.paused(Optional.empty());

        Reply resume = act("resume", "", with(paused, Samples.paid()));
        Reply change = act(
                "change-plan",
                "{\"planCode\":\"MAX\",\"when\":\"NOW\"}",
                with(SubscriptionSamples.active(), Samples.paid()));

        assertThat(resume.<String>at("type")).endsWith(":billing-key-not-active");
        assertThat(resume.<String>at("subscription.status")).isEqualTo("PAUSED");
        assertThat(change.<String>at("type")).endsWith(":billing-key-not-active");
    }

    @Test
    void names_the_reason_of_a_bill_that_could_not_be_tried() {
        Subscription subscription = SubscriptionSamples.active();
        subscription.proceed(
                Samples.PAYMENT,
                () -> Optional.of(DeclineReason.BILLING_KEY_INVALID),
                SubscriptionSamples.RENEWAL,
                SubscriptionSamples.RULES);

        Reply reply = act("pay", "", alone(subscription));

        assertThat(reply.status()).as(reply.body()).isEqualTo(402);
        assertThat(reply.<String>at("reason")).isEqualTo("BILLING_KEY_INVALID");
        assertThat(reply.has("payment")).isFalse();
    }

    @Test
    void waits_for_a_bill_that_has_no_payment_any_more() {
        Subscription subscription = SubscriptionSamples.renewing();
        subscription.notCharged(1, Uncharged.VOID, "given up", SubscriptionSamples.RENEWAL, SubscriptionSamples.RULES);

        assertThat(act("pay", "", alone(subscription)).status()).isEqualTo(503);
    }

    @Test
    void replaces_the_card_with_200_whatever_the_new_one_did_and_202_while_it_is_tried() {
        String body = "{\"billingKeyId\":\"" + Samples.BILLING_KEY + "\"}";
        Subscription declined = SubscriptionSamples.pastDue();
        declined.replaceBillingKey(Samples.BILLING_KEY, declined.gateway(), SubscriptionSamples.RENEWAL);
        declined.proceed(Samples.PAYMENT, SubscriptionSamples.RENEWAL, SubscriptionSamples.RULES);
        declined.declined(
                1,
                Decline.of(DeclineReason.LIMIT_EXCEEDED),
                SubscriptionSamples.RENEWAL.plus(Duration.ofMinutes(1)),
                SubscriptionSamples.RULES);

        subscriptions.onAct = () -> with(SubscriptionSamples.renewing(), Samples.unknown());
        Reply open = client().put(SUBSCRIPTION_PATH + "/billing-key", body);
        subscriptions.onAct = () -> with(declined, Samples.declined(DeclineReason.LIMIT_EXCEEDED));
        Reply done = client().put(SUBSCRIPTION_PATH + "/billing-key", body);

        assertThat(open.status()).as(open.body()).isEqualTo(202);
        assertThat(done.status()).as(done.body()).isEqualTo(200);
        assertThat(done.<String>at("openBill.lastDecline.reason")).isEqualTo("LIMIT_EXCEEDED");
        assertThat(done.<String>at("lastPayment.status")).isEqualTo("DECLINED");
        assertThat(ports.calls).containsOnly("replace key " + Samples.BILLING_KEY);
    }

    @ParameterizedTest(name = "{0} {1} gives {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "cancel|{\"when\":\"NOW\"}|SUBSCRIPTION_STATE|409|subscription-state|false",
                "cancel|{\"when\":\"NOW\"}|SUBSCRIPTION_MOVED_ON|412|precondition-failed|false",
                "uncancel||SUBSCRIPTION_STATE|409|subscription-state|false",
                "pause|{}|BILL_IN_PROGRESS|409|bill-in-progress|true",
                "resume||BILL_IN_PROGRESS|409|bill-in-progress|true",
                "change-plan|{\"planCode\":\"MAX\",\"when\":\"NOW\"}|PLAN_NOT_FOUND|404|not-found|false",
                "change-plan|{\"planCode\":\"MAX\",\"when\":\"NOW\"}|CURRENCY_NOT_SUPPORTED|422|validation-failed|false",
                "pay||SUBSCRIPTION_STATE|409|subscription-state|false",
                "release|{\"decision\":\"COLLECT\"}|SUBSCRIPTION_STATE|409|subscription-state|false",
                "release|{\"decision\":\"COLLECT\"}|SUBSCRIPTION_NOT_FOUND|404|not-found|false"
            })
    void refuses_by_the_reason(String act, String body, Refusal refusal, int status, String type, boolean retryable) {
        subscriptions.onAct = () -> {
            throw DomainException.of(refusal, "refused by a rule");
        };

        Reply reply = client().post(SUBSCRIPTION_PATH + "/" + act, body == null ? "" : body);

        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        assertThat(reply.<String>at("type")).isEqualTo("urn:dalmada:problem:" + type);
        assertThat(reply.<Boolean>at("retryable")).isEqualTo(retryable);
        assertThat(ports.answers).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "BILLING_KEY_NOT_THE_CUSTOMERS, 422, validation-failed",
        "BILLING_KEY_AT_OTHER_GATEWAY, 422, validation-failed",
        "BILLING_KEY_NOT_FOUND, 404, not-found",
        "BILLING_KEY_NOT_ACTIVE, 409, billing-key-not-active"
    })
    void refuses_a_card_by_the_reason(Refusal refusal, int status, String type) {
        subscriptions.onAct = () -> {
            throw DomainException.field(refusal, "billingKeyId", "refused by a rule");
        };

        Reply reply =
                client().put(SUBSCRIPTION_PATH + "/billing-key", "{\"billingKeyId\":\"" + Samples.BILLING_KEY + "\"}");

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.<String>at("type")).endsWith(":" + type);
        assertThat(reply.<String>at("field")).isEqualTo("billingKeyId");
    }

    @Test
    void shows_requests_that_are_accepted() {
        assertThat(ExampleFiles.request("subscribe", SubscribeRequest.class)
                        .toOrder()
                        .periods())
                .contains(12);
        assertThat(ExampleFiles.request("cancel", CancelRequest.class).toWhen()).hasToString("PERIOD_END");
        assertThat(ExampleFiles.request("pause", PauseRequest.class).toDay()).isPresent();
        assertThat(ExampleFiles.request("change-plan", ChangePlanRequest.class)
                        .toChange()
                        .quantity())
                .contains(2);
        assertThat(ExampleFiles.request("release", ReleaseRequest.class).toDecision())
                .hasToString("COLLECT");
        assertThat(ExampleFiles.request("replace-billing-key", ReplaceBillingKeyRequest.class)
                        .toKey())
                .isNotNull();
    }
}
