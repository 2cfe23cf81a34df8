package io.dalmada.application.service.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.model.RequestKey;
import io.dalmada.application.testing.Trouble;
import io.dalmada.application.world.World;
import io.dalmada.domain.gateway.DeclineReason;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A request has one effect, whatever is repeated whenever: every act, after every kind of first answer, after whatever came
 * between. No answer is kept here, so each repetition reaches the use case, as it does when the first answer was lost.
 */
class RepeatedRequestsTest {
    /** What the first request met. */
    enum First {
        DONE(Optional.empty()),
        IN_DOUBT_AND_CHARGED(Optional.of(new Trouble.LostReply(true))),
        IN_DOUBT_AND_NOT_CHARGED(Optional.of(new Trouble.LostReply(false))),
        DECLINED(Optional.of(new Trouble.Declines(DeclineReason.LIMIT_EXCEEDED))),
        UNSENT(Optional.of(new Trouble.NoConnection()));

        private final Optional<Trouble> trouble;

        First(Optional<Trouble> trouble) {
            this.trouble = trouble;
        }

        /** True when it ends without money and without an answer that stands. */
        boolean mayBeTriedAgain() {
            return this == UNSENT || this == IN_DOUBT_AND_NOT_CHARGED;
        }
    }

    /** What came between. */
    enum Between {
        SECONDS(scene -> scene.world.world.clock.advance(Duration.ofSeconds(5))),
        DAYS(scene -> scene.days(3)),
        ANOTHER_PROCESS(scene -> scene.world.world.restart()),
        A_MONTH(scene -> scene.days(35)),
        CHANGED_BACK(afterDays(RepeatScene::changedBack)),
        NEW_PRICE(afterDays(RepeatScene::newPrice)),
        ANOTHER_CARD(afterDays(RepeatScene::anotherCard)),
        PAUSED_AND_RESUMED(afterDays(RepeatScene::pausedAndResumed)),
        PAID_BY_ANOTHER_REQUEST(afterDays(RepeatScene::paidByAnotherRequest)),
        CANCELED(afterDays(RepeatScene::canceled));

        private final Consumer<RepeatScene> what;

        Between(Consumer<RepeatScene> what) {
            this.what = what;
        }

        private static Consumer<RepeatScene> afterDays(Consumer<RepeatScene> act) {
            return scene -> {
                scene.days(2);
                if (scene.hasSubscription()) {
                    act.accept(scene);
                }
                scene.days(1);
            };
        }
    }

    static Stream<Arguments> all() {
        return Arrays.stream(RepeatedAct.values())
                .flatMap(act -> Arrays.stream(First.values())
                        .filter(first -> canBe(act, first))
                        .flatMap(first ->
                                Arrays.stream(Between.values()).map(between -> Arguments.of(act, first, between))));
    }

    /** No card declines that money is given back. */
    private static boolean canBe(RepeatedAct act, First first) {
        return act != RepeatedAct.REFUND || first != First.DECLINED;
    }

    @ParameterizedTest(name = "{0}, {1}, then {2}")
    @MethodSource("all")
    void a_request_has_one_effect(RepeatedAct act, First first, Between between) {
        Optional<RequestKey> once = World.request("the one");
        RepeatScene scene = new RepeatScene();
        act.prepare(scene);
        first.trouble.ifPresent(trouble -> scene.gateway.next(act.step(), trouble));

        long moved = moved(scene, act, once);
        scene.gateway.clearTroubles();
        between.what.accept(scene);
        Object before = scene.state();
        for (int i = 0; i < 3; i++) {
            long again = moved(scene, act, once);
            moved += again;
            boolean untouched = scene.state().equals(before);
            assertThat(untouched || isTriedAgain(act, first))
                    .as("repetition %s changes nothing", i + 1)
                    .isTrue();
            scene.world.world.clock.advance(Duration.ofSeconds(5));
        }

        assertThat(moved).as("effects of one request").isLessThanOrEqualTo(1);
        if (act.asksForMoney && first == First.UNSENT && between == Between.SECONDS) {
            assertThat(moved).as("tried again under the same name").isOne();
        }
    }

    private static boolean isTriedAgain(RepeatedAct act, First first) {
        return act.asksForMoney && first.mayBeTriedAgain();
    }

    /** @return the money that moved while the request was answered */
    private static long moved(RepeatScene scene, RepeatedAct act, Optional<RequestKey> once) {
        long before = scene.movements();
        RepeatScene.quietly(() -> act.of(scene, once));
        return scene.movements() - before;
    }
}
