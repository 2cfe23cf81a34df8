package io.dalmada.domain.subscription;

import static io.dalmada.domain.gateway.DeclineReason.CARD_EXPIRED;
import static io.dalmada.domain.gateway.DeclineReason.INSUFFICIENT_BALANCE;

import io.dalmada.domain.subscription.Life.Answer;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Where a subscription may be when something is asked of it: each status, and what its bill may be doing. */
enum Situation {
    /** Its first bill was not sent. */
    INCOMPLETE,
    /** Its first bill is on its way. */
    SIGNING_UP,
    /** It starts on a later day. */
    AGREED,
    TRIALING,
    ACTIVE,
    /** To be canceled at the period's end. */
    ENDING,
    /** A renewal is on its way. */
    RENEWING,
    /** A renewal was not sent. */
    DELAYED,
    /** A change is on its way. */
    CHANGING,
    /** A bill waits for a person's word. */
    HELD,
    PAST_DUE,
    /** The retry is on its way. */
    RETRYING,
    SUSPENDED,
    PAUSED,
    /** The first bill after a pause is on its way. */
    RESUMING,
    CANCELED,
    ENDED;

    Life life() {
        return switch (this) {
            case INCOMPLETE -> signingUp().answer(Answer.NOT_SENT);
            case SIGNING_UP -> signingUp();
            case AGREED ->
                new Life(Agreements.startingOn(Agreements.MONTHLY, Agreements.TODAY.plusDays(9)), Agreements.NOW);
            case TRIALING -> new Life(Agreements.trial(Agreements.MONTHLY, 14), Agreements.NOW);
            case ACTIVE -> active();
            case ENDING -> acting(active(), (s, life) -> s.cancelAtPeriodEnd(life.now(), Agreements.RULES));
            case RENEWING -> Life.active().next(Answer.UNKNOWN).until("2026-12-23T12:00");
            case DELAYED -> Life.active().next(Answer.NOT_SENT).until("2026-12-23T10:30");
            case CHANGING ->
                acting(active(), (s, life) -> s.changeNow(Agreements.DEAR, 1, life.now(), Agreements.RULES));
            case HELD -> Life.active().at("2026-12-31T10:00").run();
            case PAST_DUE -> pastDue();
            case RETRYING -> pastDue().next(Answer.UNKNOWN).until("2026-12-24T12:00");
            case SUSPENDED -> Life.active().declines(CARD_EXPIRED).until("2026-12-31T00:00");
            case PAUSED -> acting(active(), (s, life) -> s.pause(Optional.empty(), life.now(), Agreements.RULES));
            case RESUMING ->
                acting(PAUSED.life().at("2026-12-20T12:00"), (s, life) -> s.resume(life.now(), Agreements.RULES));
            case CANCELED -> acting(active(), (s, life) -> s.cancelNow(life.now(), Agreements.RULES));
            case ENDED -> signingUp().declines(CARD_EXPIRED).answered();
        };
    }

    private static Life signingUp() {
        return new Life(Agreements.order(Agreements.MONTHLY), Agreements.NOW);
    }

    private static Life active() {
        return Life.active().until("2026-12-03T12:00");
    }

    private static Life pastDue() {
        return Life.active().declines(INSUFFICIENT_BALANCE).until("2026-12-23T12:00");
    }

    private static Life acting(Life life, BiConsumer<Subscription, Life> act) {
        return life.act(subscription -> act.accept(subscription, life));
    }
}
