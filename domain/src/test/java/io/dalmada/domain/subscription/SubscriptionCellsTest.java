package io.dalmada.domain.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.domain.billingkey.BillingKeyId;
import io.dalmada.domain.gateway.Decline;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a person may ask for in which situation, as a printed table: the status after it, once a charge that it led to at once
 * is approved; or {@code state} (it does not fit the status) or {@code bill} (a bill is in progress) where it is refused.
 */
class SubscriptionCellsTest {
    private static final BillingRules RULES = Agreements.RULES;

    private static final String TABLE = """
                    CANCEL    CANCEL_END UNCANCEL PAUSE  RESUME CHANGE   CHANGE_END KEY        PAY        COLLECT WAIVE CHANGE_BILL
        INCOMPLETE  CANCELED  CANCELED   state    state  state  state    state      ACTIVE     ACTIVE     state   state state
        SIGNING_UP  CANCELED  CANCELED   state    state  state  state    state      INCOMPLETE bill       state   state state
        AGREED      CANCELED  CANCELED   state    state  state  state    state      SCHEDULED  state      state   state state
        TRIALING    CANCELED  TRIALING   state    state  state  TRIALING TRIALING   TRIALING   state      state   state TRIALING
        ACTIVE      CANCELED  ACTIVE     state    PAUSED state  ACTIVE   ACTIVE     ACTIVE     state      state   state ACTIVE
        ENDING      CANCELED  ACTIVE     ACTIVE   state  state  state    state      ACTIVE     state      state   state state
        RENEWING    CANCELED  CANCELED   state    bill   state  bill     bill       ACTIVE     bill       state   state bill
        DELAYED     CANCELED  CANCELED   state    bill   state  bill     bill       ACTIVE     ACTIVE     state   state bill
        CHANGING    CANCELED  ACTIVE     state    bill   state  bill     bill       ACTIVE     bill       state   state bill
        HELD        CANCELED  CANCELED   state    bill   state  bill     bill       ACTIVE     state      ACTIVE  ACTIVE bill
        PAST_DUE    CANCELED  CANCELED   state    state  state  state    state      ACTIVE     ACTIVE     state   state state
        RETRYING    CANCELED  CANCELED   state    state  state  state    state      PAST_DUE   bill       state   state state
        SUSPENDED   CANCELED  CANCELED   state    state  state  state    state      ACTIVE     SUSPENDED  state   state state
        PAUSED      CANCELED  CANCELED   state    state  ACTIVE state    state      PAUSED     state      state   state state
        RESUMING    CANCELED  CANCELED   state    state  bill   state    state      PAUSED     bill       state   state state
        CANCELED    state     state      state    state  state  state    state      state      state      state   state state
        ENDED       state     state      state    state  state  state    state      state      state      state   state state
        """;

    /** What can be asked of a subscription. */
    enum Command {
        CANCEL,
        CANCEL_END,
        UNCANCEL,
        PAUSE,
        RESUME,
        CHANGE,
        CHANGE_END,
        KEY,
        PAY,
        COLLECT,
        WAIVE,
        CHANGE_BILL;

        void on(Subscription subscription, Instant now) {
            switch (this) {
                case CANCEL -> subscription.cancelNow(now, RULES);
                case CANCEL_END -> subscription.cancelAtPeriodEnd(now, RULES);
                case UNCANCEL -> subscription.uncancel(now, RULES);
                case PAUSE -> subscription.pause(Optional.empty(), now, RULES);
                case RESUME -> subscription.resume(now, RULES);
                case CHANGE -> subscription.changeNow(Agreements.DEAR, 1, now, RULES);
                case CHANGE_END -> subscription.changeAtPeriodEnd(Agreements.DEAR, 1, now);
                case KEY -> subscription.replaceBillingKey(new BillingKeyId(new UUID(8, 8)), Agreements.GATEWAY, now);
                case PAY -> subscription.payNow(now);
                case COLLECT -> subscription.release(true, now, RULES);
                case WAIVE -> subscription.release(false, now, RULES);
                case CHANGE_BILL -> subscription.changeWithNextBill(Agreements.DEAR, 1, now, RULES);
            }
        }
    }

