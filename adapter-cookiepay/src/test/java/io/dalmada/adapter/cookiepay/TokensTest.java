package io.dalmada.adapter.cookiepay;

import static io.dalmada.adapter.cookiepay.StubServer.CHARGE;
import static io.dalmada.adapter.cookiepay.StubServer.PAYCERT;
import static io.dalmada.adapter.cookiepay.StubServer.TOKEN;
import static io.dalmada.adapter.cookiepay.StubServer.json;
import static io.dalmada.adapter.cookiepay.StubServer.reply;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.port.out.gateway.ChargeOutcome;
import io.dalmada.application.port.out.gateway.InquiryKey;
import io.dalmada.application.port.out.gateway.InquiryOutcome;
import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.application.testing.MovableClock;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.gateway.NotAttemptedCause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long a token serves, who fetches it, and what its refusal means. */
class TokensTest {
    private static final String DECLINE = "{\"RESULTCODE\":\"2015\",\"RESULTMSG\":\"x\"}";
    private static final String EXPIRED = "{\"RTN_CD\":\"E010\",\"RTN_MSG\":\"토큰이 만료되었습니다\"}";

    private final StubServer server = new StubServer().always(CHARGE, json(DECLINE));
    private final MovableClock clock = MovableClock.at(Shop.NOW);
    private final Shop shop = new Shop();
    private final PaymentGateway gateway = shop.gateway(Shop.settings(server.uri()), clock);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void oneTokenServesUntilFiveMinutesBeforeItsEnd() {
        server.always(
                TOKEN,
                (request, client) ->
                        json(token(jwt(clock.instant().plusSeconds(3600)))).act(request, client));
        gateway.warmUp();
        charge();
        clock.advance(Duration.ofMinutes(54));
        charge();
        assertThat(server.received(TOKEN)).hasSize(1);
        clock.advance(Duration.ofMinutes(1));
        charge();
        assertThat(server.received(TOKEN)).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"opaque", "a.b.c", "a.bm90IGpzb24.c", "a.e30.c"})
    void aTokenThatCannotBeReadServesTenMinutes(String text) {
        server.always(TOKEN, json(token(text)));
        charge();
        clock.advance(Duration.ofMinutes(9));
        charge();
        assertThat(server.received(TOKEN)).hasSize(1);
        clock.advance(Duration.ofMinutes(1));
        charge();
        assertThat(server.received(TOKEN)).hasSize(2);
    }

    @Test
    void manyCallersShareOneLogin() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(8);
        List<Callable<ChargeOutcome>> work = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            work.add(this::charge);
        }
        for (Future<ChargeOutcome> outcome : callers.invokeAll(work)) {
            assertThat(outcome.get()).isInstanceOf(ChargeOutcome.Declined.class);
        }
        callers.shutdown();
        assertThat(server.received(TOKEN)).hasSize(1);
        assertThat(server.received(CHARGE)).hasSize(16);
    }

    @Test
    void perCallLogsInEveryTime() {
        var settings = Shop.settings(server.uri());
        var perCall = shop.gateway(Shop.perCall(settings), clock);
        perCall.charge(Shop.charge(9900));
        perCall.charge(Shop.charge(9900));
        assertThat(server.received(TOKEN)).hasSize(2);
        assertThat(server.received(TOKEN).get(0).body().path("pay2_id").asText())
                .isEqualTo(Shop.API_ID);
        assertThat(server.received(TOKEN).get(0).headers()).doesNotContainKeys("apikey", "token");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"RTN_CD\":\"E003\",\"RTN_MSG\":\"ID & KEY 불일치\"}; CREDENTIALS",
                "{\"RESULTCODE\":\"E003\",\"RESULTMSG\":\"ID & KEY 불일치\"}; CREDENTIALS",
                "{\"RTN_CD\":\"S000\",\"RTN_MSG\":\"?\"}; CREDENTIALS",
                "{\"RTN_CD\":\"9999\",\"RTN_MSG\":\"API_ID 값이 올바르지 않습니다\"}; MISCONFIGURED",
                "{\"RTN_CD\":\"S001\",\"RTN_MSG\":\"시스템 점검중\"}; NO_CONNECTION",
                "{\"RTN_CD\":\"0000\",\"RTN_MSG\":\"성공\"}; NO_CONNECTION",
                "{\"RTN_CD\":\"0000\",\"TOKEN\":\"\"}; NO_CONNECTION",
                "<html>; NO_CONNECTION"
            })
    void withoutATokenNothingIsAttempted(String answer, NotAttemptedCause cause) {
        server.always(TOKEN, json(answer));
        assertThat(cause(charge())).isEqualTo(cause);
        assertThat(server.received(CHARGE)).isEmpty();
        // The next attempt tries again, of what is misread only after a minute.
        clock.advance(Duration.ofMinutes(answer.contains("0000") ? 1 : 0));
        server.always(TOKEN, json(token("t0ken")));
        assertThat(charge()).isInstanceOf(ChargeOutcome.Declined.class);
    }

    /** A reply in another spelling stays so: one login a minute, however many charges are tried, and an alarm. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"access_token\":\"t0ken\"}; false",
                "{\"RTN_CD\":\"0000\",\"ACCESS_TOKEN\":\"t0ken\"}; false",
                "{\"RTN_CD\":\"0000\",\"data\":{\"TOKEN\":\"t0ken\"}}; true",
                "{\"code\":\"0000\",\"TOKENS\":[\"t0ken\"]}; true"
            })
    void aMisreadLoginIsNotRepeatedForEachCharge(String answer, boolean perCall) {
        server.always(TOKEN, json(answer));
        var settings = Shop.settings(server.uri());
        var misread = shop.gateway(perCall ? Shop.perCall(settings) : settings, clock);
        for (int i = 0; i < 5; i++) {
            misread.warmUp();
            assertThat(cause(misread.charge(Shop.charge(9900)))).isEqualTo(NotAttemptedCause.NO_CONNECTION);
        }
        assertThat(server.received(TOKEN)).hasSize(1);
        assertThat(shop.meters.get("dalmada.gateway.misread").counter().count()).isEqualTo(1);
        clock.advance(Duration.ofMinutes(1));
        server.always(TOKEN, json(token("t0ken")));
        assertThat(misread.charge(Shop.charge(9900))).isInstanceOf(ChargeOutcome.Declined.class);
    }

    @Test
    void anUnreachableLoginIsNotAnAttempt() {
        server.once(TOKEN, StubServer.closing()).once(TOKEN, reply(502, "text/html", "<html>"));
        assertThat(cause(charge())).isEqualTo(NotAttemptedCause.NO_CONNECTION);
        assertThat(cause(charge())).isEqualTo(NotAttemptedCause.NO_CONNECTION);
        assertThat(charge()).isInstanceOf(ChargeOutcome.Declined.class);
    }

    @Test
    void aRefusedTokenIsReplacedForTheNextAttemptAndTheChargeIsNotRepeated() {
        gateway.warmUp();
        server.once(CHARGE, json(EXPIRED));
        assertThat(cause(charge())).isEqualTo(NotAttemptedCause.CLOSED_BY_US);
        assertThat(server.received(CHARGE)).hasSize(1);
        assertThat(server.received(TOKEN)).hasSize(1);
        assertThat(charge()).isInstanceOf(ChargeOutcome.Declined.class);
        assertThat(server.received(TOKEN)).hasSize(2);
    }

    @Test
    void whereTheNewLoginIsRefusedAPersonMustAct() {
        gateway.warmUp();
        server.once(CHARGE, json("{\"RESULTCODE\":\"E003\",\"RESULTMSG\":\"ID & KEY 불일치\"}"));
        server.always(TOKEN, json("{\"RTN_CD\":\"E003\",\"RTN_MSG\":\"ID & KEY 불일치\"}"));
        assertThat(cause(charge())).isEqualTo(NotAttemptedCause.CLOSED_BY_US);
        assertThat(cause(charge())).isEqualTo(NotAttemptedCause.CREDENTIALS);
        assertThat(server.received(CHARGE)).hasSize(1);
    }

    /** The vendor has not published what an expired token looks like, so an unknown refusal costs the token as well. */
    @Test
    void anUnknownRefusalCostsTheToken() {
        server.once(CHARGE, json("{\"RTN_CD\":\"E0XX\",\"RTN_MSG\":\"?\"}"));
        assertThat(charge()).isInstanceOf(ChargeOutcome.Unknown.class);
        charge();
        assertThat(server.received(TOKEN)).hasSize(2);
    }

    @Test
    void aLookUpIsRepeatedOnceWithANewToken() {
        InquiryKey key = new InquiryKey.ByTransaction(new GatewayTxnId("c123"), Shop.NOW);
        server.once(PAYCERT, json(EXPIRED));
        server.always(
                PAYCERT,
                json(
                        "{\"RESULTCODE\":\"0000\",\"TID\":\"c123\",\"ORDERNO\":\"ORDER-01\",\"AMOUNT\":\"9900\",\"ACCEPTDATE\":\"20261123001504\"}"));
        assertThat(gateway.inquire(key)).isInstanceOf(InquiryOutcome.Found.class);
        assertThat(server.received(PAYCERT)).hasSize(2);
        assertThat(server.received(PAYCERT).get(0).headers())
                .containsKey("token")
                .doesNotContainKey("apikey");
        server.always(PAYCERT, json(EXPIRED));
        assertThat(gateway.inquire(key)).isInstanceOf(InquiryOutcome.Inconclusive.class);
        assertThat(server.received(PAYCERT)).hasSize(4);
    }

    private ChargeOutcome charge() {
        return gateway.charge(Shop.charge(9900));
    }

    private static NotAttemptedCause cause(ChargeOutcome outcome) {
        assertThat(outcome).isInstanceOf(ChargeOutcome.NotAttempted.class);
        return ((ChargeOutcome.NotAttempted) outcome).cause();
    }

    private static String token(String text) {
        return "{\"RTN_CD\":\"0000\",\"RTN_MSG\":\"성공\",\"TOKEN\":\"" + text + "\"}";
    }

    private static String jwt(Instant exp) {
        String claims = "{\"user\":\"x\",\"exp\":" + exp.getEpochSecond() + "}";
        return "eyJ0eXAiOiJKV1QifQ." + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(UTF_8))
                + ".sig";
    }
}
