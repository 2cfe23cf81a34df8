package io.dalmada.adapter.rest.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.adapter.rest.ApiTest;
import io.dalmada.adapter.rest.Client.Reply;
import io.dalmada.adapter.rest.web.Language;
import io.dalmada.adapter.rest.web.ProblemType;
import io.dalmada.application.port.out.ConcurrentChange;
import io.dalmada.application.port.out.StorageUnavailable;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class ProblemTest extends ApiTest {
    @Test
    void tells_nothing_of_an_unexpected_exception_but_where_to_look(CapturedOutput log) {
        ports.onPayment = id -> {
            throw new IllegalStateException("select * from secret_table");
        };

        Reply reply = client().with("X-Request-Id", "look-here-1").get(PAYMENT_PATH);

        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.<String>at("type")).endsWith(":internal-error");
        assertThat(reply.<String>at("instance")).isEqualTo("urn:dalmada:request:look-here-1");
        assertThat(reply.body()).doesNotContain("secret_table", "IllegalState", "io.dalmada");
        assertThat(log.getOut()).contains("request look-here-1 failed", "secret_table");
    }

    @Test
    void calls_a_database_that_is_away_temporary() {
        ports.onPayment = id -> {
            throw new IllegalStateException(
                    new StorageUnavailable(new SQLTransientConnectionException("pool is empty")));
        };

        Reply reply = client().get(PAYMENT_PATH);

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.<String>at("type")).endsWith(":temporarily-unavailable");
        assertThat(reply.header("Retry-After")).isEqualTo("1");
    }

    @Test
    void lets_a_lost_race_be_run_again() {
        ports.onCharge = order -> {
            throw new ConcurrentChange("payment");
        };

        Reply reply = client().post("/v1/payments", CHARGE);

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.<String>at("type")).endsWith(":concurrent-change");
        assertThat(reply.<Boolean>at("retryable")).isTrue();
    }

    @Test
    void names_all_fields_at_fault_at_once() {
        Reply reply = client().post("/v1/payments", "{\"amount\":0,\"currency\":\"USD\",\"product\":{\"name\":\"\"}}");

        assertThat(reply.<List<String>>at("errors[*].field"))
                .containsExactly("billingKeyId", "amount", "product.name", "currency");
        assertThat(reply.<List<String>>at("errors[*].code"))
                .containsExactly("missing", "amount-invalid", "order-title-invalid", "currency-not-supported");
        assertThat(reply.has("field")).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Refusal.class)
    void maps_every_refusal(Refusal refusal) {
        ports.onPayment = id -> {
            throw DomainException.field(refusal, "some.field", "refused because of a rule");
        };

        Reply english = client().get(PAYMENT_PATH);
        Reply korean = client().without("Accept-Language").get(PAYMENT_PATH);

        assertThat(english.status()).isEqualTo(Refusals.of(refusal).status()).isBetween(400, 499);
        assertThat(english.<String>at("detail")).isEqualTo("refused because of a rule");
        assertThat(english.<String>at("errors[0].code")).isEqualTo(refusal.code());
        assertThat(korean.<String>at("detail")).matches(".*[가-힣].*");
    }

    @ParameterizedTest
    @EnumSource(ProblemType.class)
    void has_a_title_and_a_text_in_both_languages(ProblemType type) {
        assertThat(type.title(Language.KO)).matches(".*[가-힣].*");
        assertThat(type.detail(Language.KO)).matches(".*[가-힣].*");
        assertThat(type.title(Language.EN)).isNotBlank();
        assertThat(type.detail(Language.EN)).isNotBlank();
        assertThat(type.uri()).hasToString("urn:dalmada:problem:" + type.code());
    }

    @ParameterizedTest
    @EnumSource(DeclineReason.class)
    void has_a_customer_message_in_both_languages(DeclineReason reason) {
        assertThat(CustomerMessages.of(reason, Language.KO)).matches(".*[가-힣].*");
        assertThat(CustomerMessages.of(reason, Language.EN)).matches("[ -~]+");
    }
}
