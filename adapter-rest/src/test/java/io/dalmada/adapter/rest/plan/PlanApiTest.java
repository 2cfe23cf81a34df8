package io.dalmada.adapter.rest.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.adapter.rest.ApiTest;
import io.dalmada.adapter.rest.Client.Reply;
import io.dalmada.adapter.rest.PlanSamples;
import io.dalmada.adapter.rest.Samples;
import io.dalmada.adapter.rest.openapi.ExampleFiles;
import io.dalmada.application.model.Page;
import io.dalmada.application.port.in.ManagePlans;
import io.dalmada.domain.payment.TaxType;
import io.dalmada.domain.plan.DunningPolicy;
import io.dalmada.domain.plan.Plan;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Money;
import io.dalmada.domain.shared.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlanApiTest extends ApiTest {
    private static final String PATH = "/v1/plans";

    @Test
    void adds_a_plan_with_201() {
        subscriptions.onCreate = PlanSamples::of;

        Reply reply = client().post(PATH, PLAN);

        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        assertThat(reply.header("Location")).isEqualTo("/v1/plans/PRO");
        assertThat(reply.<String>at("code")).isEqualTo("PRO");
        assertThat(reply.<String>at("name")).isEqualTo("월간 구독");
        assertThat(reply.<String>at("productCode")).isEqualTo("SUB-PRO");
        assertThat(reply.<String>at("interval.unit")).isEqualTo("MONTH");
        assertThat(reply.<Integer>at("price.version")).isOne();
        assertThat(reply.<Integer>at("price.amount")).isEqualTo(9900);
        assertThat(reply.<Integer>at("trialDays")).isEqualTo(14);
        assertThat(reply.<List<Integer>>at("dunning.retryDays")).containsExactly(1, 3, 7);
    }

    @Test
    void takes_the_standard_where_nothing_is_said() {
        List<ManagePlans.NewPlan> wanted = new ArrayList<>();
        subscriptions.onCreate = plan -> {
            wanted.add(plan);
            return PlanSamples.of(plan);
        };
        String body =
                "{\"code\":\"A\",\"name\":\"b\",\"interval\":{\"unit\":\"WEEK\",\"count\":2},\"price\":{\"amount\":1}";

        client().post(PATH, body + "}");
        client().with("Idempotency-Key", "key-0123456789abcdeg").post(PATH, body + ",\"dunning\":{\"graceDays\":10}}");

        assertThat(wanted.get(0).dunning()).isEqualTo(DunningPolicy.STANDARD);
        assertThat(wanted.get(0).trialDays()).isZero();
        assertThat(wanted.get(0).taxType()).isEqualTo(TaxType.TAXABLE);
        assertThat(wanted.get(1).dunning().graceDays()).isEqualTo(10);
        assertThat(wanted.get(1).dunning().retryDays()).isEqualTo(DunningPolicy.STANDARD.retryDays());
    }

    @Test
    void names_the_field_that_the_domain_refuses() {
        subscriptions.onCreate = PlanSamples::of;

        for (String days : List.of("-1", "366")) {
            Reply reply = client().with("Idempotency-Key", "key-of-the-plan-for-" + days)
                    .post(PATH, PLAN.replace("\"trialDays\":14", "\"trialDays\":" + days));
            assertThat(reply.status()).as(reply.body()).isEqualTo(422);
            assertThat(reply.<String>at("field")).isEqualTo("trialDays");
        }
    }

    @Test
    void answers_a_taken_code_with_409_and_its_name() {
        subscriptions.onCreate = plan -> {
            throw DomainException.field(Refusal.PLAN_CODE_TAKEN, "code", "this code stands for another plan");
        };

        Reply reply = client().post(PATH, PLAN);

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.<String>at("type")).endsWith(":plan-code-taken");
        assertThat(reply.<String>at("field")).isEqualTo("code");
    }

    @Test
    void adds_a_price() {
        Plan plan = PlanSamples.pro();
        plan.addPrice(Money.won(12_900), TaxType.TAX_FREE, Samples.NOW);
        subscriptions.onPlan = () -> plan;

        Reply reply = client().post(PATH + "/PRO/prices", "{\"amount\":12900,\"taxType\":\"TAX_FREE\"}");

        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        assertThat(reply.<Integer>at("price.version")).isEqualTo(2);
        assertThat(reply.<List<Integer>>at("prices[*].amount")).containsExactly(9900, 12_900);
        assertThat(ports.calls).containsExactly("add price PRO 12900 KRW TAX_FREE");
    }

    @Test
    void reads_and_lists_plans() {
        subscriptions.onPlan = PlanSamples::pro;
        subscriptions.onPlans = () -> new Page<>(List.of(PlanSamples.pro()), Optional.of("n"));

        assertThat(client().get(PATH + "/PRO").<String>at("code")).isEqualTo("PRO");
        Reply many = client().get(PATH + "?cursor=abc&limit=1");

        assertThat(many.<String>at("items[0].code")).isEqualTo("PRO");
        assertThat(many.<String>at("nextCursor")).isEqualTo("n");
        assertThat(ports.calls).containsExactly("get plan PRO", "list plans abc 1");
    }

    @Test
    void answers_404_when_there_is_no_such_plan() {
        subscriptions.onPlan = () -> {
            throw DomainException.of(Refusal.PLAN_NOT_FOUND, "there is no such plan");
        };

        assertThat(client().get(PATH + "/NONE").status()).isEqualTo(404);
        assertThat(client().post(PATH + "/NONE/prices", "{\"amount\":1}").status())
                .isEqualTo(404);
    }

    @Test
    void shows_requests_that_are_accepted() {
        assertThat(ExampleFiles.request("create-plan", CreatePlanRequest.class)
                        .toPlan()
                        .trialDays())
                .isEqualTo(14);
        assertThat(ExampleFiles.request("add-price", PriceFields.class).taxType())
                .isEqualTo("TAXABLE");
    }
}
