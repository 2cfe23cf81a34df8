package io.dalmada.bootstrap.pages;

import io.dalmada.application.port.in.PeriodicWork;
import io.dalmada.application.testing.MovableClock;
import io.dalmada.bootstrap.harness.Api;
import io.dalmada.bootstrap.harness.Database;
import io.dalmada.bootstrap.harness.Receiver;
import io.dalmada.bootstrap.harness.RunningApp;
import io.dalmada.bootstrap.harness.ShopLife;
import io.dalmada.bootstrap.harness.Subscribers;
import io.dalmada.bootstrap.schedule.PeriodicWorks;
import io.dalmada.simulator.cookiepay.CookiePaySimulator;
import io.dalmada.simulator.cookiepay.SimulatorOptions;
import io.dalmada.simulator.cookiepay.fault.Fault;
import io.dalmada.simulator.cookiepay.state.Step;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;

/** A day in the life of a shop, for people to look at: something paid, declined, lost, owed, and a receiver in trouble. */
final class ConsoleWorld implements AutoCloseable {
    private static final int HOURS_OF_SILENCE = 30;

    final MovableClock clock = MovableClock.atTen();
    final CookiePaySimulator simulator =
            CookiePaySimulator.start(SimulatorOptions.inMemory().withClock(clock));
    final AtomicInteger shopAnswers = new AtomicInteger(503);
    final Receiver shop = Receiver.answering(received -> shopAnswers.get());
    final RunningApp app;
    final Api api;
    final String subscription;
    final String paid;
    final String lost;
    /** The day in Korea on which all of it happened; it is the next one now. */
    final LocalDate day;

    ConsoleWorld(Path folder) {
        this(folder, 0);
    }

    /** @param days of a busier shop's life before */
    ConsoleWorld(Path folder, int days) {
        app = RunningApp.start(simulator, clock, Database.H2_FILE.properties(folder));
        api = app.api();
        shopLife(days);
        day = clock.instant().atZone(ShopLife.HERE).toLocalDate();
        api.post("/v1/webhook-endpoints", "{\"url\":\"" + shop.url() + "\",\"types\":[\"payment.attempt.declined\"]}");
        String key = api.billingKey();
        api.post("/v1/plans", """
                {"code":"PRO","name":"프로 구독","interval":{"unit":"MONTH","count":1},"price":{"amount":19800}}""");
        subscription = api.post("/v1/subscriptions", """
                {"customerId":"cust-1001","planCode":"PRO","billingKeyId":"%s"}""".formatted(key)).at("id");
        paid = api.charge(key, 9900).at("id");
        for (long amount : new long[] {1002, 1001, 1002, 1011}) {
            api.charge(api.billingKey(), amount);
        }
        lost = lost(key);
    }

    private void shopLife(int days) {
        if (days > 0) {
            new ShopLife(clock, simulator, app).pass(days);
        }
    }

    /** A charge that was made, of which nothing came back, and a gateway that says nothing for more than a day. */
    private String lost(String key) {
        simulator.faults().add(Fault.once(Step.CHARGE, Fault.Kind.CLOSE_AFTER));
        simulator.faults().add(Fault.always(Step.PAYSEARCH, Fault.Kind.STATUS));
        simulator.faults().add(Fault.always(Step.PAYCERT, Fault.Kind.STATUS));
        String payment = api.charge(key, 7700).at("id");
        for (int hour = 0; hour < HOURS_OF_SILENCE; hour++) {
            clock.advance(Duration.ofHours(1));
            app.work();
        }
        simulator.faults().clear();
        return payment;
    }

    /** What the gateway calls the charge that was lost. */
    String lostTransaction() {
        String order = api.payment(lost).at("orderNumber");
        return simulator.ledger().approvals(order).get(0).tid();
    }

    /** Webhooks alone: nothing is settled by it. */
    void deliver() {
        Instant now = clock.instant();
        for (PeriodicWork each : app.bean(PeriodicWorks.class).inOrder()) {
            boolean ofWebhooks =
                    each.name().startsWith("webhook") || each.name().startsWith("event");
            if (ofWebhooks && !each.nextDue().isAfter(now)) {
                each.runDue(now);
                each.settle();
            }
        }
    }

    /** Subscriptions that all fall due, and the moment at which they do. */
    void due(int many) {
        Subscribers.join(many, app);
        clock.set(ShopLife.nextMorning(ShopLife.nextMorning(clock.instant())));
    }

    @Override
    public void close() {
        app.close();
        shop.close();
        simulator.close();
    }
}
