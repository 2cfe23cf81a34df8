package io.dalmada.bootstrap.pages;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** This machine's Chromium, without a window. A test without it fails: pages that nobody looked at are not good. */
final class PageBrowser implements AutoCloseable {
    private static final Path CHROMIUM = Path.of(System.getProperty("chromium", "/usr/bin/chromium"));

    private static final double PATIENCE_MS = 15_000;

    private final Playwright playwright;
    private final Browser browser;

    private PageBrowser(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    static PageBrowser start() {
        if (!Files.isExecutable(CHROMIUM)) {
            throw new IllegalStateException("no Chromium at " + CHROMIUM
                    + ": install it (Debian: apt-get install chromium fonts-nanum) or name yours with -Dchromium=…");
        }
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")));
        return new PageBrowser(playwright, browser);
    }

    /** A person at a desk, who has been nowhere yet. */
    PageVisit visit() {
        return visit(1280, 900);
    }

    PageVisit visit(int width, int height) {
        PageVisit visit = new PageVisit(browser.newContext(
                new Browser.NewContextOptions().setViewportSize(width, height).setLocale("ko-KR")));
        visit.page().setDefaultTimeout(PATIENCE_MS);
        return visit;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
