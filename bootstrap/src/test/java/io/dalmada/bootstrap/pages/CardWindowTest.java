package io.dalmada.bootstrap.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.dalmada.bootstrap.harness.Api;
import io.dalmada.bootstrap.harness.Database;
import io.dalmada.bootstrap.harness.Receiver;
import io.dalmada.bootstrap.harness.RunningApp;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A test page where the gateway takes the card in its own window, whichever way leads there. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CardWindowTest {
    private static final String OPENINGS = "**/v1/billing-key-registrations";

    private final Receiver listed = Receiver.accepting();

    @SuppressWarnings("NullAway.Init")
    private RunningApp app;

    @SuppressWarnings("NullAway.Init")
    private PageBrowser browser;

    @BeforeAll
    void start(@TempDir Path folder) {
        List<String> properties = new ArrayList<>(Database.H2_FILE.properties(folder));
        properties.add("dalmada.gateways.toss.vendor=tosspayments");
        properties.add("dalmada.pages.form-targets=" + origin(listed));
        app = RunningApp.local(properties);
        browser = PageBrowser.start();
    }

    @AfterAll
    void stop() {
        browser.close();
        app.close();
        listed.close();
    }

    @Test
    void a_card_chosen_in_the_simulators_window_is_charged_and_given_back() {
        try (PageVisit visit = atTheWindow()) {
            Page page = visit.page();
            String window = page.url();
            page.click("text=APPROVES");
            assertThat(page.locator("#result h2")).hasText("카드를 등록했습니다");
            assertThat(page.url()).doesNotContain("authKey", "registration");
            assertThat(page.locator("#result")).not().containsText("ak_");
            sound(visit, window);

            page.click("#result a.primary");
            page.waitForSelector("body[data-ready='/test-pay.html']");
            page.fill("#amount", "9900");
            page.click("#pay-form [type=submit]");
            assertThat(page.locator("#result h2")).hasText("결제되었습니다");

            page.click("#result a.primary");
            assertThat(page.locator("#left")).containsText("9,900원");
            page.click("#refund-form [type=submit]");
            assertThat(page.locator("#result h2")).hasText("환불되었습니다");
            String payment = page.inputValue("#payment");
            Api.Answer refunded = app.api().payment(payment);
            assertThat(refunded.at("status")).isEqualTo("REFUNDED");
            String key = "/v1/billing-keys/" + refunded.at("billingKeyId");
            assertThat(app.api().get(key).at("gateway")).isEqualTo("toss");
            sound(visit, window);
        }
    }

    @Test
    void a_window_that_is_closed_registers_nothing() {
        try (PageVisit visit = atTheWindow()) {
            visit.page().click("text=닫기");
            assertThat(visit.page().locator("#result h2")).hasText("카드 등록을 취소했습니다");
        }
    }

    @Test
    void a_card_that_the_window_refuses_is_told_as_refused() {
        try (PageVisit visit = atTheWindow()) {
            visit.page().click("text=NO_WINDOW");
            assertThat(visit.page().locator("#result.good")).hasCount(0);
            assertThat(visit.page().locator("#result.bad #message")).isVisible();
        }
    }

    @Test
    void whoever_is_not_signed_in_on_his_return_is_asked_for_the_key_and_the_proof_has_left_the_address() {
        try (PageVisit visit = atTheWindow()) {
            Page page = visit.page();
            page.route(
                    "**/pages/settings.json",
                    route -> answer(
                            route,
                            "{\"suggestedKey\":null,\"simulator\":true,"
                                    + "\"simulatedWindows\":[],\"formTargets\":[]}"));
            page.click("text=APPROVES");
            assertThat(page.locator("#return-note")).isVisible();
            assertThat(page.url()).endsWith("/test.html");
            page.fill("#api-key", "dmk_local");
            page.click("#key-form [type=submit]");
            assertThat(page.locator("#result h2")).hasText("카드를 등록했습니다");
            assertThat(page.locator("#return-note")).isHidden();
        }
    }

    @Test
    void a_vendors_own_script_is_never_loaded_and_the_page_says_what_the_shops_page_must_do() {
        try (PageVisit visit = opened(step("VENDOR_SCRIPT", "https://js.vendor.example/v2/standard"))) {
            assertThat(visit.page().locator("#result.open #message")).containsText("스크립트");
            assertThat(visit.page().locator("#result .facts")).containsText("https://js.vendor.example/v2/standard");
            sound(visit, app.api().base());
        }
    }

    @Test
    void a_form_is_posted_to_a_window_that_the_operator_has_listed() {
        try (PageVisit visit = opened(step("FORM_POST", listed.url()))) {
            visit.page().waitForURL(listed.url());
            assertThat(listed.accepted)
                    .singleElement()
                    .satisfies(form -> assertThat(form.body()).isEqualTo("order=1%2F2&submit=x"));
        }
    }

    @Test
    void a_form_is_not_posted_anywhere_else_and_neither_would_the_browser_do_it() {
        try (Receiver stranger = Receiver.accepting();
                PageVisit visit = opened(step("FORM_POST", stranger.url()))) {
            Page page = visit.page();
            assertThat(page.locator("#result.open #message")).containsText("dalmada.pages.form-targets");
            assertThat(page.locator("#result.open #message")).containsText(origin(stranger));
            sound(visit, app.api().base());

            page.evaluate(
                    "to => { const form = document.createElement('form'); form.method = 'post';"
                            + " form.action = to; document.body.append(form); form.submit(); }",
                    stranger.url());
            page.waitForCondition(() -> !PageChecks.refused(visit).isEmpty());
            assertThat(stranger.accepted).isEmpty();
        }
    }

    private PageVisit atTheWindow() {
        PageVisit visit = asked();
        assertThat(visit.page().locator("#card-fields")).isHidden();
        assertThat(visit.page().locator("#test-cards")).isHidden();
        visit.page().click("#register");
        visit.page().waitForURL(Pattern.compile(".*/window\\?.*"));
        return visit;
    }

    private PageVisit opened(String step) {
        PageVisit visit = asked();
        visit.page().route(OPENINGS, route -> answer(route, "{\"step\":" + step + "}"));
        visit.page().click("#register");
        return visit;
    }

    private PageVisit asked() {
        PageVisit visit = browser.visit();
        visit.page().navigate(app.api().base() + "/test.html");
        visit.page().waitForSelector("body[data-started]");
        visit.page().selectOption("#gateway", "toss");
        return visit;
    }

    private static String step(String type, String url) {
        return """
                {"type":"%s","url":"%s","call":"open","parameters":{"order":"1/2","submit":"x"}}""".formatted(type, url);
    }

    private static void answer(Route route, String body) {
        route.fulfill(new Route.FulfillOptions()
                .setStatus(200)
                .setContentType("application/json")
                .setBody(body));
    }

    private static String origin(Receiver receiver) {
        return receiver.url().replace("/hook", "");
    }

    /** @param elsewhere what besides us the browser may have visited: the window */
    private void sound(PageVisit visit, String elsewhere) {
        String window = elsewhere.replaceAll("[?].*", "");
        assertThat(PageChecks.inaccessible(visit.page())).isEmpty();
        assertThat(PageChecks.strangers(visit, app.api().base()))
                .allMatch(url -> url.startsWith(window) || url.endsWith("/favicon.ico"));
        assertThat(PageChecks.refused(visit)).isEmpty();
        assertThat(visit.context().cookies()).isEmpty();
    }
}
