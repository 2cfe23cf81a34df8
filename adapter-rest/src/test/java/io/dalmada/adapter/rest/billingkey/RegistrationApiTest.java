package io.dalmada.adapter.rest.billingkey;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.adapter.rest.ApiTest;
import io.dalmada.adapter.rest.Client;
import io.dalmada.adapter.rest.Client.Reply;
import io.dalmada.adapter.rest.RestTestApplication;
import io.dalmada.adapter.rest.Samples;
import io.dalmada.adapter.rest.web.idempotency.IdempotencyKey;
import io.dalmada.application.port.in.GatewayQuery;
import io.dalmada.application.port.in.OpeningResult;
import io.dalmada.application.port.in.OpeningResult.Opened;
import io.dalmada.application.port.in.RegisterByWindow.Completion;
import io.dalmada.application.port.in.RegistrationResult;
import io.dalmada.application.port.out.gateway.GatewayProfile;
import io.dalmada.application.port.out.gateway.ReturnedRequest;
import io.dalmada.application.port.out.gateway.WindowStep;
import io.dalmada.domain.billingkey.BillingKeyId;
import io.dalmada.domain.billingkey.Registration;
import io.dalmada.domain.gateway.AbsenceRule;
import io.dalmada.domain.gateway.CustomerRef;
import io.dalmada.domain.gateway.Decline;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.gateway.GatewayWord;
import io.dalmada.domain.gateway.NotAttemptedCause;
import io.dalmada.domain.gateway.OrderNumbers;
import io.dalmada.domain.shared.Buyer;
import io.dalmada.domain.shared.CustomerId;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Money;
import io.dalmada.domain.shared.Refusal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrationApiTest extends ApiTest {
    private static final String PATH = "/v1/billing-key-registrations";
    private static final UUID ID = UUID.fromString("0193589d-0000-7000-8000-000000000002");
    private static final String ONE = PATH + "/" + ID;
    private static final String OPEN = """
            {"customerId":"customer-1","buyer":{"name":"홍길동"},"returnUrl":"https://shop.example/return?session=7"}""";
    private static final String RETURN = "{\"outcome\":\"success\",\"parameters\":{\"authKey\":\"ak_secret\"}}";

    @Test
    void tells_the_browser_what_to_do_and_keeps_no_answer() {
        windows.onOpen = order -> new Opened(
                open(),
                new WindowStep.VendorScript(
                        URI.create("https://js.vendor.example/v2"), "requestAuth", Map.of("customerKey", "c7Kp")));

        Reply reply = client().post(PATH, OPEN);

        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        assertThat(reply.header("Location")).isEqualTo(ONE);
        assertThat(reply.body())
                .contains("\"status\":\"OPEN\"", "\"expiresAt\":\"2026-11-23T01:10:00Z\"")
                .contains("\"step\":{\"type\":\"VENDOR_SCRIPT\",\"url\":\"https://js.vendor.example/v2\","
                        + "\"call\":\"requestAuth\",\"parameters\":{\"customerKey\":\"c7Kp\"}}")
                .doesNotContain("aaaaaaaa", "홍길동");
        assertThat(ports.answers).isEmpty();
        assertThat(ports.calls).contains("open window for https://shop.example/return?session=7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://shop.example/return",
                "https:///return",
                "javascript:alert(1)",
                "https://user:pass@shop.example/",
                "https://shop.example/#here",
                "not an address",
                "/return"
            })
    void refuses_a_page_that_others_on_the_way_may_read(String address) {
        Reply reply = client().post(PATH, OPEN.replace("https://shop.example/return?session=7", address));

        assertThat(reply.status()).as(reply.body()).isEqualTo(422);
        assertThat(reply.body()).contains("validation-failed", "returnUrl");
        assertThat(ports.calls).isEmpty();
    }

    @Test
    void prints_nothing_that_is_the_browsers() {
        WindowStep step = new WindowStep.VendorScript(
                URI.create("https://js.vendor.example/v2"), "requestAuth", Map.of("customerKey", "c7Kp"));

        assertThat(RegistrationBody.from(new Opened(open(), step)) + " " + step).doesNotContain("c7Kp");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/0193589d-0000-7000-8000-000000000002/completion"})
    void asks_for_the_requests_name_before_it_looks_at_the_body(String path) {
        Reply reply = client().without(IdempotencyKey.HEADER).post(PATH + path, "{}");

        assertThat(reply.status()).as(reply.body()).isEqualTo(400);
        assertThat(reply.body()).contains("urn:dalmada:problem:idempotency-key-missing");
    }

    @Test
    void hands_in_what_the_browser_brought() {
        Registration issued = open();
        issued.issuing(RestTestApplication.NOW.plusSeconds(90));
        issued.issued();
        windows.onReturn =
                () -> new Completion(issued, Optional.of(new RegistrationResult.Registered(Samples.billingKey())));

        Reply reply = client().post(ONE + "/completion", RETURN);

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.body()).contains("\"status\":\"ISSUED\"", "\"billingKeyId\":\"" + ID + "\"");
        assertThat(windows.returns)
                .containsExactly(new ReturnedRequest(ReturnedRequest.Address.SUCCESS, Map.of("authKey", "ak_secret")));
    }

    @Test
    void a_repeated_completion_is_answered_from_the_record_and_another_return_under_its_key_is_refused() {
        Registration issued = open();
        issued.issuing(RestTestApplication.NOW.plusSeconds(90));
        issued.issued();
        windows.onReturn =
                () -> new Completion(issued, Optional.of(new RegistrationResult.Registered(Samples.billingKey())));

        Reply first = client().post(ONE + "/completion", RETURN);
        Reply again = client().post(ONE + "/completion", RETURN);
        Reply other = client().post(ONE + "/completion", RETURN.replace("ak_secret", "ak_other"));

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(other.status()).as(other.body()).isEqualTo(422);
        assertThat(windows.returns).hasSize(1);
    }

    @Test
    void no_number_of_a_card_is_among_what_a_completion_is_known_by() {
        BillingKeyId id = new BillingKeyId(ID);
        assertThat(ReturnFields.of(id, returned("9410-0000 0000-1235")))
                .isEqualTo(ReturnFields.of(id, returned("9410000000001243")))
                .isNotEqualTo(ReturnFields.of(id, returned("ak_1")));
    }

    private static ReturnedRequest returned(String value) {
        return new ReturnedRequest(ReturnedRequest.Address.SUCCESS, Map.of("a", value));
    }

    @Test
    void answers_what_did_not_come_to_a_key() {
        Decline decline = Decline.of(DeclineReason.CARD_EXPIRED);
        completes(new RegistrationResult.Refused(decline, GatewayWord.NONE), 402, "card-refused");
        completes(new RegistrationResult.NotAttempted(NotAttemptedCause.NO_CONNECTION), 503, "not-attempted");
        completes(new RegistrationResult.NotAttempted(NotAttemptedCause.CREDENTIALS), 502, "gateway-misconfigured");
        completes(new RegistrationResult.Unknown(), 502, "card-entry-required-again");
    }

    @Test
    void answers_that_no_window_opened_and_a_repeated_request_opens_one() {
        Decline decline = Decline.of(DeclineReason.MERCHANT_CONFIG);
        GatewayWord word = new GatewayWord(Optional.of("4031"), Optional.of("its own text"));
        opens(new OpeningResult.Refused(decline, word), 422, "window-refused", false);
        opens(new OpeningResult.NotAttempted(NotAttemptedCause.NO_CONNECTION), 503, "not-attempted", true);
        opens(new OpeningResult.NotAttempted(NotAttemptedCause.CREDENTIALS), 502, "gateway-misconfigured", false);
        opens(new OpeningResult.Unknown(), 502, "window-not-opened", true);
    }

    private void opens(OpeningResult result, int status, String problem, boolean retryable) {
        windows.onOpen = order -> result;
        for (String language : List.of("ko", "en")) {
            Client client =
                    client().with(IdempotencyKey.HEADER, "opening-" + problem).with("Accept-Language", language);
            Reply reply = client.post(PATH, OPEN);

            assertThat(reply.status()).as(reply.body()).isEqualTo(status);
            assertThat(reply.body())
                    .contains("urn:dalmada:problem:" + problem, "\"retryable\":" + retryable)
                    .doesNotContain("홍길동", "session=7", "its own text");
            assertThat(reply.body().matches("(?s).*\"detail\":\"[^\"]*[가-힣].*")).isEqualTo(language.equals("ko"));
        }
        windows.onOpen = order -> new Opened(open(), new WindowStep.Redirect(URI.create("https://window.example/1")));
        assertThat(client().with(IdempotencyKey.HEADER, "opening-" + problem)
                        .post(PATH, OPEN)
                        .status())
                .isEqualTo(201);
        assertThat(ports.answers).isEmpty();
    }

    private void completes(RegistrationResult result, int status, String problem) {
        windows.onReturn = () -> new Completion(open(), Optional.of(result));
        Reply reply =
                client().with(IdempotencyKey.HEADER, "completion-" + problem).post(ONE + "/completion", RETURN);
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.body()).contains("urn:dalmada:problem:" + problem).doesNotContain("ak_secret");
    }

    @ParameterizedTest
    @CsvSource({"REGISTRATION_FORGED, 422", "REGISTRATION_STATE, 409", "REGISTRATION_NOT_FOUND, 404"})
    void refuses_what_does_not_fit(Refusal refusal, int status) {
        windows.onReturn = () -> {
            throw DomainException.of(refusal, "no");
        };

        assertThat(client().post(ONE + "/completion", RETURN).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"outcome\":\"maybe\",\"parameters\":{}}",
                "{\"outcome\":\"success\",\"parameters\":{\"a\":null}}",
                "{\"parameters\":{}}",
                "{\"outcome\":\"success\"}"
            })
    void names_the_field_at_fault(String body) {
        Reply reply = client().post(ONE + "/completion", body);

        assertThat(reply.status()).as(reply.body()).isEqualTo(422);
        assertThat(ports.calls).isEmpty();
    }

    @Test
    void cancels_and_reads() {
        Registration canceled = open();
        canceled.cancel();
        windows.onRegistration = () -> canceled;

        Reply done = client().post(ONE + "/cancel", "");
        Reply read = client().get(ONE);

        assertThat(done.status()).as(done.body()).isEqualTo(200);
        assertThat(read.body())
                .isEqualTo(done.body())
                .contains("\"status\":\"CANCELED\"")
                .doesNotContain("expiresAt");
    }

    @Test
    void shows_the_configured_gateways() {
        windows.onGateways = () -> List.of(new GatewayQuery.Account(new GatewayId("cookiepay"), true, profile()));

        Reply reply = client().get("/v1/gateways");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body())
                .contains("\"id\":\"cookiepay\"", "\"isDefault\":true", "\"issueRoutes\":[\"CARD_ENTRY\",\"WINDOW\"]")
                .contains("\"minimumAmount\":100", "\"currencies\":[\"KRW\"]", "\"replaySeconds\":1209600");
    }

    private static Registration open() {
        return Registration.opened(
                new BillingKeyId(ID),
                new Registration.Asked(
                        OrderNumbers.ofRegistration(ID), new CustomerId("customer-1"), new GatewayId("toss")),
                new Registration.Window(
                        new CustomerRef("a".repeat(32)),
                        new Buyer("홍길동", Optional.empty(), Optional.empty()),
                        Map.of(),
                        RestTestApplication.NOW.plusSeconds(600)),
                RestTestApplication.NOW);
    }

    private static GatewayProfile profile() {
        AbsenceRule absence = new AbsenceRule(Duration.ofMinutes(10), 2, Duration.ofMinutes(1));
        return new GatewayProfile(
                "Some PG",
                true,
                Set.of(Money.KRW),
                Money.won(100),
                Set.of(GatewayProfile.IssueRoute.WINDOW, GatewayProfile.IssueRoute.CARD_ENTRY),
                GatewayProfile.FirstCharge.NONE,
                GatewayProfile.Replay.sameCommand(Duration.ofDays(14)),
                GatewayProfile.OrderNoReuse.REFUSED,
                Set.of(GatewayProfile.InquiryRoute.BY_ORDER, GatewayProfile.InquiryRoute.BY_TRANSACTION),
                absence,
                new GatewayProfile.RefundRule(true, true, true, true, false, absence),
                GatewayProfile.RevokeRule.SUPPORTED,
                GatewayProfile.TaxRule.AMOUNTS,
                Set.of(0),
                GatewayProfile.NoticeRule.UNSIGNED,
                Duration.ofSeconds(60));
    }
}
