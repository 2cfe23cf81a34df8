package io.dalmada.application.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dalmada.application.model.ApiKey;
import io.dalmada.application.model.BillingRun;
import io.dalmada.application.model.Page;
import io.dalmada.application.port.out.GatewayNoticeBox;
import io.dalmada.application.port.out.KeptNotice;
import io.dalmada.application.port.out.UnreadableRow;
import io.dalmada.application.testing.Storage.Kind;
import io.dalmada.domain.billingkey.BillingKey;
import io.dalmada.domain.plan.Plan;
import io.dalmada.domain.shared.CustomerId;
import io.dalmada.domain.webhook.WebhookEndpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The same of every kind of row: one that cannot be read is there, stops no neighbour, and lists say that it is missing. */
public abstract class UnreadableTablesContract extends StorageContract {
    private static final Instant LATER = NOW.plus(Duration.ofHours(1));

    private static void refused(ThrowingCallable question) {
        assertThatThrownBy(question).isInstanceOf(UnreadableRow.class);
    }

    @Test
    void aPlan() {
        Plan fine = tx(() -> store.plans().save(PlanFixture.monthly("A-FINE")));
        Plan spoiled = tx(() -> store.plans().save(PlanFixture.monthly("B-SPOILED")));
        Plan last = tx(() -> store.plans().save(PlanFixture.monthly("C-FINE")));
        store.spoil(Kind.PLAN, "B-SPOILED");

        Page<Plan> first = store.plans().list(Optional.empty(), 2);
        assertThat(first.items()).extracting(Plan::code).containsExactly(fine.code());
        assertThat(first.leftOut()).isOne();
        Page<Plan> next = store.plans().list(first.nextCursor(), 2);
        assertThat(next.items()).extracting(Plan::code).containsExactly(last.code());
        assertThat(next.leftOut()).isZero();
        assertThat(store.plans().find(fine.code())).isPresent();
        refused(() -> store.plans().find(spoiled.code()));
    }

    @Test
    void aBillingKey() {
        CustomerId customer = TestIds.customer();
        BillingKey spoiled = tx(() -> store.billingKeys().save(BillingKeyFixture.activeOf(customer)));
        BillingKey fine = tx(() -> store.billingKeys().save(BillingKeyFixture.activeOf(customer)));
        store.spoil(Kind.BILLING_KEY, spoiled.id().value());

        Page<BillingKey> keys = store.billingKeys().listByCustomer(customer, Optional.empty(), 10);
        assertThat(keys.items()).extracting(BillingKey::id).containsExactly(fine.id());
        assertThat(keys.leftOut()).isOne();
        refused(() -> store.billingKeys().find(spoiled.id()));
        assertThat(tx(() -> store.billingKeys().findForCharge(spoiled.id())))
                .as("nothing is charged to it")
                .isEmpty();
    }

    @Test
    void anApiKeyThatCannotBeReadOpensNothing() {
        ApiKey fine = ApiKeyFixture.active("fine");
        ApiKey spoiled = ApiKeyFixture.active("spoiled");
        run(() -> {
            store.apiKeys().add(fine);
            store.apiKeys().add(spoiled);
        });
        store.spoil(Kind.API_KEY, "spoiled");

        assertThat(store.apiKeys().findBySecret(ApiKeyFixture.secret("spoiled")))
                .isEmpty();
        assertThat(store.apiKeys().findBySecret(ApiKeyFixture.secret("fine"))).contains(fine);
        Page<ApiKey> keys = store.apiKeys().list(Optional.empty(), 10);
        assertThat(keys.items()).containsExactly(fine);
        assertThat(keys.leftOut()).isOne();
        refused(() -> store.apiKeys().find(spoiled.id()));
    }

    @Test
    void aWebhookEndpoint() {
        WebhookEndpoint fine = tx(() -> store.webhookEndpoints().save(WebhookFixture.enabled()));
        WebhookEndpoint spoiled = tx(() -> store.webhookEndpoints().save(WebhookFixture.enabled()));
        store.spoil(Kind.WEBHOOK_ENDPOINT, spoiled.id().value());

        Page<WebhookEndpoint> all = store.webhookEndpoints().all();
        assertThat(all.items()).extracting(WebhookEndpoint::id).containsExactly(fine.id());
        assertThat(all.leftOut()).isOne();
        refused(() -> store.webhookEndpoints().find(spoiled.id()));
    }

    @Test
    void aNoticeTakesNobodysPlaceAndIsTriedAgainAfterAnHour() {
        GatewayNoticeBox box = store.gatewayNotices();
        KeptNotice spoiled = kept("body:1", NOW);
        KeptNotice fine = kept("body:2", NOW.plusSeconds(1));
        store.spoil(Kind.GATEWAY_NOTICE, spoiled.id());

        assertThat(tx(() -> box.due(NOW.plusSeconds(1), 1))).containsExactly(fine);
        run(() -> box.settle(fine.id(), KeptNotice.Result.KNOWN));
        assertThat(box.nextDue()).contains(LATER.plusSeconds(1));
    }

    private KeptNotice kept(String dedupeId, Instant at) {
        KeptNotice notice = new KeptNotice(
                TestIds.next(),
                PaymentFixture.GATEWAY,
                dedupeId,
                at,
                "{}",
                Optional.of(GatewayNoticeBoxContract.hint("P-ORDER-1")),
                0,
                Optional.empty());
        run(() -> store.gatewayNotices().keep(notice));
        return notice;
    }

    @Test
    void aBillingRun() {
        BillingRun spoiled = begun();
        BillingRun fine = begun();
        store.spoil(Kind.BILLING_RUN, spoiled.id());

        Page<BillingRun> runs = store.billingRuns().list(Optional.empty(), 10);
        assertThat(runs.items()).containsExactly(fine);
        assertThat(runs.leftOut()).isOne();
        assertThat(store.billingRuns().leftRunning(LATER)).containsExactly(fine);
        refused(() -> store.billingRuns().find(spoiled.id()));
    }

    private BillingRun begun() {
        BillingRun run = new BillingRun(
                TestIds.next(),
                PaymentFixture.GATEWAY,
                "node-1",
                "schedule",
                BillingRun.Status.RUNNING,
                NOW,
                Optional.empty(),
                1,
                BillingRun.Counts.NONE,
                Optional.empty());
        run(() -> store.billingRuns().start(run));
        return run;
    }

    @Test
    void listsThatAreWholeSaySo() {
        run(() -> store.apiKeys().add(ApiKeyFixture.active("fine")));

        assertThat(List.of(
                        store.apiKeys().list(Optional.empty(), 10).leftOut(),
                        store.webhookEndpoints().all().leftOut()))
                .containsOnly(0);
    }
}
