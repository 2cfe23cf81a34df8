package io.dalmada.adapter.rest.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.adapter.rest.ApiTest;
import io.dalmada.adapter.rest.Client.Reply;
import io.dalmada.adapter.rest.RestSettings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.security.core.userdetails.UserDetailsService;

class SecurityTest extends ApiTest {
    @Autowired
    ApplicationContext context;

    @ParameterizedTest
    @ValueSource(
            strings = {"/v1/payments", "/v1/billing-keys?customerId=c", "/v1/nothing", "/actuator/env", "/", "/error"})
    void lets_nobody_in_without_a_key(String path) {
        Reply reply = client().without("Authorization").get(path);

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(reply.header("X-Request-Id")).isNotEmpty();
    }

    @Test
    void opens_what_the_application_opens() {
        assertThat(client().without("Authorization").get("/open").body()).isEqualTo("open");
    }

    @Test
    void forbids_keeping_answers_and_framing_them() {
        Map<String, String> expected = Map.of(
                "X-Content-Type-Options", "nosniff",
                "X-Frame-Options", "DENY");
        Reply reply = client().get("/v1/payments");

        expected.forEach((header, value) -> assertThat(reply.header(header)).isEqualTo(value));
        assertThat(reply.header("Cache-Control")).contains("no-store");
        assertThat(reply.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
        assertThat(reply.header("Set-Cookie")).isNull();
    }

    @Test
    void takes_over_a_harmless_request_id_and_replaces_any_other() {
        assertThat(client().with("X-Request-Id", "order-77.a")
                        .get("/v1/payments")
                        .header("X-Request-Id"))
                .isEqualTo("order-77.a");
        assertThat(client().with("X-Request-Id", "a b<c>").get("/v1/payments").header("X-Request-Id"))
                .matches("[0-9a-f-]{36}");
        assertThat(client().with("X-Request-Id", "x".repeat(65))
                        .get("/v1/payments")
                        .header("X-Request-Id"))
                .hasSize(36);
    }

    @Test
    void keeps_no_password_of_its_own() {
        assertThat(context.getBeansOfType(UserDetailsService.class)).isEmpty();
    }

    @Test
    void prints_no_secret() {
        assertThat(context.getBean(RestSettings.class).toString()).doesNotContain("fingerprint secret", "dmk_");
    }
}
