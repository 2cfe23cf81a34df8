package io.dalmada.domain.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dalmada.domain.gateway.AbsenceRule;
import io.dalmada.domain.gateway.Doubt;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.gateway.SealedReply;
import io.dalmada.domain.shared.SecretText;
import io.dalmada.domain.shared.Seeds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenQuestionTest {
    private static final AbsenceRule DEFAULT = new AbsenceRule(Duration.ofMinutes(60), 3, Duration.ofMinutes(10));
    private static final AbsenceRule SHORT = new AbsenceRule(Duration.ofSeconds(3), 2, Duration.ofSeconds(1));
    private static final Instant SENT = Instant.parse("2026-11-23T01:00:00Z");

    @Test
    void without_any_answer_the_gateway_is_asked_soon_then_hourly_then_daily() {
        List<Duration> asked = new ArrayList<>();
        Instant at = InquirySchedule.first(SENT);
        while (asked.size() < 34) {
            asked.add(Duration.between(SENT, at));
            at = InquirySchedule.next(SENT, at, SENT);
        }
        List<Duration> planned = new ArrayList<>(List.of(Duration.ofSeconds(20)));
        for (int minutes : new int[] {1, 2, 5, 10, 20, 40, 60}) {
            planned.add(Duration.ofMinutes(minutes));
        }
        for (int hours = 2; hours <= 24; hours++) {
            planned.add(Duration.ofHours(hours));
        }
        for (int days = 2; planned.size() < 34; days++) {
            planned.add(Duration.ofDays(days));
        }
        assertThat(asked).isEqualTo(planned);
    }

    @ParameterizedTest
    @CsvSource({
        // asked at, the next planned time, both in seconds since sending
        "0, 20",
        "19, 20",
        "20, 60",
        "59, 60",
        "61, 120",
        "299, 300",
        "1201, 2400",
        "3599, 3600",
        "3600, 7200",
        "5000, 8600",
        "86399, 89999",
        "86400, 172800",
        "100000, 186400"
    })
    void a_late_inquiry_goes_on_with_the_next_planned_time(long asked, long next) {
        Instant now = SENT.plusSeconds(asked);
        assertThat(InquirySchedule.next(SENT, now, SENT)).isEqualTo(SENT.plusSeconds(next));
    }

    @Test
    void an_inquiry_that_moves_the_proof_on_is_made_sooner_than_planned() {
        Instant now = SENT.plusSeconds(2_400);
        assertThat(InquirySchedule.next(SENT, now, now.plusSeconds(600))).isEqualTo(now.plusSeconds(600));
        assertThat(InquirySchedule.next(SENT, now, now.plusSeconds(9_999))).isEqualTo(SENT.plusSeconds(3_600));
        assertThat(InquirySchedule.next(SENT, now, now)).isEqualTo(SENT.plusSeconds(3_600));
    }

    @Test
    void the_first_inquiry_is_after_20_seconds_sooner_with_a_shortened_rule_and_at_once_with_a_sealed_reply() {
        Instant now = SENT.plusSeconds(30);
        assertThat(opened(DEFAULT, now).nextInquiryAt()).isEqualTo(now.plusSeconds(20));
        assertThat(opened(SHORT, now).nextInquiryAt()).isEqualTo(now.plusSeconds(1));
        Optional<SealedReply> sealed = Optional.of(new SealedReply(SecretText.of("sealed")));
        assertThat(OpenQuestion.opened(Doubt.UNREADABLE_REPLY, SENT, Optional.empty(), sealed, now, DEFAULT)
                        .nextInquiryAt())
                .isEqualTo(now);
    }

    @Test
    void under_the_default_rule_the_first_proof_comes_at_60_minutes_when_it_is_asked_as_planned() {
        OpenQuestion question = opened(DEFAULT, SENT);
        List<Long> seconds = new ArrayList<>();
        Instant at;
        do {
            at = question.nextInquiryAt();
            seconds.add(Duration.between(SENT, at).toSeconds());
            question = question.afterEmptyScan(at, DEFAULT);
        } while (!question.absenceProven(at, DEFAULT));
        assertThat(at).isEqualTo(SENT.plus(Duration.ofMinutes(60)));
        assertThat(seconds).startsWith(20L, 60L, 120L, 300L, 600L).endsWith(3_600L);
    }

    @Test
    void under_the_default_rule_nothing_is_proven_before_60_minutes_however_often_it_is_asked() {
        OpenQuestion question = opened(DEFAULT, SENT);
        for (int second = 1; second < 3_600; second++) {
            Instant at = SENT.plusSeconds(second);
            question = question.afterEmptyScan(at, DEFAULT);
            assertThat(question.absenceProven(at, DEFAULT))
                    .as("after " + second + " s")
                    .isFalse();
        }
        Instant settled = SENT.plusSeconds(3_600);
        assertThat(question.afterEmptyScan(settled, DEFAULT).absenceProven(settled, DEFAULT))
                .isTrue();
    }

    @Test
    void time_alone_proves_nothing() {
        Instant late = SENT.plus(Duration.ofDays(30));
        OpenQuestion question = opened(DEFAULT, SENT);
        assertThat(question.absenceProven(late, DEFAULT)).isFalse();
        question = question.afterEmptyScan(late, DEFAULT);
        question = question.afterEmptyScan(late.plusSeconds(1), DEFAULT);
        question = question.afterEmptyScan(late.plusSeconds(599), DEFAULT);
        assertThat(question.scans()).isEqualTo(1);
        assertThat(question.absenceProven(late.plusSeconds(599), DEFAULT)).isFalse();
    }

    @Test
    void scans_count_from_exactly_one_spacing_apart() {
        Instant first = SENT.plusSeconds(20);
        OpenQuestion question = opened(DEFAULT, SENT).afterEmptyScan(first, DEFAULT);
        OpenQuestion early = question.afterEmptyScan(first.plusSeconds(599), DEFAULT);
        assertThat(early.scans()).isEqualTo(1);
        assertThat(early.lastScanAt()).contains(first);
        OpenQuestion enough = question.afterEmptyScan(first.plusSeconds(600), DEFAULT);
        assertThat(enough.scans()).isEqualTo(2);
        assertThat(enough.lastScanAt()).contains(first.plusSeconds(600));
    }

    @Test
    void a_failed_inquiry_starts_the_proof_anew() {
        OpenQuestion question = opened(DEFAULT, SENT)
                .afterEmptyScan(SENT.plusSeconds(600), DEFAULT)
                .afterEmptyScan(SENT.plusSeconds(1_200), DEFAULT)
                .afterFailedInquiry(SENT.plusSeconds(1_800), DEFAULT);
        assertThat(question.scans()).isZero();
        assertThat(question.lastScanAt()).isEmpty();
        Instant late = SENT.plusSeconds(7_200);
        question = question.afterEmptyScan(late, DEFAULT);
        assertThat(question.absenceProven(late, DEFAULT)).isFalse();
        assertThat(question.nextInquiryAt()).isEqualTo(late.plusSeconds(600));
    }

    @Test
    void an_answer_that_shows_something_starts_the_proof_anew() {
        OpenQuestion question = opened(DEFAULT, SENT)
                .afterEmptyScan(SENT.plusSeconds(600), DEFAULT)
                .stillRunning(SENT.plusSeconds(1_200), Optional.empty());
        assertThat(question.scans()).isZero();
        assertThat(question.lastScanAt()).isEmpty();
    }

    @Test
    void what_was_sent_again_has_to_settle_again() {
        OpenQuestion question = opened(DEFAULT, SENT)
                .afterEmptyScan(SENT.plusSeconds(600), DEFAULT)
                .sentAgain(SENT.plusSeconds(1_200));
        assertThat(question.scans()).isZero();
        assertThat(question.since()).isEqualTo(SENT.plusSeconds(1_200));
        assertThat(question.nextInquiryAt()).isEqualTo(SENT.plusSeconds(1_220));
    }

    @Test
    void a_shortened_rule_is_proven_within_seconds_when_it_is_asked_as_planned() {
        OpenQuestion question = opened(SHORT, SENT);
        Instant at = question.nextInquiryAt();
        question = question.afterEmptyScan(at, SHORT);
        while (!question.absenceProven(at, SHORT)) {
            at = question.nextInquiryAt();
            question = question.afterEmptyScan(at, SHORT);
        }
        assertThat(at).isEqualTo(SENT.plusSeconds(3));
        assertThat(question.scans()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void a_number_once_seen_is_kept() {
        GatewayTxnId seen = new GatewayTxnId("T1");
        OpenQuestion question = opened(DEFAULT, SENT).stillRunning(SENT.plusSeconds(20), Optional.of(seen));
        assertThat(question.txn()).contains(seen);
        assertThat(question.stillRunning(SENT.plusSeconds(60), Optional.of(new GatewayTxnId("T2")))
                        .txn())
                .contains(seen);
        assertThat(question.stillRunning(SENT.plusSeconds(60), Optional.empty()).txn())
                .contains(seen);
    }

    @Test
    void whatever_is_answered_the_next_inquiry_is_later_and_at_most_a_day_away() {
        Seeds.forEach(300, random -> {
            AbsenceRule rule = random.nextBoolean() ? DEFAULT : SHORT;
            OpenQuestion question = opened(rule, SENT);
            Instant at = SENT;
            for (int i = 0; i < 60; i++) {
                at = random.nextBoolean() ? question.nextInquiryAt() : at.plusSeconds(1 + random.nextInt(40_000));
                question = switch (random.nextInt(3)) {
                    case 0 -> question.afterEmptyScan(at, rule);
                    case 1 -> question.afterFailedInquiry(at, rule);
                    default -> question.stillRunning(at, Optional.empty());
                };
                assertThat(question.nextInquiryAt()).isAfter(at).isBeforeOrEqualTo(at.plus(Duration.ofDays(1)));
                assertThat(question.since()).isEqualTo(SENT);
            }
        });
    }

    @ParameterizedTest
    @CsvSource({"-1, 3, 600", "3600, 0, 600", "3600, -1, 600", "3600, 3, -1"})
    void a_rule_that_proves_without_looking_is_refused(long settle, int scans, long spacing) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AbsenceRule(Duration.ofSeconds(settle), scans, Duration.ofSeconds(spacing)));
    }

    private static OpenQuestion opened(AbsenceRule rule, Instant now) {
        return OpenQuestion.opened(Doubt.NO_REPLY, SENT, Optional.empty(), Optional.empty(), now, rule);
    }
}
