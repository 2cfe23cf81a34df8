package io.dalmada.bootstrap.harness;

import io.dalmada.application.testing.MovableClock;
import io.dalmada.simulator.cookiepay.CookiePaySimulator;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;

/** Weeks of a small shop: sales, declines, refunds, subscriptions that are dunned and saved; the same ones each time. */
public final class ShopLife {
    public static final ZoneId HERE = ZoneId.of("Asia/Seoul");
    private static final String GOOD = "9410000000001235";
    private static final String OVER_THE_LIMIT = "9410582639174855";
    private static final List<String> CARDS = List.of(GOOD, "9410000000002225", "9410000000003330");
    private static final List<String> NAMES = List.of("김하늘", "이서준", "박지우", "최민서", "정도윤", "강서연", "조은우");
    private static final long[] PRICES = {4900, 9900, 14900, 19800, 29000};
    private static final long[] DECLINED = {1001, 1002, 1002, 1011};

    private static final Duration STEP = Duration.ofHours(2);

    private final Random dice = new Random(7);
    private final MovableClock clock;
    private final CookiePaySimulator simulator;
    private final RunningApp app;
    private final Api api;

    public ShopLife(MovableClock clock, CookiePaySimulator simulator, RunningApp app) {
        this.clock = clock;
        this.simulator = simulator;
        this.app = app;
        this.api = app.api();
    }

    /** Ten o'clock of the next day in Korea, and a second. */
    public static Instant nextMorning(Instant now) {
        return now.atZone(HERE)
                .toLocalDate()
                .plusDays(1)
                .atTime(LocalTime.of(10, 0, 1))
                .atZone(HERE)
                .toInstant();
    }

    public void pass(int days) {
        plan("BASIC", "기본 구독", 4900, 1);
        plan("MONTHLY", "월간 구독", 9900, 0);
        subscribe("cust-1002", "BASIC", OVER_THE_LIMIT);
        String saved = subscribe("cust-1003", "BASIC", OVER_THE_LIMIT);
        for (int day = 0; day < days; day++) {
            sales();
            if (day % 3 == 0) {
                subscribe(customer(), "MONTHLY", CARDS.get(dice.nextInt(CARDS.size())));
            }
            if (day == days / 2) {
                newCard(saved, "cust-1003");
            }
            night();
        }
        differences();
    }

    private void plan(String code, String name, long price, int trialDays) {
        api.post("/v1/plans", """
                {"code":"%s","name":"%s","interval":{"unit":"MONTH","count":1},"trialDays":%d,
                 "price":{"amount":%d}}""".formatted(code, name, trialDays, price));
    }

    String subscribe(String customer, String plan, String card) {
        return api.post("/v1/subscriptions", """
                {"customerId":"%s","planCode":"%s","billingKeyId":"%s","allowSeveral":true}""".formatted(customer, plan, key(customer, card)))
                .at("id");
    }

    /** @param overTheLimit of how many each one's card is refused */
    public void trials(int many, int overTheLimit) {
        plan("TRIAL", "체험 후 월간 구독", 1900, 1);
        for (int i = 0; i < many; i++) {
            subscribe("cust-" + (2000 + i), "TRIAL", i % overTheLimit == 0 ? OVER_THE_LIMIT : GOOD);
        }
    }

    private void newCard(String subscription, String customer) {
        api.put(
                "/v1/subscriptions/" + subscription + "/billing-key",
                "{\"billingKeyId\":\"" + key(customer, GOOD) + "\"}");
    }

    private String key(String customer, String card) {
        String name = NAMES.get(Math.floorMod(customer.hashCode(), NAMES.size()));
        return api.post("/v1/billing-keys", """
                {"customerId":"%s","buyer":{"name":"%s"},
                 "card":{"number":"%s","expiry":"2030-12","password":"12","holderId":"900101"}}""".formatted(customer, name, card)).at("id");
    }

    private String customer() {
        return "cust-" + (1004 + dice.nextInt(40));
    }

    private void sales() {
        int many = 6 + dice.nextInt(8);
        for (int i = 0; i < many; i++) {
            String paid = api.charge(key(customer(), GOOD), PRICES[dice.nextInt(PRICES.length)])
                    .at("id");
            if (dice.nextInt(9) == 0) {
                api.refundRest(paid);
            }
        }
        if (dice.nextInt(3) == 0) {
            api.charge(key(customer(), GOOD), DECLINED[dice.nextInt(DECLINED.length)]);
        }
    }

    /** Until ten the next morning, with everything that falls due on the way. */
    private void night() {
        Instant morning = nextMorning(clock.instant());
        while (clock.instant().plus(STEP).isBefore(morning)) {
            clock.advance(STEP);
            app.work();
        }
        clock.set(morning);
        app.work();
    }

    /** What a comparison of the day with the gateway's list is to find. */
    private void differences() {
        Api.Answer canceled = api.charge(key("cust-1004", GOOD), 29000);
        simulator.cancelInConsole(canceled.at("transactionId"), 29000);
        Api.Answer less = api.charge(key("cust-1005", GOOD), 19800);
        simulator.cancelInConsole(less.at("transactionId"), 5000);
        sales();
    }
}
