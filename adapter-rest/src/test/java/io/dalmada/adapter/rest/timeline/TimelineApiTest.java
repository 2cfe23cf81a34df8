package io.dalmada.adapter.rest.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.dalmada.adapter.rest.ApiTest;
import io.dalmada.adapter.rest.Client.Reply;
import io.dalmada.adapter.rest.TimelinePort;
import io.dalmada.adapter.rest.openapi.ExampleFiles;
import io.dalmada.adapter.rest.web.Language;
import io.dalmada.application.port.in.Timeline;
import io.dalmada.application.port.in.TimelineCause;
import io.dalmada.application.port.in.TimelineCodes;
import io.dalmada.application.port.in.TimelineEntry;
import io.dalmada.domain.payment.PaymentId;
import io.dalmada.domain.shared.Money;
import io.dalmada.domain.subscription.Decision;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** One look explains a state, in the reader's language. */
class TimelineApiTest extends ApiTest {
    private static final String ID = "0193589e-0b1c-7b22-9c33-6d7e8f901234";
    private static final Instant AT = Instant.parse("2026-11-23T01:00:31Z");

    @Autowired
    private TimelinePort timelines;

    @AfterEach
    void forget() {
        timelines.onTimeline = () -> new Timeline(List.of(), List.of(), true);
    }

    @Test
    void tells_what_happened_in_the_readers_language() {
        timelines.onTimeline = () -> new Timeline(
                List.of(TimelineEntry.of(AT, "ATTEMPT_UNKNOWN", "P01J6M9W2RWFCH9RCVDGZ7S0936-01")
                        .of(Optional.of(new PaymentId(UUID.fromString(ID))))
                        .because(Optional.of("NO_REPLY"))),
                List.of(),
                true);

        Reply english = client().with("Accept-Language", "en").get("/v1/payments/" + ID + "/timeline");
        Reply korean = client().with("Accept-Language", "ko").get("/v1/payments/" + ID + "/timeline");

        assertThat(english.status()).isEqualTo(200);
        assertThat(JsonPath.<List<Object>>read(english.body(), "$.entries"))
                .isEqualTo(JsonPath.<List<Object>>read(ExampleFiles.text("timeline"), "$.entries[2:3]"));
        assertThat(JsonPath.<String>read(korean.body(), "$.entries[0].text")).contains("응답이 오지 않았습니다");
        assertThat(JsonPath.<String>read(korean.body(), "$.entries[0].code")).isEqualTo("ATTEMPT_UNKNOWN");
    }

    @Test
    void tells_by_which_rule_a_bill_is_tried_again_and_when() {
        timelines.onTimeline = () -> new Timeline(
                List.of(TimelineEntry.of(Instant.parse("2026-12-23T01:00:02Z"), "BILL_DECLINED", "1")
                        .of(Optional.of(new PaymentId(UUID.fromString(ID))))
                        .because(Optional.of("INSUFFICIENT_BALANCE"))
                        .by(Optional.of(Decision.Rule.RETRY_DAY))
                        .followedAt(Optional.of(Instant.parse("2026-12-24T01:00:00Z")))
                        .over(Money.won(9900))),
                List.of(),
                true);

        Reply reply = client().with("Accept-Language", "en").get("/v1/subscriptions/" + ID + "/timeline");

        assertThat(JsonPath.<List<Object>>read(reply.body(), "$.entries"))
                .isEqualTo(JsonPath.<List<Object>>read(ExampleFiles.text("timeline-dunning"), "$.entries[0:1]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/payments/x/timeline", "/v1/subscriptions/x/timeline"})
    void refuses_what_is_no_id(String path) {
        assertThat(client().get(path).status()).isEqualTo(400);
    }

    static Stream<String> codes() {
        return TimelineCodes.all().stream();
    }

    static Stream<String> causes() {
        return Stream.concat(
                TimelineCodes.domainCauses().stream(),
                Arrays.stream(TimelineCause.values()).map(Enum::name));
    }

    @ParameterizedTest
    @MethodSource("codes")
    void every_code_has_a_sentence_in_both_languages(String code) {
        requireBoth(TimelineEntry.of(AT, code, "x"), 10);
    }

    @ParameterizedTest
    @MethodSource("causes")
    void every_cause_has_a_sentence_in_both_languages(String cause) {
        TimelineEntry plain = TimelineEntry.of(AT, "ATTEMPT_UNKNOWN", "x");

        for (Language language : Language.values()) {
            assertThat(TimelineTexts.of(plain.because(Optional.of(cause)), language))
                    .hasSizeGreaterThan(TimelineTexts.of(plain, language).length() + 5);
        }
    }

    @ParameterizedTest
    @EnumSource
    void every_rule_has_a_sentence_in_both_languages(Decision.Rule rule) {
        requireBoth(TimelineEntry.of(AT, "BILL_DECLINED", "1").by(Optional.of(rule)), 30);
    }

    private static void requireBoth(TimelineEntry entry, int longerThan) {
        assertThat(TimelineTexts.of(entry, Language.EN))
                .hasSizeGreaterThan(longerThan)
                .matches("[ -~]+");
        assertThat(TimelineTexts.of(entry, Language.KO))
                .hasSizeGreaterThan(longerThan)
                .matches(".*[가-힣].*");
    }
}
