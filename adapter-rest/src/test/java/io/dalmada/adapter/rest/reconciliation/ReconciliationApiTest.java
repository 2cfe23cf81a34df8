package io.dalmada.adapter.rest.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.adapter.rest.ApiTest;
import io.dalmada.adapter.rest.Client.Reply;
import io.dalmada.adapter.rest.RestTestApplication;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.gateway.MerchantOrderNo;
import io.dalmada.domain.reconciliation.Difference;
import io.dalmada.domain.reconciliation.Finding;
import io.dalmada.domain.reconciliation.Reconciliation;
import io.dalmada.domain.reconciliation.Side;
import io.dalmada.domain.reconciliation.Tally;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Money;
import io.dalmada.domain.shared.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReconciliationApiTest extends ApiTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    private static final String PATH = "/v1/reconciliations/2026-11-22";

    @Test
    void reads_the_stored_result_of_a_day_at_all_gateways_or_one() {
        ports.onReconciliation = (gateway, day) -> List.of(result());

        Reply all = client().get(PATH);
        Reply one = client().get(PATH + "?gateway=cookiepay");

        assertThat(all.status()).as(all.body()).isEqualTo(200);
        assertThat(all.<String>at("items[0].gateway")).isEqualTo("cookiepay");
        assertThat(all.<String>at("items[0].date")).isEqualTo("2026-11-22");
        assertThat(all.<Boolean>at("items[0].complete")).isTrue();
        assertThat(all.<Double>at("items[0].matchedShare")).isEqualTo(0.75);
        assertThat(all.<List<Integer>>at("items[0].totals[?(@.finding=='MATCHED')].amount"))
                .containsExactly(3000);
        assertThat(all.<String>at("items[0].entries[0].finding")).isEqualTo("FOREIGN");
        assertThat(all.<Integer>at("items[0].entries[0].theirAmount")).isEqualTo(700);
        assertThat(all.<Object>at("items[0].entries[0].ourAmount")).isNull();
        assertThat(one.body()).isEqualTo(all.body());
        assertThat(ports.calls)
                .containsExactly("get reconciliation - 2026-11-22", "get reconciliation cookiepay 2026-11-22");
    }

    @Test
    void reconciles_now_without_an_idempotency_key() {
        ports.onReconciliation = (gateway, day) -> List.of(result());

        assertThat(client().without("Idempotency-Key").post(PATH, "").status()).isEqualTo(200);
        assertThat(client().without("Content-Type")
                        .post(PATH + "?gateway=cookiepay", "")
                        .status())
                .isEqualTo(200);
        assertThat(ports.calls).containsExactly("reconcile all 2026-11-22", "reconcile cookiepay 2026-11-22");
    }

    @Test
    void says_that_half_a_list_says_nothing() {
        ports.onReconciliation = (gateway, day) ->
                List.of(Reconciliation.incomplete(new GatewayId("cookiepay"), DAY, RestTestApplication.NOW));

        Reply reply = client().post(PATH, "");

        assertThat(reply.<Boolean>at("items[0].complete")).isFalse();
        assertThat(reply.<List<?>>at("items[0].entries")).isEmpty();
    }

    @Test
    void refuses_a_day_that_has_not_begun_and_tells_of_one_that_was_not_looked_at() {
        ports.onReconciliation = (gateway, day) -> {
            throw DomainException.field(Refusal.RECONCILIATION_DAY_INVALID, "date", "not begun");
        };
        Reply future = client().with("Accept-Language", "ko").post("/v1/reconciliations/2026-12-31", "");
        ports.onReconciliation = (gateway, day) -> {
            throw DomainException.of(Refusal.RECONCILIATION_NOT_FOUND, "not reconciled yet");
        };
        Reply none = client().get(PATH);

        assertThat(future.status()).isEqualTo(422);
        assertThat(future.<String>at("type")).endsWith(":validation-failed");
        assertThat(future.<String>at("errors[0].field")).isEqualTo("date");
        assertThat(future.<String>at("errors[0].code")).isEqualTo("reconciliation-day-invalid");
        assertThat(future.<String>at("errors[0].detail")).contains("아직 오지 않은 날");
        assertThat(none.status()).isEqualTo(404);
        assertThat(none.<String>at("detail")).isEqualTo("not reconciled yet");
    }

    private static Reconciliation result() {
        Difference foreign = new Difference(
                Finding.FOREIGN,
                new MerchantOrderNo("SHOP-4711"),
                new GatewayTxnId("T1"),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Side(Money.won(700), "APPROVED")),
                "not of our making");
        return new Reconciliation(
                new GatewayId("cookiepay"), DAY, RestTestApplication.NOW, true, new Tally(3, 3000), List.of(foreign));
    }
}
