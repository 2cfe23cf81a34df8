package io.dalmada.adapter.rest.billingrun;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.adapter.rest.ApiTest;
import io.dalmada.adapter.rest.Client;
import io.dalmada.adapter.rest.Client.Reply;
import io.dalmada.adapter.rest.Samples;
import io.dalmada.adapter.rest.SubscriptionSamples;
import io.dalmada.adapter.rest.openapi.ExampleFiles;
import io.dalmada.application.model.BillingRun;
import io.dalmada.application.model.BillingRun.Counts;
import io.dalmada.application.model.BillingRun.Status;
import io.dalmada.application.model.GatewayHold;
import io.dalmada.application.model.Page;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Billing runs and holds. */
public class BillingRunApiTest extends ApiTest {
    private static final String RUNS = "/v1/billing-runs";
    private static final String HOLDS = "/v1/billing-holds";
    private static final GatewayId GATEWAY = new GatewayId("cookiepay");
    private static final UUID ID = UUID.fromString("0193589d-0000-7000-8000-000000000009");

    public static BillingRun run(Status status, long due) {
        boolean finished = status == Status.FINISHED;
        return new BillingRun(
                ID,
                GATEWAY,
                "node-1",
                "schedule",
                status,
                Samples.NOW,
                Optional.of(Samples.NOW.plusSeconds(90)).filter(at -> finished),
                due,
                new Counts(50, 40, 5, 2, 1, 2, 3),
                Optional.of(SubscriptionSamples.RENEWAL).filter(at -> finished));
    }

    @Test
    void starts_runs_with_202() {
        operator.onStart = () -> List.of(run(Status.RUNNING, 100));

        Reply all = client().post(RUNS, "{}");
        Reply one = client().with("Idempotency-Key", "key-0123456789abcdeg").post(RUNS, "{\"gateway\":\"cookiepay\"}");

        assertThat(all.status()).as(all.body()).isEqualTo(202);
        assertThat(all.header("Location")).isEqualTo(RUNS);
        assertThat(all.<String>at("items[0].status")).isEqualTo("RUNNING");
        assertThat(all.<Integer>at("items[0].percent")).isEqualTo(50);
        assertThat(one.status()).isEqualTo(202);
        assertThat(ports.calls).containsExactly("start run - by shop", "start run cookiepay by shop");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"CHARGE_HELD, 409, charge-held", "GATEWAY_UNKNOWN, 422, validation-failed"})
    void refuses_by_the_reason(Refusal refusal, int status, String type) {
        operator.onStart = () -> {
            throw DomainException.of(refusal, "the charge window is closed");
        };

        Reply reply = client().post(RUNS, "{\"gateway\":\"other\"}");

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.<String>at("type")).endsWith(":" + type);
    }

    @Test
    void reads_how_far_a_run_is() {
        operator.onRun = () -> Optional.of(run(Status.FINISHED, 52));

        Reply reply = client().get(RUNS + "/" + ID);

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.<Integer>at("due")).isEqualTo(52);
        assertThat(reply.<Integer>at("opened")).isEqualTo(50);
        assertThat(reply.<Integer>at("charged")).isEqualTo(40);
        assertThat(reply.<Integer>at("declined")).isEqualTo(5);
        assertThat(reply.<Integer>at("unknown")).isEqualTo(2);
        assertThat(reply.<Integer>at("notSent")).isEqualTo(1);
        assertThat(reply.<Integer>at("impossible")).isEqualTo(2);
        assertThat(reply.<Integer>at("turned")).isEqualTo(3);
        assertThat(reply.<Integer>at("percent")).isEqualTo(100);
        assertThat(reply.<String>at("next")).isEqualTo("2026-12-23T01:00:00Z");
    }

    @Test
    void never_shows_more_than_all_nor_divides_by_nothing() {
        assertThat(BillingRunBody.from(run(Status.RUNNING, 10)).percent()).isEqualTo(100);
        assertThat(BillingRunBody.from(run(Status.STOPPED, 0)).percent()).isZero();
    }

    @Test
    void lists_runs_and_answers_404_for_none() {
        operator.onRuns = () -> new Page<>(List.of(run(Status.LOST, 4)), Optional.of("n"));

        Reply many = client().get(RUNS + "?limit=1");

        assertThat(many.<String>at("items[0].status")).isEqualTo("LOST");
        assertThat(many.<String>at("nextCursor")).isEqualTo("n");
        assertThat(client().get(RUNS + "/" + ID).<String>at("type")).endsWith(":not-found");
        assertThat(ports.calls).containsExactly("list runs - 1", "get run " + ID);
    }

    @Test
    void holds_a_gateway_and_lets_it_go_on_without_a_key() {
        GatewayHold hold = new GatewayHold(GATEWAY, Samples.NOW, "shop", "점검");
        operator.onHold = gateway -> hold;
        operator.onHolds = () -> List.of(hold);
        Client client = client().without("Idempotency-Key");

        Reply held = client.put(HOLDS + "/cookiepay", "{\"reason\":\"점검\"}");
        Reply holds = client.get(HOLDS);
        operator.onHolds = List::of;
        Reply released = client.delete(HOLDS + "/cookiepay");

        assertThat(held.status()).as(held.body()).isEqualTo(200);
        assertThat(held.<String>at("actor")).isEqualTo("shop");
        assertThat(holds.<String>at("items[0].reason")).isEqualTo("점검");
        assertThat(released.status()).isEqualTo(200);
        assertThat(released.body()).isEqualTo("{\"items\":[],\"nextCursor\":null}");
        assertThat(ports.calls).containsExactly("hold cookiepay by shop: 점검", "resume billing cookiepay");
    }

    @Test
    void refuses_to_hold_a_gateway_that_is_unknown() {
        operator.onHold = gateway -> {
            throw DomainException.field(Refusal.GATEWAY_UNKNOWN, "gateway", "there is no such gateway");
        };

        Reply reply = client().put(HOLDS + "/other", "{\"reason\":\"maintenance\"}");

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.<String>at("field")).isEqualTo("gateway");
    }

    @Test
    void shows_requests_that_are_accepted() {
        assertThat(ExampleFiles.request("start-billing-run", StartRunRequest.class)
                        .toGateway())
                .isPresent();
        assertThat(ExampleFiles.request("hold-billing", HoldRequest.class).toReason())
                .isNotEmpty();
    }
}
