package io.dalmada.bootstrap.pages;

import com.microsoft.playwright.Page;
import io.dalmada.bootstrap.harness.Api;
import io.dalmada.bootstrap.harness.Database;
import io.dalmada.bootstrap.harness.Receiver;
import io.dalmada.bootstrap.harness.RunningApp;
import io.dalmada.bootstrap.harness.ShopLife;
import io.dalmada.simulator.cookiepay.fault.Fault;
import io.dalmada.simulator.cookiepay.state.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;

/** Pictures of every page at a desk and on a phone, below {@code target/screenshots}; the README has the command. */
final class Screenshots {
    private static final Path FOLDER = Path.of("target/screenshots");

    private static final int[] WIDTHS = {1280, 390};
    private static final int DAYS = 24;
    private static final int MANY = 160;
    private static final int EACH_NTH_REFUSED = 9;
    private static final int SLOWLY_MS = 400;
    private static final int A_THIRD = 33;
    private static final int ALL = 100;

    private final PageBrowser browser;
    private final String base;
    /** What time it is for people; empty for the application's own clock, which the pages ask for. */
    private final Optional<Clock> now;

    private Screenshots(PageBrowser browser, String base, Optional<Clock> now) {
        this.now = now;
        this.browser = browser;
        this.base = base;
    }

    public static void main(String[] arguments) throws IOException {
        Path books = Files.createTempDirectory("dalmada-screenshots");
        try (RunningApp app = RunningApp.local(properties(books));
                PageBrowser browser = PageBrowser.start()) {
            Screenshots screenshots = new Screenshots(browser, app.api().base(), Optional.empty());
            trial(app.api());
            for (int width : WIDTHS) {
                screenshots.testPages(width);
                screenshots.window(width);
                screenshots.clock(width);
            }
        }
        console(Files.createTempDirectory("dalmada-screenshots"));
        System.out.println("pictures are in " + FOLDER.toAbsolutePath());
    }

    private static void console(Path books) {
        try (ConsoleWorld world = new ConsoleWorld(books, DAYS);
                Receiver healthy = Receiver.accepting();
                PageBrowser browser = PageBrowser.start()) {
            world.api.post("/v1/webhook-endpoints", "{\"url\":\"" + healthy.url() + "\"}");
            world.api.refund(world.paid, 4000);
            world.api.charge(world.api.billingKey(), 1002);
            world.deliver();
            Screenshots screenshots = new Screenshots(browser, world.api.base(), Optional.of(world.clock));
            screenshots.everywhere(List.of("webhooks"));
            screenshots.running(world);
            screenshots.unknown(world);
            screenshots.everywhere(views(world));
            world.simulator.faults().clear();
            // Only now: it finds the charge that was lost, and then nobody has to decide.
            world.api.post("/v1/reconciliations/" + world.day, "");
            screenshots.everywhere(List.of("reconciliation/" + world.day));
        }
    }

    private static List<String> views(ConsoleWorld world) {
        return List.of(
                "",
                "subscriptions",
                "subscriptions/" + subscriptionOf(world, "cust-1002"),
                "subscriptions/" + subscriptionOf(world, "cust-1003") + "?saved",
                "payments",
                "payments/" + world.paid,
                "payments/" + world.lost + "?lost",
                "payments/" + world.paid + "/receipt",
                "runs",
                "queue");
    }

    private static String subscriptionOf(ConsoleWorld world, String customer) {
        return world.api
                .get("/v1/subscriptions?customerId=" + customer)
                .json()
                .at("/items/0/id")
                .asString();
    }

    /** A run while it is one: slow charges, and some cards without a limit left. */
    private void running(ConsoleWorld world) {
        new ShopLife(world.clock, world.simulator, world.app).trials(MANY, EACH_NTH_REFUSED);
        // The day on which a trial is taken does not count.
        world.clock.set(ShopLife.nextMorning(ShopLife.nextMorning(world.clock.instant())));
        world.simulator.faults().add(Fault.always(Step.CHARGE, Fault.Kind.DELAY).millis(SLOWLY_MS));
        try (PageVisit desk = signedIn(WIDTHS[0], "ko");
                PageVisit phone = signedIn(WIDTHS[1], "ko")) {
            ConsoleTest.go(desk.page(), "#/runs");
            ConsoleTest.go(phone.page(), "#/runs");
            world.api.post("/v1/billing-runs", "{}");
            desk.page().waitForCondition(() -> isUnderWay(desk.page()));
            phone.page().waitForCondition(() -> isUnderWay(phone.page()));
            picture(desk.page(), "console-run-in-progress", WIDTHS[0]);
            picture(phone.page(), "console-run-in-progress", WIDTHS[1]);
            desk.page().waitForCondition(() -> percent(desk.page()) == ALL);
        } finally {
            world.simulator.faults().clear();
        }
    }

