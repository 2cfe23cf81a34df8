package io.dalmada.simulator.cookiepay;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicReference;

/** The simulator's own time: a base clock, moved ahead on demand. */
public final class SimulatorClock {
    static final ZoneId KOREA = ZoneId.of("Asia/Seoul");
    static final DateTimeFormatter FOURTEEN = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

    private final Clock base;
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    SimulatorClock(Clock base) {
        this.base = base;
    }

    public Instant now() {
        return base.instant().plus(ahead());
    }

    public void advance(Duration by) {
        ahead.accumulateAndGet(by, Duration::plus);
    }

    public void moveTo(Instant to) {
        ahead.set(Duration.between(base.instant(), to));
    }

    LocalDateTime inKorea() {
        return inKorea(now());
    }

    static LocalDateTime inKorea(Instant at) {
        return LocalDateTime.ofInstant(at, KOREA);
    }

    private Duration ahead() {
        Duration known = ahead.get();
        return known == null ? Duration.ZERO : known;
    }
}
