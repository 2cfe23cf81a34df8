package io.dalmada.adapter.rest.testclock;

import io.dalmada.application.port.in.MoveClock;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The movable clock, and the diary of its last move. */
@Schema(name = "TestClockState")
record TestClockBody(
        String now,

        @Schema(description = "Where the move began") @Nullable
        String from,

        @Schema(description = "How many things happened on the way") @Nullable
        Integer happened,

        @Schema(description = "What happened to subscriptions, in order; the first 10,000") @Nullable
        List<Entry> diary) {

    static TestClockBody at(Instant now) {
        return new TestClockBody(now.toString(), null, null, null);
    }

    static TestClockBody from(MoveClock.Diary diary) {
        return new TestClockBody(
                diary.to().toString(),
                diary.from().toString(),
                diary.happened(),
                diary.lines().stream()
                        .map(line -> new Entry(line.at().toString(), line.type(), line.about()))
                        .toList());
    }

    /** One thing that happened. */
    @Schema(name = "DiaryEntry")
    record Entry(String at, String type, String subscriptionId) {}
}
