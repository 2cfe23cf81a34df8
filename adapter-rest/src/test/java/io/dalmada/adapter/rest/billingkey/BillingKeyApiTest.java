package io.dalmada.adapter.rest.billingkey;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.adapter.rest.ApiTest;
import io.dalmada.adapter.rest.Client.Reply;
import io.dalmada.adapter.rest.Samples;
import io.dalmada.adapter.rest.openapi.ExampleFiles;
import io.dalmada.application.model.Page;
import io.dalmada.application.port.in.RegisterBillingKey;
import io.dalmada.application.port.in.RegistrationResult;
import io.dalmada.domain.billingkey.BillingKey;
import io.dalmada.domain.gateway.Decline;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.gateway.NotAttemptedCause;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BillingKeyApiTest extends ApiTest {
    private static final String PATH = "/v1/billing-keys";

    @Test
    void answers_an_issued_key_with_201_and_nothing_of_the_secret() {
        List<RegisterBillingKey.Card> commands = new ArrayList<>();
        ports.onRegister = command -> {
            commands.add(command);
            String number = command.card().use((digits, expiry, proof, password) -> {
                assertThat(expiry).hasToString("2028-12");
                assertThat(new String(proof)).isEqualTo("900101");
                assertThat(new String(password)).isEqualTo("12");
                return new String(digits);
            });
            assertThat(number).isEqualTo("4242424242424242");
            return new RegistrationResult.Registered(Samples.billingKey());
        };

        Reply reply = client().post(PATH, CARD);

        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        assertThat(reply.header("Location")).isEqualTo(PATH + "/" + Samples.BILLING_KEY);
        assertThat(reply.body())
                .isEqualTo("{\"id\":\"" + Samples.BILLING_KEY
                        + "\",\"customerId\":\"customer-1\",\"gateway\":\"cookiepay\","
                        + "\"status\":\"ACTIVE\",\"card\":{\"issuerCode\":\"02\",\"issuerName\":\"KB\",\"last4\":\"4242\"},"
                        + "\"issuedAt\":\"2026-11-23T01:00:00Z\"}");
        assertThat(commands.get(0).buyer().name()).isEqualTo("홍길동");
        assertThat(commands.get(0).gateway()).hasToString("Optional[cookiepay]");
    }

    @Test
    void names_all_wrong_fields_of_a_card_at_once_and_asks_nobody() {
        Reply reply = client().post(
                        PATH,
                        CARD.replace("4242424242424242", "4242424242424241")
                                .replace("2028-12", "2028-13")
                                .replace("900101", "991332")
                                .replace("\"12\"", "\"7\"")
                                .replace("홍길동", " "));

        assertThat(reply.status()).as(reply.body()).isEqualTo(422);
        assertThat(reply.<List<String>>at("errors[*].field"))
                .containsExactlyInAnyOrder(
                        "buyer.name", "card.number", "card.expiry", "card.holderId", "card.password");
        assertThat(reply.body()).doesNotContain("4242", "991332");
    }

    @Test
    void spends_the_card_even_when_no_use_case_is_called() {
        List<RegisterBillingKey.Card> commands = new ArrayList<>();
        ports.onRegister = command -> {
            commands.add(command);
            return new RegistrationResult.Unknown();
        };
        client().post(PATH, CARD);

        assertThat(commands.get(0).card().lastFour()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"378282246310005", "4242424242424242"})
    void accepts_cards_of_15_and_16_digits(String number) {
        ports.onRegister = command -> new RegistrationResult.Registered(Samples.billingKey());

        Reply reply = client().post(PATH, CARD.replace("4242424242424242", number));

        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"${jndi:ldap://x/y}", "%0d%0aSet-Cookie", "<script>", "O'Neill \\\" \\\\"})
    void passes_harmless_names_on_as_they_are(String name) {
        ports.onRegister = command -> new RegistrationResult.Registered(Samples.billingKey());

        Reply reply = client().post(PATH, CARD.replace("홍길동", name));

        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
    }

    @Test
    void answers_a_refused_card_with_402_and_keeps_that_answer() {
        ports.onRegister =
                command -> new RegistrationResult.Refused(Decline.of(DeclineReason.AUTH_MISMATCH), Samples.RAW);

        Reply reply = client().post(PATH, CARD);

        assertThat(reply.status()).as(reply.body()).isEqualTo(402);
        assertThat(reply.<String>at("type")).endsWith(":card-refused");
        assertThat(reply.<String>at("reason")).isEqualTo("AUTH_MISMATCH");
        assertThat(reply.<Boolean>at("retryable")).isFalse();
        assertThat(reply.<String>at("customerMessage")).contains("do not match");
        assertThat(reply.<String>at("gatewayCode")).isEqualTo("3133");
        assertThat(reply.body()).doesNotContain("raw text");
        assertThat(ports.answers).hasSize(1);
    }

    @Test
    void asks_for_the_card_again_when_the_outcome_is_unknown() {
        ports.onRegister = command -> new RegistrationResult.Unknown();

        Reply reply = client().post(PATH, CARD);

        assertThat(reply.status()).isEqualTo(502);
        assertThat(reply.<String>at("type")).endsWith(":card-entry-required-again");
        assertThat(ports.answers).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(NotAttemptedCause.class)
    void answers_what_was_not_attempted_by_whether_waiting_helps(NotAttemptedCause cause) {
        ports.onRegister = command -> new RegistrationResult.NotAttempted(cause);

        Reply reply = client().post(PATH, CARD);

        assertThat(reply.status()).isEqualTo(cause.passes() ? 503 : 502);
        assertThat(reply.header("Retry-After")).isEqualTo(cause.passes() ? "5" : null);
        assertThat(reply.<Boolean>at("retryable")).isEqualTo(cause.passes());
    }

    @Test
    void reads_lists_and_revokes_keys() {
        BillingKey revoked = Samples.billingKey();
        revoked.revoke(Samples.NOW);
        ports.onBillingKey = id -> revoked;
        ports.onBillingKeys = () -> new Page<>(List.of(Samples.billingKey()), Optional.of("c2"));

        Reply one = client().get(PATH + "/" + Samples.BILLING_KEY);
        Reply many = client().get(PATH + "?customerId=customer-1&limit=1");
        Reply gone = client().delete(PATH + "/" + Samples.BILLING_KEY);

        assertThat(one.<String>at("status")).isEqualTo("REVOKED");
        assertThat(many.<String>at("items[0].card.last4")).isEqualTo("4242");
        assertThat(many.<String>at("nextCursor")).isEqualTo("c2");
        assertThat(gone.status()).isEqualTo(200);
        assertThat(gone.<String>at("disposal")).isEqualTo("PENDING");
        assertThat(ports.calls).containsExactly("get key", "list keys customer-1 - 1", "revoke");
    }

    @Test
    void answers_a_cursor_of_another_maker_with_400() {
        ports.onBillingKeys = () -> {
            throw new IllegalArgumentException("not a cursor");
        };

        assertThat(client().get(PATH + "?customerId=c&cursor=abc").status()).isEqualTo(400);
        assertThat(client().get(PATH + "?customerId=c").status()).isEqualTo(500);
    }

    @Test
    void shows_requests_that_are_accepted() {
        assertThat(ExampleFiles.request("register-billing-key", RegisterBillingKeyRequest.class)
                        .toCommand(YearMonth.of(2026, 11))
                        .customer())
                .hasToString("customer-1");
    }
}