    private static boolean isUnderWay(Page page) {
        int percent = percent(page);
        return percent >= A_THIRD && percent < ALL;
    }

    private static int percent(Page page) {
        return Integer.parseInt(page.locator(".run progress").first().getAttribute("value"));
    }

    /** A charge whose answer never came; the gateway is asked about it. */
    private void unknown(ConsoleWorld world) {
        world.simulator.faults().add(Fault.once(Step.CHARGE, Fault.Kind.CLOSE_AFTER));
        world.simulator.faults().add(Fault.always(Step.PAYSEARCH, Fault.Kind.STATUS));
        world.api.charge(world.api.billingKey(), 14900);
        world.clock.advance(Duration.ofMinutes(2));
        world.app.work();
    }

    private PageVisit signedIn(int width, String language) {
        PageVisit visit = browser.visit(width, 844);
        now.ifPresent(clock -> visit.page().clock().setFixedTime(Date.from(clock.instant())));
        Page page = visit.page();
        open(page, "/console?lang=" + language);
        picture(page, "console-sign-in" + suffix(language), width);
        page.fill("#api-key", "dmk_local");
        page.click("#sign-in [type=submit]");
        return visit;
    }

    /** In Korean at a desk and on a phone, in English at a desk. */
    private void everywhere(List<String> views) {
        picturesOf(views, WIDTHS[0], "ko");
        picturesOf(views, WIDTHS[1], "ko");
        picturesOf(views, WIDTHS[0], "en");
    }

    private void picturesOf(List<String> views, int width, String language) {
        try (PageVisit visit = signedIn(width, language)) {
            for (String view : views) {
                ConsoleTest.go(visit.page(), "#/" + view);
                String name = view.replaceAll("/[0-9a-f-]{36}", "-one").replaceAll("[^a-z]+", "-");
                picture(visit.page(), "console-" + (name.isEmpty() ? "overview" : name) + suffix(language), width);
            }
        }
    }

    private static String suffix(String language) {
        return language.equals("ko") ? "" : "-" + language;
    }

    private void testPages(int width) {
        try (PageVisit visit = browser.visit(width, 844)) {
            Page page = visit.page();
            open(page, "/test.html");
            page.click("[data-card='9410000000001235']");
            picture(page, "test", width);
            page.click("#issue-form [type=submit]");
            page.click("#result summary");
            picture(page, "test-issued", width);
            page.click("#result a.primary");
            page.waitForSelector("#pay-form");
            page.waitForSelector("body[data-ready='/test-pay.html']");
            page.fill("#amount", "1002");
            page.click("#pay-form [type=submit]");
            page.waitForSelector("#result.bad");
            picture(page, "test-pay-declined", width);
            page.fill("#amount", "9900");
            page.click("#pay-form [type=submit]");
            page.click("#result.good a.primary");
            page.waitForSelector("#left:not([hidden])");
            page.fill("#amount", "3000");
            page.click("#refund-form [type=submit]");
            page.waitForSelector("#result.good");
            picture(page, "test-refund", width);
        }
    }

    /** Somebody for whom something happens when the clock is moved. */
    private static void trial(Api api) {
        api.post("/v1/plans", """
                {"code":"PRO","name":"프로 구독","interval":{"unit":"MONTH","count":1},"trialDays":1,
                 "price":{"amount":9900}}""");
        api.post("/v1/subscriptions", """
                {"customerId":"cust-1001","planCode":"PRO","billingKeyId":"%s"}""".formatted(api.billingKey()));
    }

    private void clock(int width) {
        try (PageVisit visit = signedIn(width, "ko")) {
            Page page = visit.page();
            ConsoleTest.go(page, "#/clock");
            page.fill("#days", "32");
            page.click(".search [type=submit]");
            page.waitForSelector("#diary h2");
            picture(page, "console-clock", width);
        }
    }

    /** A gateway that takes cards in its own window. */
    private void window(int width) {
        try (PageVisit visit = browser.visit(width, 844)) {
            Page page = visit.page();
            open(page, "/test.html");
            page.selectOption("#gateway", "toss");
            picture(page, "test-window", width);
            page.click("#register");
            page.click("text=APPROVES");
            page.waitForSelector("#result.good");
            picture(page, "test-window-issued", width);
        }
    }

    private static List<String> properties(Path books) {
        List<String> properties = new ArrayList<>(Database.H2_FILE.properties(books));
        properties.add("dalmada.gateways.toss.vendor=tosspayments");
        return properties;
    }

    private void open(Page page, String path) {
        page.navigate(base + path);
        page.waitForSelector("body[data-started]");
    }

    private static void picture(Page page, String name, int width) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(FOLDER.resolve(name + "-" + width + ".png"))
                .setFullPage(true));
    }
}
