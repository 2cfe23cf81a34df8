package io.dalmada.application.testing;

import io.dalmada.domain.gateway.Decline;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.gateway.Doubt;
import io.dalmada.domain.gateway.GatewayWord;
import io.dalmada.domain.gateway.MerchantOrderNo;
import io.dalmada.domain.gateway.NotAttemptedCause;
import io.dalmada.domain.payment.Attempt;
import io.dalmada.domain.payment.Evidence;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.Refund;
import io.dalmada.domain.shared.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Steps that a payment may take, chosen by a seed: the same seed leads two payments through the same life. */
final class RandomSteps {
    private static final Instant NOW = MovableClock.atTen().instant();
    private static final GatewayWord WORD = new GatewayWord(Optional.of("E1"), Optional.of("말"));

    private final Random random;

    RandomSteps(long seed) {
        this.random = new Random(seed);
    }

    /** Takes none, one or several steps, as they come between two saves. */
    void take(Payment payment) {
        for (int left = random.nextInt(4); left > 0; left--) {
            take(payment, random.nextInt(6));
        }
    }

    private static void take(Payment payment, int dice) {
        Attempt last = payment.lastAttempt();
        switch (last.status()) {
            case CREATED -> created(payment, last.orderNo(), dice);
            case SENDING -> sending(payment, last.orderNo(), dice);
            case UNKNOWN -> unknown(payment, last.orderNo(), dice);
            case MANUAL -> PaymentFixture.approved(payment);
            case DECLINED, NOT_SENT -> payment.addAttempt(NOW);
            case ABSENT -> absent(payment, dice);
            case SUCCEEDED -> paid(payment, dice);
            case VOID -> {}
        }
    }

    private static void created(Payment payment, MerchantOrderNo order, int dice) {
        if (dice == 0) {
            payment.voidAttempt(order, NOW, "given up");
        } else {
            payment.claim(order, NOW);
        }
    }

    private static void sending(Payment payment, MerchantOrderNo order, int dice) {
        switch (dice) {
            case 0 -> payment.decline(order, Decline.of(DeclineReason.LIMIT_EXCEEDED), WORD, NOW);
            case 1 -> payment.notSent(order, NotAttemptedCause.NO_CONNECTION, WORD, NOW);
            case 2, 3 -> PaymentFixture.doubted(payment, NOW);
            default -> PaymentFixture.approved(payment);
        }
    }

    private static void unknown(Payment payment, MerchantOrderNo order, int dice) {
        switch (dice) {
            case 0 -> payment.manual(order, seen(Evidence.Kind.FOUND_DIFFERENT));
            case 1 -> payment.absent(order, seen(Evidence.Kind.FOUND_CANCELED));
            case 2, 3 -> payment.notFound(order, NOW, PaymentFixture.RULE);
            default -> PaymentFixture.approved(payment);
        }
    }

    private static void absent(Payment payment, int dice) {
        if (dice < 3) {
            payment.addAttempt(NOW);
        } else {
            PaymentFixture.approved(payment);
        }
    }

    private static void paid(Payment payment, int dice) {
        List<Refund> refunds = payment.refunds();
        Optional<Refund> open =
                refunds.stream().filter(r -> r.status().isOpen()).findFirst();
        if (open.isPresent()) {
            refund(payment, open.get(), dice);
        } else if (dice == 0) {
            PaymentFixture.approved(payment);
        } else if (payment.refundable().minor() > 1_000) {
            PaymentFixture.refundOf(payment, Optional.of(Money.won(1_000)));
        }
    }

    private static void refund(Payment payment, Refund open, int dice) {
        switch (open.status()) {
            case CREATED -> payment.claimRefund(open.number(), NOW);
            case SENDING -> sending(payment, open, dice);
            default -> payment.refunded(open.number(), NOW, Optional.of(PaymentFixture.newTxn()), NOW);
        }
    }

    private static void sending(Payment payment, Refund open, int dice) {
        switch (dice) {
            case 0 -> payment.refundNotSent(open.number(), NotAttemptedCause.NO_CONNECTION, WORD, NOW);
            case 1, 2 -> payment.refundDoubt(open.number(), Doubt.NO_REPLY, WORD, NOW, PaymentFixture.RULE);
            default -> payment.refunded(open.number(), NOW, Optional.of(PaymentFixture.newTxn()), NOW);
        }
    }

    private static Evidence seen(Evidence.Kind kind) {
        return Evidence.seen(kind, NOW, Optional.empty(), "seen");
    }
}