    static Stream<Arguments> cells() {
        List<List<String>> lines =
                TABLE.lines().map(line -> List.of(line.strip().split("\\s+"))).toList();
        return lines.stream()
                .skip(1)
                .flatMap(line -> Arrays.stream(Command.values())
                        .map(command -> Arguments.of(
                                Situation.valueOf(line.get(0)),
                                command,
                                line.get(1 + lines.get(0).indexOf(command.name())))));
    }

    @Test
    void every_situation_and_every_command_has_its_cell() {
        Map<Object, Long> perSituation =
                cells().collect(Collectors.groupingBy(cell -> cell.get()[0], Collectors.counting()));
        assertThat(perSituation.keySet()).containsExactlyInAnyOrder((Object[]) Situation.values());
        assertThat(perSituation.values()).containsOnly((long) Command.values().length);
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("cells")
    void does_or_refuses_as_the_table_says(Situation situation, Command command, String expected) {
        Life life = situation.life();
        Subscription.Snapshot before = life.stored();
        int sent = life.sent().size();
        Optional<Refusal> refusal = refusal(life, command);
        if (refusal.isPresent()) {
            assertThat(life.stored()).isEqualTo(before);
            assertThat(refusal.get()).isEqualTo(refusals().get(expected));
            return;
        }
        if (life.sent().size() > sent) {
            life.answered();
        }
        assertThat(life.status()).hasToString(expected);
    }

    private static Map<String, Refusal> refusals() {
        return Map.of("state", Refusal.SUBSCRIPTION_STATE, "bill", Refusal.BILL_IN_PROGRESS);
    }

    private static Optional<Refusal> refusal(Life life, Command command) {
        try {
            life.act(subscription -> command.on(subscription, life.now()));
            return Optional.empty();
        } catch (DomainException refused) {
            return Optional.of(refused.refusal());
        }
    }

    // ---- what the gateway's answers do in each situation

    private static final String ANSWERS = """
                    APPROVED  DECLINED  TROUBLED   NOT_SENT   ABSENT     VOID
        SIGNING_UP  ACTIVE    ENDED     ENDED      INCOMPLETE INCOMPLETE INCOMPLETE
        RENEWING    ACTIVE    PAST_DUE  ACTIVE     ACTIVE     ACTIVE     ACTIVE
        CHANGING    ACTIVE    ACTIVE    ACTIVE     ACTIVE     ACTIVE     ACTIVE
        RETRYING    ACTIVE    PAST_DUE  PAST_DUE   PAST_DUE   PAST_DUE   PAST_DUE
        RESUMING    ACTIVE    PAUSED    PAUSED     PAUSED     PAUSED     PAUSED
        """;

    private static final Map<String, Object> SAID = Map.of(
            "DECLINED", Decline.of(DeclineReason.INSUFFICIENT_BALANCE),
            "TROUBLED", Decline.of(DeclineReason.SYSTEM_ERROR));

    static Stream<Arguments> answers() {
        List<List<String>> lines =
                ANSWERS.lines().map(line -> List.of(line.strip().split("\\s+"))).toList();
        return lines.stream()
                .skip(1)
                .flatMap(line -> lines.get(0).stream()
                        .map(answer -> Arguments.of(
                                Situation.valueOf(line.get(0)),
                                answer,
                                line.get(1 + lines.get(0).indexOf(answer)))));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("answers")
    void is_answered_as_the_table_says(Situation situation, String answer, SubscriptionStatus expected) {
        Life life = situation.life();
        life.answer(said(answer));
        assertThat(life.status()).isEqualTo(expected);
        Subscription.Snapshot after = life.stored();
        // Whoever hears it twice acts once.
        life.answer(said(answer));
        assertThat(life.stored()).isEqualTo(after);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("answers")
    void is_over_whatever_is_answered_after_a_cancellation(
            Situation situation, String answer, SubscriptionStatus ignored) {
        Life life = situation.life();
        life.act(s -> s.cancelNow(life.now(), RULES)).answer(said(answer));
        assertThat(life.status()).isEqualTo(SubscriptionStatus.CANCELED);
        assertThat(life.stored().bill()).isEmpty();
        assertThat(life.stored().current().map(PaidPeriod::number))
                .isEqualTo(situation.life().stored().current().map(PaidPeriod::number));
        assertThat(life.givenBack()).hasSize(answer.equals("APPROVED") ? 1 : 0);
    }

    private static Object said(String answer) {
        return Optional.ofNullable(SAID.get(answer)).orElseGet(() -> Life.Answer.valueOf(answer));
    }
}
