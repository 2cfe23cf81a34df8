package io.dalmada.domain.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.dalmada.domain.gateway.Decline;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.gateway.GatewayWord;
import io.dalmada.domain.gateway.MerchantOrderNo;
import io.dalmada.domain.gateway.NotAttemptedCause;
import io.dalmada.domain.gateway.RefundNo;
import io.dalmada.domain.gateway.RefundRefusal;
import io.dalmada.domain.shared.DomainException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The aggregate makes exactly the moves of the tables, whichever of its methods is asked. */
class PaymentCellsTest {
    static Stream<Arguments> attemptCells() {
        // Nothing moves back to CREATED: another attempt is another object.
        return cells(AttemptStatus.values()).filter(cell -> cell.get()[1] != AttemptStatus.CREATED);
    }

    static Stream<Arguments> refundCells() {
        return cells(RefundStatus.values()).filter(cell -> cell.get()[1] != RefundStatus.CREATED);
    }

    private static <S> Stream<Arguments> cells(S[] states) {
        return Arrays.stream(states).flatMap(from -> Arrays.stream(states).map(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest(name = "{0} to {1}")
    @MethodSource("attemptCells")
    @DisplayName("an attempt moves as its table says")
    void attempt(AttemptStatus from, AttemptStatus to) {
        Payment payment = Lives.in(from);
        MerchantOrderNo order = Lives.order(payment);
        Optional<DomainException> refusal = tried(() -> move(payment, order, to));
        boolean allowed = TransitionTable.ATTEMPT.allows(from, to);
        assertThat(payment.attempt(order).status()).isEqualTo(allowed ? to : from);
        // A charge at the gateway is a fact: it is never refused, only kept in another role.
        assertThat(refusal.isPresent()).isEqualTo(!allowed && to != AttemptStatus.SUCCEEDED);
    }

    @ParameterizedTest(name = "{0} to {1}")
    @MethodSource("refundCells")
    @DisplayName("a refund moves as its table says")
    void refund(RefundStatus from, RefundStatus to) {
        Payment payment = Lives.withRefund(from);
        RefundNo number = payment.refunds().get(0).number();
        Optional<DomainException> refusal = tried(() -> move(payment, number, to));
        // A look-up proves absence for an unknown refund only; after MANUAL a person decides.
        boolean allowed =
                TransitionTable.REFUND.allows(from, to) && !(from == RefundStatus.MANUAL && to == RefundStatus.ABSENT);
        assertThat(payment.refund(number).status()).isEqualTo(allowed ? to : from);
        if (to != RefundStatus.ABSENT) {
            assertThat(refusal.isPresent()).isEqualTo(!allowed);
        }
    }

    private static void move(Payment payment, MerchantOrderNo order, AttemptStatus to) {
        switch (to) {
            case CREATED -> throw new IllegalArgumentException();
            case SENDING -> payment.claim(order, Lives.NOW);
            case SUCCEEDED -> Lives.approve(payment, order, "another");
            case DECLINED ->
                payment.declined(
                        order, Decline.of(DeclineReason.CARD_EXPIRED), Lives.seen(Evidence.Kind.FOUND_DECLINED));
            case NOT_SENT -> payment.notSent(order, NotAttemptedCause.THROTTLED, GatewayWord.NONE, Lives.NOW);
            case UNKNOWN -> Lives.doubt(payment, order);
            case ABSENT -> payment.absent(order, Lives.seen(Evidence.Kind.FOUND_CANCELED));
            case MANUAL -> payment.manual(order, Lives.seen(Evidence.Kind.FOUND_DIFFERENT));
            case VOID -> payment.voidAttempt(order, Lives.NOW, "revoked");
        }
    }

    private static void move(Payment payment, RefundNo number, RefundStatus to) {
        switch (to) {
            case CREATED -> throw new IllegalArgumentException();
            case SENDING -> payment.claimRefund(number, Lives.NOW);
            case DONE -> done(payment, number);
            case REFUSED -> payment.refundRefused(number, RefundRefusal.GATEWAY_REFUSED, GatewayWord.NONE, Lives.NOW);
            case NOT_SENT -> payment.refundNotSent(number, NotAttemptedCause.THROTTLED, GatewayWord.NONE, Lives.NOW);
            case UNKNOWN -> Lives.doubt(payment, number);
            case AWAITING_DEPOSIT ->
                payment.refundAwaitsDeposit(number, Optional.empty(), GatewayWord.NONE, Lives.NOW, Lives.REFUND_RULE);
            case ABSENT -> {
                payment.refundNotFound(number, Lives.NOW.plusSeconds(540), Lives.REFUND_RULE);
                payment.refundNotFound(number, Lives.NOW.plusSeconds(600), Lives.REFUND_RULE);
            }
            case MANUAL -> payment.refundManual(number, Lives.seen(Evidence.Kind.FOUND_DIFFERENT));
        }
    }

    /** What was held for absent needs evidence to be done. */
    private static void done(Payment payment, RefundNo number) {
        if (payment.refund(number).status() == RefundStatus.ABSENT) {
            payment.refundLanded(number, Lives.seen(Evidence.Kind.FOUND_CANCELED));
        } else {
            payment.refunded(number, Lives.NOW, Optional.empty(), Lives.NOW);
        }
    }

    private static Optional<DomainException> tried(Runnable move) {
        return Optional.ofNullable((DomainException) catchThrowable(move::run));
    }
}
