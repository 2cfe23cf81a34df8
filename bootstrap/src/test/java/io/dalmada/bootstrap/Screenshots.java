package io.dalmada.bootstrap;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Pictures of every page at a desk and on a phone, below {@code target/screenshots}; the README has the command. */
final class Screenshots {
    private static final Path FOLDER = Path.of("target/screenshots");

    private final PageBrowser browser;
    private final String base;

    private Screenshots(PageBrowser browser, String base) {
        this.browser = browser;
        this.base = base;
    }

    public static void main(String[] arguments) throws IOException {
        Path books = Files.createTempDirectory("dalmada-screenshots");
        try (RunningApp app = RunningApp.local(Database.H2_FILE.properties(books));
                PageBrowser browser = PageBrowser.start()) {
            Screenshots screenshots = new Screenshots(browser, app.api().base());
            for (int width : new int[] {1280, 390}) {
                screenshots.testPages(width);
                screenshots.picturesOf(List.of("clock"), width);
            }
        }
        console(Files.createTempDirectory("dalmada-screenshots"));
        System.out.println("pictures are in " + FOLDER.toAbsolutePath());
    }

    private static void console(Path books) {
        try (ConsoleWorld world = new ConsoleWorld(books);
                PageBrowser browser = PageBrowser.start()) {
            world.deliver();
            world.api.refund(world.paid, 4000);
            world.api.post("/v1/billing-runs", "{}");
            Screenshots screenshots = new Screenshots(browser, world.api.base());
            for (int width : new int[] {1280, 390}) {
                screenshots.picturesOf(
                        List.of(
                                "",
                                "subscriptions",
                                "subscriptions/" + world.subscription,
                                "payments",
                                "payments/" + world.paid,
                                "payments/" + world.paid + "/receipt",
                                "runs",
                                "queue",
                                "webhooks"),
                        width);
            }
            // Only now: it finds the charge that was lost, and then nobody has to decide.
            world.api.post("/v1/reconciliations/2026-11-23", "");
            for (int width : new int[] {1280, 390}) {
                screenshots.picturesOf(List.of("reconciliation/2026-11-23"), width);
            }
        }
    }

    private void picturesOf(List<String> views, int width) {
        try (PageVisit visit = browser.visit(width, 844)) {
            Page page = visit.page();
            open(page, "/console");
            picture(page, "console-sign-in", width);
            page.fill("#api-key", "dmk_local");
            page.click("#sign-in [type=submit]");
            for (String view : views) {
                ConsoleTest.go(page, "#/" + view);
                String name = view.replaceAll("/[0-9a-f-]{36}", "-one").replaceAll("[^a-z]+", "-");
                picture(page, "console-" + (name.isEmpty() ? "overview" : name), width);
            }
        }
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
