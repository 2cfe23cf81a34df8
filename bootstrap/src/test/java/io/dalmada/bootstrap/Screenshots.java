package io.dalmada.bootstrap;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

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
            }
        }
        System.out.println("pictures are in " + FOLDER.toAbsolutePath());
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
