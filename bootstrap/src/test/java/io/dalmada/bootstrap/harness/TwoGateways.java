package io.dalmada.bootstrap.harness;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.testing.MovableClock;
import io.dalmada.simulator.cookiepay.CookiePaySimulator;
import io.dalmada.simulator.tosspayments.SimulatorOptions;
import io.dalmada.simulator.tosspayments.TossPaymentsSimulator;
import io.dalmada.simulator.tosspayments.state.Merchant;
import io.dalmada.simulator.tosspayments.state.TestCard;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** One running app with three accounts: one at CookiePay, two at Toss Payments. */
public final class TwoGateways implements AutoCloseable {
    public static final Merchant SHOP_2 = new Merchant("shoptwo", "test_sk_shop_two", "test_ck_shop_two");

    final MovableClock clock = MovableClock.atTen();
    public final CookiePaySimulator cookiePay = CookiePaySimulator.start(
            io.dalmada.simulator.cookiepay.SimulatorOptions.inMemory().withClock(clock));
    public final TossPaymentsSimulator toss = TossPaymentsSimulator.start(
            SimulatorOptions.inMemory().withClock(clock).withMerchants(Merchant.LOCAL, SHOP_2));
    final RunningApp app;
    public final Api api;

    public TwoGateways(Database database, Path folder) {
        List<String> properties = new ArrayList<>(database.properties(folder));
        properties.addAll(account("toss", Merchant.LOCAL));
        properties.addAll(account("toss-two", SHOP_2));
        app = RunningApp.start(cookiePay, clock, properties);
        api = app.api();
    }

    private List<String> account(String id, Merchant merchant) {
        String path = "dalmada.gateways." + id + ".";
        return List.of(
                path + "vendor=tosspayments",
                path + "url=" + toss.baseUri(),
                path + "api-id=" + merchant.clientKey(),
                path + "api-key=" + merchant.secretKey(),
                path + "longest-call=1s");
    }

    /** The customer goes through the vendor's window; only its result comes back to us. */
    public String tossKey(String gateway, Merchant merchant) {
        Api.Answer opened = api.post("/v1/billing-key-registrations", """
                {"customerId":"cust-2002","gateway":"%s","buyer":{"name":"김하늘"},
                 "returnUrl":"https://shop.example/cards"}""".formatted(gateway));
        assertThat(opened.status()).isEqualTo(201);
        assertThat(opened.json().at("/step/type").asString()).isEqualTo("VENDOR_SCRIPT");
        assertThat(opened.json().at("/step/parameters/clientKey").asString()).isEqualTo(merchant.clientKey());
        String customer = opened.json().at("/step/parameters/customerKey").asString();
        String proof = toss.passWindow(merchant.clientKey(), customer, TestCard.APPROVES.number());
        Api.Answer issued = complete(opened.at("id"), Map.of("customerKey", customer, "authKey", proof));
        assertThat(issued.at("status")).isEqualTo("ISSUED");
        return issued.at("billingKeyId");
    }

    public Api.Answer complete(String registration, Map<String, String> parameters) {
        String body = JsonMapper.shared().writeValueAsString(Map.of("outcome", "success", "parameters", parameters));
        return api.post("/v1/billing-key-registrations/" + registration + "/completion", body);
    }

    public void pass(Duration time) {
        clock.advance(time);
        app.work();
    }

    /** @param time of day in Seoul, or a day for its noon; everything before it is done in its order */
    public void until(String time) {
        TermsWorld.until(clock, app, time);
    }

    @Override
    public void close() {
        app.close();
        toss.close();
        cookiePay.close();
    }
}
