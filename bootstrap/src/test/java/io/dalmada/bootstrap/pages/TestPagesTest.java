package io.dalmada.bootstrap.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.dalmada.bootstrap.harness.Database;
import io.dalmada.bootstrap.harness.RunningApp;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The three test pages, driven as a person would. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TestPagesTest {
    private static final List<String> SECRETS =
            List.of("9410000000001235", "9410 0000 0000 1235", "900101", "dmk_local");

    @SuppressWarnings("NullAway.Init")
    private RunningApp app;

    @SuppressWarnings("NullAway.Init")
    private PageBrowser browser;

    @BeforeAll
    void start(@TempDir Path folder) {
        app = RunningApp.local(Database.H2_FILE.properties(folder));
        browser = PageBrowser.start();
    }

    @AfterAll
    void stop() {
        browser.close();
        app.close();
    }

    @Test
    void a_card_is_registered_charged_and_given_back_from_page_to_page() {
        try (PageVisit visit = at("/test.html")) {
            Page page = visit.page();
            page.click("[data-card='9410000000001235']");
            page.click("#issue-form [type=submit]");
            assertThat(page.locator("#result h2")).hasText("카드를 등록했습니다");
            page.click(".exchange summary");
            assertThat(page.locator("#result pre").first()).containsText("••••••••••••1235");
            assertThat(page.locator("#number")).hasValue("");
            assertThat(page.locator("#password")).hasValue("");
            assertThat(page.locator("#holder")).hasValue("");
            sound(visit);

            page.click("#result a.primary");
            assertThat(page).hasURL(java.util.regex.Pattern.compile(".*/test-pay\\.html\\?billingKey=.+"));
            page.fill("#amount", "9900");
            page.click("#pay-form [type=submit]");
            assertThat(page.locator("#result h2")).hasText("결제되었습니다");
            sound(visit);

            page.click("#result a.primary");
            assertThat(page.locator("#left")).containsText("9,900원");
            page.fill("#amount", "3000");
            page.click("#refund-form [type=submit]");
            assertThat(page.locator("#result h2")).hasText("환불되었습니다");
            assertThat(page.locator("#result")).containsText("6,900원");
            sound(visit);

            String payment = page.inputValue("#payment");
            assertThat(app.api().payment(payment).json().path("refundedAmount").asLong())
                    .isEqualTo(3000);
        }
    }

    @Test
    void a_decline_tells_the_customer_why_in_his_language() {
        String key = app.api().billingKey();
        try (PageVisit visit = at("/test-pay.html?billingKey=" + key)) {
            Page page = visit.page();
            page.click("[data-amount='1002']");
            page.click("#pay-form [type=submit]");
            assertThat(page.locator("#message")).containsText("카드 이용한도를 초과해 결제되지 않았습니다");
            assertThat(page.locator("#result .facts")).containsText("한도 초과 (LIMIT_EXCEEDED)");

            page.click("#language");
            assertThat(page.locator("html")).hasAttribute("lang", "en");
            assertThat(page.locator("h1")).hasText("Pay");
            page.click("#pay-form [type=submit]");
            assertThat(page.locator("#message")).containsText("limit");
            sound(visit);
        }
    }

    @Test
    void what_is_plainly_wrong_is_not_sent() {
        try (PageVisit visit = at("/test.html")) {
            Page page = visit.page();
            page.click("[data-card='9410000000001235']");
            page.fill("#number", "9410 0000 0000 1236");
            page.selectOption("#month", "01");
            page.selectOption("#year", app.api().get("/v1/test-clock").at("now").substring(0, 4));
            page.fill("#password", "1");
            page.fill("#holder", "991332");
            page.click("#issue-form [type=submit]");

            assertThat(page.locator(".error")).hasCount(4);
            assertThat(page.locator("#number")).isFocused();
            page.check("#company");
            page.fill("#holder", "123-45-67890");
            page.click("#issue-form [type=submit]");
            assertThat(page.locator("#holder-error")).containsText("사업자등록번호");
            page.fill("#holder", "220-81-62517");
            page.click("#issue-form [type=submit]");
            assertThat(page.locator("#holder-error")).hasCount(0);
            assertThat(visit.requests()).noneMatch(request -> request.method().equals("POST"));
            sound(visit);
        }
    }

    @Test
    void a_key_that_nobody_gave_out_opens_nothing_and_a_lost_answer_is_asked_for_again_under_the_same_name() {
        String key = app.api().billingKey();
        try (PageVisit visit = at("/test-pay.html?billingKey=" + key)) {
            Page page = visit.page();
            page.route("**/v1/payments", route -> {
                route.fetch();
                route.abort();
            });
            page.click("#pay-form [type=submit]");
            assertThat(page.locator("#result h2")).hasText("응답이 없습니다");
            page.unroute("**/v1/payments");
            page.click("#pay-form [type=submit]");
            assertThat(page.locator("#result h2")).hasText("결제되었습니다");
            assertThat(app.api()
                            .get("/v1/payments?customerId=cust-1001&limit=100")
                            .json()
                            .path("items")
                            .valueStream())
                    .filteredOn(paid -> paid.path("billingKeyId").asString().equals(key))
                    .hasSize(1);

            page.fill("#api-key", "dmk_nobody-ever-got-this-one");
            page.click("#key-form [type=submit]");
            assertThat(page.locator("#key-state")).containsText("인증");
        }
    }

    /** A view of the console that is there in profile local alone, as these pages are as a rule. */
    @Test
    void the_clock_is_moved_on() {
        try (PageVisit visit = at("/console")) {
            Page page = visit.page();
            page.fill("#api-key", "dmk_local");
            page.click("#sign-in [type=submit]");
            ConsoleTest.go(page, "#/clock");
            String before = page.textContent("#now");
            sound(visit);

            page.fill("#days", "0");
            page.click(".search [type=submit]");
            assertThat(page.locator("#days")).hasAttribute("aria-invalid", "true");
            page.fill("#days", "1");
            page.click(".search [type=submit]");
            assertThat(page.locator("#diary h2")).containsText("일어난 일");
            assertThat(page.locator("#now")).not().hasText(before);
            sound(visit);
        }
    }

    private PageVisit at(String path) {
        PageVisit visit = browser.visit();
        visit.page().navigate(app.api().base() + path);
        visit.page().waitForSelector("body[data-started]");
        return visit;
    }

    private void sound(PageVisit visit) {
        assertThat(PageChecks.inaccessible(visit.page())).isEmpty();
        assertThat(PageChecks.strangers(visit, app.api().base())).isEmpty();
        assertThat(PageChecks.heavy(visit)).isEmpty();
        assertThat(PageChecks.refused(visit)).isEmpty();
        assertThat(PageChecks.leftBehind(visit, SECRETS)).isEmpty();
        assertThat(visit.context().cookies()).isEmpty();
    }
}
