package io.dalmada.adapter.tosspayments;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.port.out.gateway.ChargeCommand;
import io.dalmada.application.port.out.gateway.ChargeOutcome;
import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.domain.gateway.Doubt;
import io.dalmada.domain.gateway.NotAttemptedCause;
import io.dalmada.simulator.tosspayments.fault.Fault;
import io.dalmada.simulator.tosspayments.fault.Fault.Kind;
import io.dalmada.simulator.tosspayments.state.Step;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a server does to a request: it is sent once, and what happened to it is not made up. */
@Timeout(60)
class ResendTest {
    private final Shop shop = new Shop();

    @AfterEach
    void close() {
        shop.close();
    }

    private int received(ChargeCommand command) {
        return shop.simulator.ledger().received(Step.CHARGE, command.orderNo().value());
    }

    /** The issue before it has left a connection in the pool. */
    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {
                "CLOSE_BEFORE",
                "RESET_BEFORE",
                "CLOSE_AFTER",
                "RESET_AFTER",
                "TRUNCATED_AFTER",
                "EMPTY_AFTER",
                "LATE_EFFECT"
            })
    void one_charge_over_a_kept_connection(Kind kind) {
        ChargeCommand command = Shop.charge(shop.key(), 9_900);
        shop.simulator.faults().add(Fault.always(Step.CHARGE, kind));

        assertThat(shop.gateway.charge(command)).isInstanceOf(ChargeOutcome.Unknown.class);
        assertThat(received(command)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 302, 307, 401, 404, 408, 500, 502, 503, 504})
    void one_charge_whatever_the_status(int status) {
        ChargeCommand command = Shop.charge(shop.key(), 9_900);
        shop.simulator.faults().add(Fault.always(Step.CHARGE, Kind.ANSWER).answering(status, "text/html", "<html>"));

        assertThat(shop.gateway.charge(command)).isInstanceOf(ChargeOutcome.Unknown.class);
        assertThat(received(command)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"CLOSE_AFTER", "RESET_AFTER", "TRUNCATED_AFTER"})
    void one_refund_and_one_issue(Kind kind) {
        ChargeOutcome.Approved charge = shop.charged(9_900);
        shop.simulator.faults().add(Fault.always(Step.CANCEL, kind));
        shop.simulator.faults().add(Fault.always(Step.ISSUE, kind));
        shop.gateway.refund(Shop.refund(charge, 9_900, 9_900));
        shop.gateway.issueBillingKey(
                shop.passed(Shop.customer(), io.dalmada.simulator.tosspayments.state.TestCard.APPROVES));

        assertThat(shop.simulator.ledger().received(Step.CANCEL)).isEqualTo(1);
        assertThat(shop.simulator.ledger().received(Step.ISSUE)).isEqualTo(2);
    }

    @Test
    void a_trickling_body_ends_at_the_deadline() {
        ChargeCommand command = Shop.charge(shop.key(), 9_900);
        PaymentGateway hasty = shop.gateway(Duration.ofMillis(800));
        shop.simulator
                .faults()
                .add(Fault.always(Step.CHARGE, Kind.TRICKLE_AFTER).millis(30_000));
        long start = System.nanoTime();

        assertThat(((ChargeOutcome.Unknown) hasty.charge(command)).doubt()).isEqualTo(Doubt.NO_REPLY);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        assertThat(received(command)).isEqualTo(1);
    }

    @Test
    void silence_is_unknown() {
        ChargeCommand command = Shop.charge(shop.key(), 9_900);
        PaymentGateway hasty = shop.gateway(Duration.ofMillis(800));
        shop.simulator.faults().add(Fault.always(Step.CHARGE, Kind.HANG_AFTER).millis(0));

        assertThat(((ChargeOutcome.Unknown) hasty.charge(command)).doubt()).isEqualTo(Doubt.NO_REPLY);
        assertThat(received(command)).isEqualTo(1);
    }

    @Test
    void an_interrupted_call_is_unknown_and_stays_interrupted() throws InterruptedException {
        ChargeCommand command = Shop.charge(shop.key(), 9_900);
        shop.simulator.faults().add(Fault.always(Step.CHARGE, Kind.HANG_BEFORE).millis(0));
        AtomicReference<ChargeOutcome> outcome = new AtomicReference<>();
        Thread caller = new Thread(() -> {
            ChargeOutcome result = shop.gateway.charge(command);
            outcome.set(Thread.currentThread().isInterrupted() ? result : null);
        });
        caller.start();
        while (received(command) == 0) {
            Thread.onSpinWait();
        }
        caller.interrupt();
        caller.join(10_000);

        assertThat(Objects.requireNonNull(outcome.get())).isInstanceOf(ChargeOutcome.Unknown.class);
    }

    @Test
    void a_refused_connection_is_no_attempt() {
        ChargeCommand command = Shop.charge(shop.key(), 9_900);
        shop.simulator.close();

        // The pool's dying connection may be met first: that is doubt, and never a second request.
        shop.gateway.charge(command);
        assertThat(cause(shop.gateway.charge(command))).isEqualTo(NotAttemptedCause.NO_CONNECTION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://no-such-host.invalid", "https://127.0.0.1:"})
    void no_name_or_no_tls_is_no_attempt(String address) {
        String uri = address.endsWith(":") ? address + shop.simulator.port() : address;
        var settings = Shop.settings(URI.create(uri), Duration.ofSeconds(5));
        ChargeCommand command = Shop.charge(shop.key(), 9_900);

        assertThat(cause(shop.gateway(settings, Clock.systemUTC()).charge(command)))
                .isEqualTo(NotAttemptedCause.NO_CONNECTION);
    }

    private static NotAttemptedCause cause(ChargeOutcome outcome) {
        return ((ChargeOutcome.NotAttempted) outcome).cause();
    }
}
