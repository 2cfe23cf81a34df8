package io.dalmada.application.service.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.port.in.PeriodicWork;
import io.dalmada.application.port.in.VerifyNotification.Found;
import io.dalmada.application.port.out.GatewayNoticeBox;
import io.dalmada.application.port.out.KeptNotice;
import io.dalmada.application.port.out.gateway.InboundNotice;
import io.dalmada.application.testing.InMemoryGateway;
import io.dalmada.application.testing.InMemoryGateways;
import io.dalmada.application.testing.InMemoryNotices;
import io.dalmada.application.testing.InMemoryStore;
import io.dalmada.application.testing.MovableClock;
import io.dalmada.application.testing.Profiles;
import io.dalmada.application.world.RandomIds;
import io.dalmada.domain.shared.SecretText;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** How often notices are looked into, and when that ends; whether it is worth it is told by whoever verifies. */
class NoticeWorkTest {
    private static final String TOKEN = "t".repeat(32);

    private final MovableClock clock = MovableClock.atTen();
    private final InMemoryStore store = new InMemoryStore();
    private final InMemoryGateway gateway = new InMemoryGateway(Profiles.claimingEverything(), clock, store::isActive);
    private final Map<String, Integer> counts = new TreeMap<>();
    private final List<String> asked = new ArrayList<>();
    private Found answer = Found.CONFIRMED;
    private final NoticeUseCases notices = NoticeUseCases.over(
            new NoticePorts(
                    new InMemoryGateways(gateway),
                    store.gatewayNotices(),
                    (from, what) -> counts.merge(what, 1, Integer::sum),
                    store,
                    new RandomIds(clock, 7),
                    clock),
            new NoticeTokens(Map.of(gateway.id(), SecretText.of(TOKEN))),
            (from, hint) -> {
                asked.add(hint.txn().orElseThrow().value());
                if (hint.txn().get().value().startsWith("BROKEN")) {
                    throw new IllegalStateException("planted");
                }
                return answer;
            });

    private void tell(String text) {
        InboundNotice notice = InMemoryNotices.told(text, clock.instant());
        assertThat(notices.receive().receive(gateway.id(), TOKEN, notice)).isPresent();
    }

    private void work() {
        for (PeriodicWork work : notices.periodicWork()) {
            if (!work.nextDue().isAfter(clock.instant())) {
                work.runDue(clock.instant());
            }
        }
    }

    @Test
    void each_is_looked_into_once() {
        tell("charge T1");
        tell("charge T1");
        work();
        work();

        assertThat(asked).containsExactly("T1");
        assertThat(counts).isEqualTo(Map.of("received", 1, "duplicate", 1, "confirmed", 1));
    }

    @Test
    void a_gateway_that_does_not_answer_is_asked_less_and_less_and_at_last_no_more() {
        answer = Found.UNANSWERED;
        tell("charge T1");
        List<Integer> minutes = new ArrayList<>();
        for (int minute = 0; minute < 600; minute++) {
            int before = asked.size();
            work();
            if (asked.size() > before) {
                minutes.add(minute);
            }
            clock.advance(Duration.ofMinutes(1));
        }

        assertThat(minutes).containsExactly(0, 1, 3, 7, 15, 31, 63, 127);
        assertThat(counts).containsEntry("given-up", 1);
    }

    @Test
    void a_run_asks_ten_times_and_rests() {
        for (int i = 0; i < 25; i++) {
            tell("charge T" + i);
        }
        work();
        work();
        assertThat(asked).hasSize(10);
        clock.advance(Duration.ofSeconds(5));
        work();
        assertThat(asked).hasSize(20);
        clock.advance(Duration.ofSeconds(5));
        work();
        assertThat(asked).hasSize(25);
    }

    @Test
    void what_is_known_already_needs_no_rest() {
        answer = Found.KNOWN;
        for (int i = 0; i < 150; i++) {
            tell("charge T" + i);
        }
        work();

        assertThat(counts).containsEntry("known", 150);
    }

    @Test
    void one_that_fails_stops_no_other_and_is_given_up_in_the_end() {
        tell("charge BROKEN");
        tell("charge T1");
        work();
        assertThat(asked).containsExactlyInAnyOrder("BROKEN", "T1");
        for (int hour = 0; hour < 24; hour++) {
            clock.advance(Duration.ofHours(1));
            work();
        }

        assertThat(asked).filteredOn("BROKEN"::equals).hasSize(8);
        assertThat(counts).containsEntry("given-up", 1).containsEntry("confirmed", 1);
    }

    /** Before: ten that could not even be begun were the ten of every round. */
    @Test
    void two_hundred_that_cannot_be_begun_keep_no_other_waiting() {
        for (int i = 0; i < 230; i++) {
            tell("charge SICK" + i);
        }
        clock.advance(Duration.ofSeconds(1));
        tell("charge T1");
        GatewayNoticeBox sick = (GatewayNoticeBox) Proxy.newProxyInstance(
                NoticeWorkTest.class.getClassLoader(), new Class<?>[] {GatewayNoticeBox.class}, this::failingToBegin);
        PeriodicWork work = new NoticeWork(
                new NoticePorts(
                        new InMemoryGateways(gateway),
                        sick,
                        (from, what) -> counts.merge(what, 1, Integer::sum),
                        store,
                        new RandomIds(clock, 8),
                        clock),
                (from, hint) -> {
                    asked.add(hint.txn().orElseThrow().value());
                    return answer;
                });

        work.runDue(clock.instant());

        assertThat(asked).containsExactly("T1");
    }

    private Object failingToBegin(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (method.getName().equals("begin")
                && ((KeptNotice) arguments[0])
                        .hint()
                        .orElseThrow()
                        .txn()
                        .orElseThrow()
                        .value()
                        .startsWith("SICK")) {
            throw new IllegalStateException("planted");
        }
        try {
            return method.invoke(store.gatewayNotices(), arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    @Test
    void what_is_not_confirmed_is_asked_once_more() {
        answer = Found.NOT_CONFIRMED;
        tell("charge T1");
        work();
        assertThat(counts).doesNotContainKey("not-confirmed");
        clock.advance(Duration.ofMinutes(1));
        work();

        assertThat(asked).hasSize(2);
        assertThat(counts).containsEntry("not-confirmed", 1);
    }

    @Test
    void settled_ones_are_forgotten_after_three_months() {
        tell("charge T1");
        work();
        clock.advance(Duration.ofDays(89));
        work();
        tell("charge T1");
        assertThat(counts).containsEntry("duplicate", 1);
        clock.advance(Duration.ofDays(2));
        work();
        tell("charge T1");

        assertThat(counts).containsEntry("received", 2);
    }

    @Test
    void a_wrong_signature_is_counted_and_nothing_is_kept() {
        InboundNotice forged = InMemoryNotices.forged("charge T1", clock.instant());
        InboundNotice genuine = InMemoryNotices.told("charge T1", clock.instant());

        assertThat(notices.receive().receive(gateway.id(), TOKEN, forged)).isPresent();
        assertThat(notices.receive().receive(gateway.id(), "guessed", genuine)).isEmpty();

        assertThat(counts).isEqualTo(Map.of("forged", 1, "refused", 1));
        assertThat(store.gatewayNotices().nextDue()).isEmpty();
    }
}
