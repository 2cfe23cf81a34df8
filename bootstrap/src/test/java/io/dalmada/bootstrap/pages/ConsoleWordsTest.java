package io.dalmada.bootstrap.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.dalmada.application.event.EventFamily;
import io.dalmada.application.model.BillingRun;
import io.dalmada.application.port.in.TimelineCodes;
import io.dalmada.application.port.out.gateway.PaymentSnapshot;
import io.dalmada.domain.payment.AttemptStatus;
import io.dalmada.domain.payment.PaymentStatus;
import io.dalmada.domain.payment.RefundStatus;
import io.dalmada.domain.plan.BillingInterval;
import io.dalmada.domain.reconciliation.Finding;
import io.dalmada.domain.subscription.SubscriptionStatus;
import io.dalmada.domain.webhook.DeliveryStatus;
import io.dalmada.domain.webhook.EndpointStatus;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Whatever code or note the API can answer, the console has words for it, in Korean and in English. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleWordsTest {
    private static final Path FILES =
            Path.of("../adapter-rest/src/main/resources/io/dalmada/adapter/rest/pages/assets");
    private static final String HANGUL = ".*[가-힣].*";
    private static final String ENGLISH = "[ -~₩×]+";
    /** The whole list of what a delivery's lastFailure says. */
    private static final List<String> UNDELIVERED = List.of(
            "address-refused",
            "host-not-found",
            "not-encrypted",
            "not-connected",
            "tls-failed",
            "timeout",
            "no-answer");

    @SuppressWarnings("NullAway.Init")
    private PageBrowser browser;

    @SuppressWarnings("NullAway.Init")
    private PageVisit visit;

    @BeforeAll
    void open() {
        browser = PageBrowser.start();
        visit = browser.visit();
        visit.page().route("http://console.test/**", ConsoleWordsTest::file);
        speak("ko");
    }

    @AfterAll
    void close() {
        visit.close();
        browser.close();
    }

    @Test
    void every_code_has_a_word_in_both_languages() {
        List<String> codes = codes();
        assertThat(codes).hasSizeGreaterThan(80);
        assertThat(wrong("ko", "words", "word", codes, said -> said.matches(HANGUL) && !said.startsWith("코드 ")))
                .isEmpty();
        assertThat(wrong("en", "words", "word", codes, said -> said.matches(ENGLISH) && !said.startsWith("code ")))
                .isEmpty();
    }

    @Test
    void every_event_has_words_in_both_languages() {
        List<String> types = Arrays.stream(EventFamily.values())
                .flatMap(family -> family.types().stream())
                .toList();
        assertThat(types).hasSizeGreaterThan(40);
        assertThat(wrong("ko", "words", "eventWords", types, said -> said.matches("[^A-Za-z_]+")))
                .isEmpty();
        assertThat(wrong("en", "words", "eventWords", types, said -> said.matches(ENGLISH) && !said.contains("code ")))
                .isEmpty();
    }

    @Test
    void every_note_of_the_books_has_a_sentence_in_both_languages() throws IOException {
        List<String> notes = WrittenNotes.all();
        assertThat(notes).hasSizeGreaterThan(35);
        assertThat(wrong("ko", "sentences", "sentence", notes, said -> said.matches(HANGUL)))
                .isEmpty();
        assertThat(wrong("en", "sentences", "sentence", notes, said -> said.matches(ENGLISH)))
                .isEmpty();
    }

    @Test
    void what_has_no_words_is_shown_as_the_code_that_it_is() {
        List<String> unknown = List.of("NOBODY_KNOWS");
        assertThat(said("ko", "words", "word", unknown)).containsValue("코드 NOBODY_KNOWS");
        assertThat(said("en", "words", "word", unknown)).containsValue("code NOBODY_KNOWS");
        assertThat(said("ko", "sentences", "sentence", unknown)).containsValue("null");
        assertThat(visit.page().evaluate("""
                        async () => (await import('/pages/console/sentences.js')).note('nobody has said this').tagName""")).isEqualTo("CODE");
    }

    private static List<String> codes() {
        Stream<Enum<?>[]> states = Stream.of(
                PaymentStatus.values(),
                AttemptStatus.values(),
                RefundStatus.values(),
                SubscriptionStatus.values(),
                DeliveryStatus.values(),
                EndpointStatus.values(),
                Finding.values(),
                BillingRun.Status.values(),
                PaymentSnapshot.Status.values(),
                BillingInterval.Unit.values());
        Stream<String> words =
                Stream.concat(states.flatMap(Arrays::stream).map(Enum::name), TimelineCodes.domainCauses().stream());
        return Stream.concat(words, UNDELIVERED.stream()).distinct().toList();
    }

    private Map<String, String> wrong(
            String language, String module, String function, List<String> codes, Predicate<String> isRight) {
        Map<String, String> said = said(language, module, function, codes);
        assertThat(said).hasSameSizeAs(codes);
        said.values().removeIf(isRight);
        return said;
    }

    private Map<String, String> said(String language, String module, String function, List<String> codes) {
        speak(language);
        String subject = function.equals("eventWords") ? "{ type: text }" : "text";
        String script = "async texts => { const words = await import('/pages/console/%s.js');"
                + " return texts.map(text => String(words.%s(%s))); }";
        List<?> answers = (List<?>) visit.page().evaluate(script.formatted(module, function, subject), codes);
        Map<String, String> said = new LinkedHashMap<>();
        for (int i = 0; i < codes.size(); i++) {
            said.put(codes.get(i), String.valueOf(answers.get(i)));
        }
        return said;
    }

    /** The page's language is that of its address. */
    private void speak(String language) {
        Page page = visit.page();
        String address = "http://console.test/?lang=" + language;
        if (!page.url().equals(address)) {
            page.navigate(address);
        }
    }

    private static void file(Route route) {
        String path = URI.create(route.request().url()).getPath();
        boolean isPage = path.equals("/");
        Route.FulfillOptions answer =
                new Route.FulfillOptions().setContentType(isPage ? "text/html" : "text/javascript");
        route.fulfill(
                isPage
                        ? answer.setBody("<!doctype html><title>words</title>")
                        : answer.setPath(FILES.resolve(path.substring("/pages/".length()))));
    }
}
