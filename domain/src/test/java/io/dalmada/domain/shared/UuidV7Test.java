package io.dalmada.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UuidV7Test {
    private static final Instant START = Instant.parse("2026-11-23T01:00:00.123Z");

    private final Hand clock = new Hand(START);
    private final UuidV7 ids = new UuidV7(clock, new Random(7));

    @Test
    void an_id_carries_version_7_the_rfc_variant_and_the_time() {
        for (int i = 0; i < 5_000; i++) {
            UUID id = ids.next();
            assertThat(id.version()).isEqualTo(7);
            assertThat(id.variant()).isEqualTo(2);
        }
        clock.now = START.plusSeconds(3_600);
        assertThat(ids.next().getMostSignificantBits() >>> 16)
                .isEqualTo(START.plusSeconds(3_600).toEpochMilli());
    }

    @Test
    void five_thousand_ids_of_one_millisecond_rise_and_are_distinct() {
        Set<UUID> seen = new HashSet<>();
        UUID last = ids.next();
        seen.add(last);
        for (int i = 1; i < 5_000; i++) {
            UUID next = ids.next();
            assertThat(next.toString()).isGreaterThan(last.toString());
            seen.add(next);
            last = next;
        }
        assertThat(seen).hasSize(5_000);
        // 4,096 fit into one millisecond; the rest borrows from the next one and no further.
        assertThat(last.getMostSignificantBits() >>> 16).isEqualTo(START.toEpochMilli() + 1);
    }

    @Test
    void ids_rise_even_when_the_clock_steps_back() {
        UUID before = ids.next();
        clock.now = START.minusSeconds(86_400);
        UUID after = ids.next();
        assertThat(after.toString()).isGreaterThan(before.toString());
    }

    @Test
    void ids_rise_whatever_the_clock_does() {
        Seeds.forEach(50, random -> {
            Hand wild = new Hand(START);
            UuidV7 source = new UuidV7(wild, random);
            UUID last = source.next();
            for (int i = 0; i < 2_000; i++) {
                if (random.nextInt(4) == 0) {
                    wild.now = wild.now.plusMillis(random.nextInt(7) - 3L);
                }
                UUID next = source.next();
                assertThat(next.toString()).isGreaterThan(last.toString());
                assertThat(next.version()).isEqualTo(7);
                last = next;
            }
        });
    }

    /** A clock that stands where it is put. */
    private static final class Hand extends Clock {
        private Instant now;

        Hand(Instant now) {
            this.now = now;
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
