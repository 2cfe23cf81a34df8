package io.dalmada.adapter.rest.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dalmada.adapter.rest.ApiTest;
import io.dalmada.adapter.rest.Client;
import io.dalmada.adapter.rest.Client.Reply;
import io.dalmada.adapter.rest.RestTestApplication;
import io.dalmada.adapter.rest.web.problem.ScopeMissing;
import io.dalmada.application.model.Scope;
import java.lang.reflect.Method;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.HandlerMethod;

/** What a key may do, and that nothing is open by being forgotten. */
class ScopeTest extends ApiTest {
    private static final String READER = "dmk_reader";

    @Test
    void refuses_what_the_keys_scopes_do_not_cover_before_reading_anything() {
        access.know("reader", READER, Scope.READ);

        Reply reply = reader().post("/v1/payments", "no JSON at all");

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.<String>at("type")).isEqualTo("urn:dalmada:problem:forbidden");
        assertThat(reply.<String>at("scope")).isEqualTo("charge");
        assertThat(reader().get("/v1/payments").status()).isEqualTo(200);
        assertThat(ports.calls).containsExactly("list payments - - - 20");
    }

    @Test
    void tells_a_known_caller_that_there_is_no_such_address_or_method() {
        access.know("reader", READER, Scope.READ);

        assertThat(reader().get("/v1/nothing").status()).isEqualTo(404);
        assertThat(reader().put("/v1/payments", "{}").status()).isEqualTo(405);
    }

    @Test
    void a_database_that_is_away_is_no_refusal() {
        access.databaseIsAway = true;

        Reply reply = client().get("/v1/payments");

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.header("Retry-After")).isEqualTo("1");
        assertThat(reply.header("WWW-Authenticate")).isNull();
        assertThat(reply.<String>at("type")).isEqualTo("urn:dalmada:problem:temporarily-unavailable");
    }

    @Test
    void no_application_starts_with_a_route_that_declares_no_scope() {
        SpringApplicationBuilder twin =
                new SpringApplicationBuilder(RestTestApplication.class, Forgotten.class).properties("server.port=0");

        assertThatThrownBy(twin::run)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("/v1/forgotten")
                .hasMessageContaining("declares no scope");
    }

    @Test
    void a_route_that_declares_no_scope_is_closed_to_everybody() throws NoSuchMethodException {
        Method forgotten = Forgotten.class.getDeclaredMethod("secrets");
        HandlerMethod route = new HandlerMethod(new Forgotten(), forgotten);

        assertThatThrownBy(() ->
                        new ScopeCheck().preHandle(new MockHttpServletRequest(), new MockHttpServletResponse(), route))
                .isInstanceOf(ScopeMissing.class);
    }

    private Client reader() {
        return client().with("Authorization", "Bearer " + READER);
    }

    /** The twin: a route as somebody in a hurry adds it. */
    @RestController
    static class Forgotten {
        @GetMapping("/v1/forgotten")
        String secrets() {
            return "everything";
        }
    }
}
