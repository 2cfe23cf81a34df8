package io.dalmada.bootstrap.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Each check of the pages, on a page that does what it must not; a good page passes all. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageChecksTest {
    private static final String GOOD = "<!doctype html><html lang=ko><title>t</title><main><h1>h</h1>%s</main></html>";

    @SuppressWarnings("NullAway.Init")
    private PageBrowser browser;

    @BeforeAll
    void open() {
        browser = PageBrowser.start();
    }

    @AfterAll
    void close() {
        browser.close();
    }

    @Test
    void a_good_page_passes() throws IOException {
        try (Planted planted = new Planted("<p>all is well</p>")) {
            assertThat(PageChecks.inaccessible(planted.visit.page())).isEmpty();
            assertThat(PageChecks.strangers(planted.visit, planted.origin)).isEmpty();
            assertThat(PageChecks.heavy(planted.visit)).isEmpty();
            assertThat(PageChecks.refused(planted.visit)).isEmpty();
            assertThat(PageChecks.leftBehind(planted.visit, List.of("9410000000001235")))
                    .isEmpty();
        }
    }

    @Test
    void a_field_without_a_label_is_found() throws IOException {
        try (Planted planted = new Planted("<input>")) {
            assertThat(PageChecks.inaccessible(planted.visit.page())).anyMatch(found -> found.startsWith("label"));
        }
    }

    @Test
    void faint_text_is_found() throws IOException {
        try (Planted planted = new Planted("<p><font color='#cccccc'>faint</font></p>")) {
            assertThat(PageChecks.inaccessible(planted.visit.page()))
                    .anyMatch(found -> found.startsWith("color-contrast"));
        }
    }

    @Test
    void an_inline_script_is_found() throws IOException {
        try (Planted planted = new Planted("<script>console.log(1)</script>")) {
            assertThat(PageChecks.refused(planted.visit)).isNotEmpty();
        }
    }

    @Test
    void a_request_to_another_host_is_found() throws IOException {
        try (Planted planted = new Planted("<img alt=x src='http://127.0.0.1:9/x.png'>")) {
            assertThat(PageChecks.strangers(planted.visit, planted.origin)).containsExactly("http://127.0.0.1:9/x.png");
        }
    }

    @Test
    void a_heavy_page_is_found() throws IOException {
        try (Planted planted = new Planted("<!--" + "x".repeat(PageChecks.MOST_BYTES) + "-->")) {
            assertThat(PageChecks.heavy(planted.visit)).hasSize(1);
        }
    }

    @Test
    void a_card_number_in_storage_address_cookie_or_console_is_found() throws IOException {
        List<String> secret = List.of("9410000000001235");
        for (String careless : List.of(
                "localStorage.setItem('c', '9410000000001235')",
                "sessionStorage.setItem('c', '9410000000001235')",
                "document.cookie = 'c=9410000000001235'",
                "history.replaceState(null, '', '?c=9410000000001235')",
                "console.log('9410000000001235')")) {
            try (Planted planted = new Planted("<p>fine</p>")) {
                planted.visit.page().evaluate(careless);
                assertThat(PageChecks.leftBehind(planted.visit, secret))
                        .as(careless)
                        .isNotEmpty();
            }
        }
    }

    /** A page of somebody who knows no rules, under the policy of ours but for pictures. */
    private final class Planted implements AutoCloseable {
        private final HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        private final PageVisit visit = browser.visit();
        private final String origin;

        Planted(String content) throws IOException {
            byte[] page = GOOD.formatted(content).getBytes(StandardCharsets.UTF_8);
            server.createContext("/", exchange -> {
                exchange.getResponseHeaders().set("Content-Type", "text/html;charset=UTF-8");
                exchange.getResponseHeaders().set("Content-Security-Policy", "default-src 'self'; img-src *");
                exchange.sendResponseHeaders(200, page.length);
                exchange.getResponseBody().write(page);
                exchange.close();
            });
            server.start();
            origin = "http://127.0.0.1:" + server.getAddress().getPort();
            visit.page().navigate(origin + "/");
        }

        @Override
        public void close() {
            visit.close();
            server.stop(0);
        }
    }
}
