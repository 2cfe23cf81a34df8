package io.dalmada.application.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until it is moved. */
public final class MovableClock extends Clock {
    private final Hand hand;
    private final ZoneId zone;

    private MovableClock(Hand hand, ZoneId zone) {
        this.hand = hand;
        this.zone = zone;
    }

    public static MovableClock at(Instant start) {
        return new MovableClock(new Hand(start), ZoneOffset.UTC);
    }

    /** 10:00 in Seoul on an ordinary Monday. */
    public static MovableClock atTen() {
        return at(Instant.parse("2026-11-23T01:00:00Z"));
    }

    public void advance(Duration by) {
        hand.move(by);
    }

    public void set(Instant to) {
        hand.now = to;
    }

    @Override
    public Instant instant() {
        return hand.now;
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new MovableClock(hand, other);
    }

    private static final class Hand {
        private volatile Instant now;

        Hand(Instant start) {
            now = start;
        }

        synchronized void move(Duration by) {
            now = now.plus(by);
        }
    }
}
