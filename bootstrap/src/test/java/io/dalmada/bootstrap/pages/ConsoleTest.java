package io.dalmada.bootstrap.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import io.dalmada.bootstrap.harness.Api;
import io.dalmada.simulator.cookiepay.fault.Fault;
import io.dalmada.simulator.cookiepay.state.Step;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The operator's console, driven as an operator would. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleTest {
    private static final List<String> VIEWS = List.of("#/subscriptions", "#/payments", "#/reconciliation", "#/runs");
    private static final int MANY = 64;
    private static final double PATIENCE_MS = 20_000;
    private static final int SLOWLY_MS = 400;

    @SuppressWarnings("NullAway.Init")
    private ConsoleWorld world;

    @SuppressWarnings("NullAway.Init")
    private PageBrowser browser;

    @BeforeAll
    void start(@TempDir Path folder) {
        world = new ConsoleWorld(folder);
        browser = PageBrowser.start();
        setDefaultAssertionTimeout(PATIENCE_MS);
    }

    @AfterAll
    void stop() {
        browser.close();
        world.close();
    }

    @Test
    void a_stranger_does_not_get_in_and_a_reload_forgets_the_key() {
        try (PageVisit visit = at("")) {
            Page page = visit.page();
            page.fill("#api-key", "dmk_nobody-ever-got-this-one");
            page.click("#sign-in [type=submit]");
            assertThat(page.locator("#api-key-error")).isVisible();
            assertThat(page.locator("#view")).isHidden();

            page.fill("#api-key", "dmk_local");
            page.click("#sign-in [type=submit]");
            assertThat(page.locator("#view h1")).hasText("현황");
            assertThat(page.locator("#menu a", new Page.LocatorOptions().setHasText("시계")))
                    .hasCount(0);
            sound(visit);
            page.reload();
            assertThat(page.locator("#sign-in")).isVisible();
            assertThat(page.locator("#view")).isHidden();
        }
    }

    @Test
    void every_view_is_sound() {
        try (PageVisit visit = signedIn("#/")) {
            for (String view : VIEWS) {
                go(visit.page(), view);
                sound(visit);
            }
            visit.page().click("#language");
            assertThat(visit.page().locator("#view h1")).hasText("Billing runs");
            sound(visit);
        }
    }

    @Test
    void a_subscription_is_found_with_its_life_and_its_payment_is_given_back() {
        try (PageVisit visit = signedIn("#/subscriptions")) {
            Page page = visit.page();
            page.fill("#search", world.subscription);
            page.click(".search [type=submit]");
            assertThat(page.locator("#view h1")).containsText("프로 구독");
            assertThat(page.locator(".life")).containsText("청구서가 결제되었습니다.");
            inKorean(page);
            sound(visit);

            go(page, "#/payments/" + world.paid);
            page.fill("#refund-amount", "4000");
            page.fill("#refund-reason", "고객 요청");
            page.click("#refund [type=submit]");
            assertThat(page.locator("dialog")).containsText("4,000원");
            sound(visit);
            page.click("#confirm-yes");
            assertThat(page.locator("h1 .badge")).hasText("부분 환불");
            assertThat(world.api
                            .payment(world.paid)
                            .json()
                            .path("refundedAmount")
                            .asLong())
                    .isEqualTo(4000);

            go(page, "#/payments/" + world.paid + "/receipt");
            assertThat(page.locator(".receipt")).containsText("****-****-****-1235");
            assertThat(page.locator(".receipt tfoot")).containsText("900원");
            sound(visit);
        }
    }

    @Test
    void payments_are_found_by_their_numbers_their_card_and_their_day() {
        Api.Answer paid = world.api.payment(world.paid);
        try (PageVisit visit = signedIn("#/payments")) {
            Page page = visit.page();
            for (String by : List.of("orderNumber", "transactionId", "approvalNumber")) {
                found(page, by, paid.at(by), "");
                assertThat(page.locator("#view tbody tr")).hasCount(1);
                assertThat(page.locator("#view tbody tr a")).hasAttribute("href", "#/payments/" + world.paid);
                assertThat(page.locator("#search-by")).hasValue(by);
                assertThat(page.locator("#search")).hasValue(paid.at(by));
            }
            found(page, "last4", "9999", "");
            assertThat(page.locator("#view .none")).hasText("찾은 결제가 없습니다.");
            found(page, "customerId", "cust-1001", world.day.minusDays(3).toString());
            assertThat(page.locator("#view .none")).hasText("찾은 결제가 없습니다.");
            page.fill("#from-day", "");
            page.fill("#until-day", "");
            found(page, "last4", "1235", "");
            assertThat(page.locator("#view tbody tr a").first()).isVisible();
            sound(visit);

            go(page, "#/subscriptions?planCode=NONE");
            assertThat(page.locator("#view .none")).hasText("찾은 구독이 없습니다.");
            assertThat(page.locator("#search-by")).hasValue("planCode");
        }
    }

    /** @param lastDay until when; empty for any */
    private static void found(Page page, String by, String text, String lastDay) {
        page.selectOption("#search-by", by);
        page.fill("#search", text);
        page.fill("#until-day", lastDay);
        page.click(".search [type=submit]");
        assertThat(page.locator("body")).hasAttribute("data-shown", Pattern.compile(".*" + by + "=.*"));
    }

    @Test
    void what_was_canceled_in_the_gateways_console_is_adopted() {
        Api.Answer paid = world.api.charge(world.api.billingKey(), 5500);
        try (PageVisit visit = signedIn("#/payments/" + paid.at("id"))) {
            Page page = visit.page();
            page.click("#adoption [type=submit]");
            assertThat(page.locator("#adoption .error")).hasCount(2);
            page.fill("#adoption-reason", "고객센터에서 취소");
            page.fill("#adoption-evidence", "상점관리자 취소 내역");

            // Nothing was canceled yet: the gateway's word decides, not the operator's.
            page.click("#adoption [type=submit]");
            assertThat(page.locator("dialog")).containsText("되돌릴 수 없습니다");
            sound(visit);
            page.click("#confirm-yes");
            assertThat(page.locator("#adoption .problem")).isVisible();
            assertThat(world.api.payment(paid.at("id")).at("status")).isEqualTo("PAID");

            world.simulator.cancelInConsole(paid.at("transactionId"), 2_000);
            page.click("#adoption [type=submit]");
            page.click("#confirm-yes");
            assertThat(page.locator("h1 .badge")).hasText("부분 환불");
            assertThat(world.api
                            .payment(paid.at("id"))
                            .json()
                            .path("refundedAmount")
                            .asLong())
                    .isEqualTo(2_000);

            world.simulator.cancelInConsole(paid.at("transactionId"), 3_500);
            page.fill("#adoption-reason", "고객센터에서 취소");
            page.fill("#adoption-evidence", "상점관리자 취소 내역");
            page.click("#adoption [type=submit]");
            page.click("#confirm-yes");
            assertThat(page.locator("h1 .badge")).hasText("환불됨");
            assertThat(page.locator("#adoption")).hasCount(0);

            // What holds no money has nothing to adopt.
            String declined = world.api
                    .get("/v1/payments?status=DECLINED&limit=1")
                    .json()
                    .at("/items/0/id")
                    .asString();
            go(page, "#/payments/" + declined);
            assertThat(page.locator("h1 .badge")).isVisible();
            assertThat(page.locator("#adoption")).hasCount(0);
        }
    }

    @Test
    void an_unknown_payment_is_resolved_by_hand() {
        try (PageVisit visit = signedIn("#/queue")) {
            Page page = visit.page();
            Locator decision = page.locator("form.decision");
            assertThat(decision).hasCount(1);
            assertThat(page.locator(".evidence summary").first()).containsText("증거");
            page.locator(".evidence summary").first().click();
            inKorean(page);
            sound(visit);
            decision.locator("[type=submit]").click();
            assertThat(decision.locator(".error")).hasCount(3);

            decision.locator("[data-field=outcome]").selectOption("CHARGED");
            decision.locator("[data-field=transaction]").fill(world.lostTransaction());
            decision.locator("[data-field=reason]").fill("결제대행사 관리자 화면에서 확인");
            decision.locator("[data-field=evidence]").fill("정산 내역에 승인으로 있음");
            decision.locator("[type=submit]").click();
            Response answer = page.waitForResponse(Pattern.compile(".*/resolution"), () -> page.click("#confirm-yes"));
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);

            assertThat(decision).hasCount(0);
            assertThat(world.api.payment(world.lost).at("status")).isEqualTo("PAID");
        }
    }

    @Test
    void a_delivery_is_sent_again() {
        world.deliver();
        try (PageVisit visit = signedIn("#/webhooks")) {
            Page page = visit.page();
            assertThat(page.locator("table").first()).containsText("503");
            sound(visit);
            int before = world.shop.accepted.size();
            world.shopAnswers.set(200);
            page.locator(".redeliver").first().click();
            assertThat(page.locator("#notice")).containsText("다시 보냅니다");
            world.clock.advance(Duration.ofHours(2));
            world.deliver();
            assertThat(world.shop.accepted.size()).isGreaterThan(before);
            go(page, "#/payments");
            go(page, "#/webhooks");
            assertThat(page.locator(".badge", new Page.LocatorOptions().setHasText("전달됨"))
                            .first())
                    .isVisible();
        }
    }

    @Test
    void a_run_shows_how_far_it_is() {
        world.due(MANY);
        world.simulator.faults().add(Fault.always(Step.CHARGE, Fault.Kind.DELAY).millis(SLOWLY_MS));
        try (PageVisit visit = signedIn("#/runs")) {
            Page page = visit.page();
            page.click("#start-run");
            page.click("#confirm-yes");
            Locator run = page.locator(".run").first();
            assertThat(run.locator(".badge")).hasText("진행 중");
            assertThat(run.locator(".badge")).hasText("완료");
            assertThat(run.locator("progress")).hasAttribute("value", "100");
            assertThat(run.locator(".tiles")).containsText(String.valueOf(MANY));
            sound(visit);
        } finally {
            world.simulator.faults().clear();
        }
    }

    @Test
    void whoever_may_only_read_is_told_what_he_lacks() {
        String secret = world.api
                .post("/v1/api-keys", "{\"id\":\"reader\",\"scopes\":[\"read\"]}")
                .at("secret");
        try (PageVisit visit = at("#/webhooks")) {
            Page page = visit.page();
            page.fill("#api-key", secret);
            page.click("#sign-in [type=submit]");
            assertThat(page.locator(".problem")).containsText("operate");
            assertThat(page.locator("#api-key")).hasValue("");
        }
    }

    private PageVisit at(String hash) {
        PageVisit visit = browser.visit();
        visit.page().navigate(world.api.base() + "/console" + hash);
        visit.page().waitForSelector("body[data-started]");
        return visit;
    }

    private PageVisit signedIn(String hash) {
        PageVisit visit = at(hash);
        visit.page().fill("#api-key", "dmk_local");
        visit.page().click("#sign-in [type=submit]");
        shown(visit.page(), hash);
        return visit;
    }

    static void go(Page page, String hash) {
        page.evaluate("hash => { location.hash = hash; }", hash);
        shown(page, hash);
    }

    private static void shown(Page page, String hash) {
        assertThat(page.locator("body")).hasAttribute("data-shown", hash);
    }

    /** No sentence in a life line is half in another language; numbers and codes stand in a paragraph of their own. */
    private static void inKorean(Page page) {
        List<?> sentences = (List<?>) page.evaluate("""
                () => [...document.querySelectorAll('.life li > div')].map(told => {
                  const copy = told.cloneNode(true);
                  copy.querySelectorAll('p').forEach(beside => beside.remove());
                  return copy.textContent;
                })""");
        assertThat(sentences)
                .isNotEmpty()
                .allSatisfy(told ->
                        assertThat((String) told).containsPattern("[가-힣]").doesNotContainPattern("[A-Za-z]"));
    }

    private void sound(PageVisit visit) {
        assertThat(PageChecks.inaccessible(visit.page())).isEmpty();
        assertThat(PageChecks.strangers(visit, world.api.base())).isEmpty();
        assertThat(PageChecks.heavy(visit)).isEmpty();
        assertThat(PageChecks.refused(visit)).isEmpty();
        assertThat(PageChecks.leftBehind(visit, List.of("dmk_local"))).isEmpty();
        assertThat(visit.context().cookies()).isEmpty();
    }
}
