package io.dalmada.domain.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** When a pending inquiry is repeated: soon at first, then hourly for a day, then daily. */
final class InquirySchedule {
    /** Until then it is asked hourly. */
    private static final Duration FIRST_DAY = Duration.ofHours(24);

    private static final Duration FIRST = Duration.ofSeconds(20);
    private static final List<Duration> STEPS = Stream.concat(
                    Stream.of(FIRST), Stream.of(1, 2, 5, 10, 20, 40, 60).map(Duration::ofMinutes))
            .toList();

    private InquirySchedule() {}

    static Instant first(Instant now) {
        return now.plus(FIRST);
    }

    /** The next planned time after {@code now}, or {@code progress} when asking then would move the proof on sooner. */
    static Instant next(Instant since, Instant now, Instant progress) {
        Instant planned = planned(since, now);
        return progress.isAfter(now) && progress.isBefore(planned) ? progress : planned;
    }

    private static Instant planned(Instant since, Instant now) {
        return STEPS.stream()
                .map(since::plus)
                .filter(at -> at.isAfter(now))
                .findFirst()
                .orElseGet(() -> now.plus(
                        Duration.between(since, now).compareTo(FIRST_DAY) < 0
                                ? Duration.ofHours(1)
                                : Duration.ofDays(1)));
    }
}
