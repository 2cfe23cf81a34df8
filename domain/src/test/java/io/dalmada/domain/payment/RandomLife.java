package io.dalmada.domain.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.domain.gateway.Decline;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.gateway.GatewayWord;
import io.dalmada.domain.gateway.MerchantOrderNo;
import io.dalmada.domain.gateway.NotAttemptedCause;
import io.dalmada.domain.gateway.OrderNumbers;
import io.dalmada.domain.gateway.RefundNo;
import io.dalmada.domain.gateway.RefundRefusal;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/**
 * A payment and its oracle, driven by the same random acts. The payment is stored and loaded again after every act, and a
 * refused act leaves the stored one in place, as a rolled-back transaction does.
 */
final class RandomLife {
    private final Random random;
    private final List<PaymentEvent> history = new ArrayList<>();
    final Oracle oracle;
    private Instant now = Lives.NOW;
    private Payment.Snapshot stored;
    private int refundCount;

    RandomLife(Random random) {
        this.random = random;
        List<PriceLine> lines = lines();
        this.oracle =
                new Oracle(lines.stream().mapToLong(l -> l.amount().minor()).sum());
        Payment payment = Lives.requested(new UUID(random.nextLong(), random.nextLong()), lines);
        history.addAll(payment.events());
        this.stored = payment.snapshot();
    }

    Payment payment() {
        return Payment.reconstitute(stored);
    }

    List<PaymentEvent> history() {
        return history;
    }

    /** One act; asserts that payment and oracle agree on whether it is allowed. */
    void step() {
        now = now.plusSeconds(random.nextInt(10) == 0 ? random.nextInt(50_000) : random.nextInt(1_200));
        Act act = random.nextInt(3) == 0
                ? Act.values()[random.nextInt(Act.values().length)]
                : Likely.next(oracle, random);
        if (act.isOfRefund() && oracle.backs.isEmpty() || act == Act.SEE_KNOWN_CHARGE && oracle.seen.isEmpty()) {
            return;
        }
        Payment payment = payment();
        boolean allowed;
        try {
            allowed = act(payment, act);
        } catch (RuntimeException | AssertionError failed) {
            throw new AssertionError(act + " on " + stored.attempts() + stored.refunds(), failed);
        }
        if (allowed) {
            history.addAll(payment.events());
            StepChecks.assertOneEventForEachChange(stored, payment);
            stored = payment.snapshot();
        }
    }

    private boolean act(Payment payment, Act act) {
        return switch (act) {
            case APPROVE, APPROVE_OTHER_AMOUNT -> approve(payment, act == Act.APPROVE);
            case SEE_KNOWN_CHARGE -> seeAgain(payment);
            case ASK_REFUND -> askRefund(payment);
            case ASK_SURPLUS_REFUND -> askSurplusRefund(payment);
            default -> act.isOfRefund() ? onRefund(payment, act) : onAttempt(payment, act);
        };
    }

    private boolean approve(Payment payment, boolean rightAmount) {
        int index = anyAttempt();
        String txn = "txn-" + oracle.seen.size();
        long won = rightAmount ? oracle.amount : oracle.amount + 1;
        ChargeRole expected = oracle.charged(index, txn, won);
        assertThat(payment.charged(order(payment, index), Lives.approval(txn), Money.won(won), now))
                .isEqualTo(expected);
        return true;
    }

    private boolean seeAgain(Payment payment) {
        Oracle.Seen known = any(oracle.seen);
        Payment.Snapshot before = payment.snapshot();
        Money won = Money.won(known.won());
        assertThat(payment.charged(order(payment, anyAttempt()), Lives.approval(known.txn()), won, now))
                .isEqualTo(known.role());
        assertThat(payment.snapshot()).isEqualTo(before);
        return true;
    }

    private boolean askRefund(Payment payment) {
        Optional<Oracle.Seen> paid = oracle.seen.stream()
                .filter(s -> s.role() == ChargeRole.PERIOD_PAYMENT)
                .findFirst();
        long left = paid.map(oracle::left).orElse(1L);
        boolean all = random.nextInt(4) == 0;
        long won = all ? left : random.nextLong(left + 2);
        boolean expected = paid.isPresent() && oracle.asked(paid.get(), won);
        Optional<Money> wanted = all ? Optional.empty() : Optional.of(Money.won(won));
        return agreed(expected, () -> payment.requestRefund(newRefundNo(), wanted, new RefundReason("고객 요청"), now));
    }

    private boolean askSurplusRefund(Payment payment) {
        if (oracle.seen.isEmpty()) {
            return false;
        }
        Oracle.Seen surplus = any(oracle.seen);
        boolean expected = oracle.isSurplus(surplus) && oracle.asked(surplus, surplus.won());
        return agreed(
                expected, () -> payment.requestSurplusRefund(newRefundNo(), new GatewayTxnId(surplus.txn()), now));
    }

    private boolean onAttempt(Payment payment, Act act) {
        int index = anyAttempt();
        MerchantOrderNo order = order(payment, index);
        return agreed(oracle.act(act, index, now), () -> {
            switch (act) {
                case ADD_ATTEMPT -> payment.addAttempt(now);
                case CLAIM -> payment.claim(order, now);
                case VOID -> payment.voidAttempt(order, now, "canceled");
                case DECLINE -> payment.decline(order, Decline.of(DeclineReason.LIMIT_EXCEEDED), GatewayWord.NONE, now);
                case NOT_SENT -> payment.notSent(order, NotAttemptedCause.THROTTLED, GatewayWord.NONE, now);
                case DOUBT -> Lives.doubt(payment, order);
                case SCAN_EMPTY -> payment.notFound(order, now, Lives.RULE);
                case LOOK_UP_FAILS -> payment.inconclusive(order, "broken", now, Lives.RULE);
                case STILL_RUNNING -> payment.stillRunning(order, Optional.empty(), now);
                case SHOWN_ABSENT -> payment.absent(order, seen(Evidence.Kind.FOUND_CANCELED));
                case SHOWN_DECLINED ->
                    payment.declined(order, Decline.of(DeclineReason.CARD_EXPIRED), seen(Evidence.Kind.FOUND_DECLINED));
                case TO_A_PERSON -> payment.manual(order, seen(Evidence.Kind.FOUND_DIFFERENT));
                default -> throw new IllegalArgumentException(act.name());
            }
        });
    }

    private boolean onRefund(Payment payment, Act act) {
        int index = random.nextInt(3) == 0 ? random.nextInt(oracle.backs.size()) : oracle.backs.size() - 1;
        RefundNo number = payment.refunds().get(index).number();
        return agreed(oracle.actOnRefund(act, index, now), () -> {
            switch (act) {
                case CLAIM_REFUND -> payment.claimRefund(number, now);
                case REFUND_DONE -> payment.refunded(number, now, Optional.empty(), now);
                case REFUND_REFUSED -> payment.refundRefused(number, RefundRefusal.TOO_LATE, GatewayWord.NONE, now);
                case REFUND_NOT_SENT ->
                    payment.refundNotSent(number, NotAttemptedCause.NO_CONNECTION, GatewayWord.NONE, now);
                case REFUND_DOUBT -> Lives.doubt(payment, number);
                case REFUND_AWAITS_DEPOSIT ->
                    payment.refundAwaitsDeposit(number, Optional.empty(), GatewayWord.NONE, now, Lives.REFUND_RULE);
                case REFUND_NOT_SEEN -> payment.refundNotFound(number, now, Lives.REFUND_RULE);
                case REFUND_LOOK_UP_FAILS -> payment.refundInconclusive(number, "broken", now, Lives.REFUND_RULE);
                case REFUND_STILL_AWAITED -> payment.refundStillAwaited(number, now);
                case REFUND_TO_A_PERSON -> payment.refundManual(number, seen(Evidence.Kind.FOUND_DIFFERENT));
                case REFUND_LANDED -> payment.refundLanded(number, seen(Evidence.Kind.FOUND_CANCELED));
                default -> throw new IllegalArgumentException(act.name());
            }
        });
    }

    private static boolean agreed(boolean expected, Runnable act) {
        boolean allowed = true;
        try {
            act.run();
        } catch (DomainException refused) {
            allowed = false;
        }
        assertThat(allowed).as("allowed").isEqualTo(expected);
        return allowed;
    }

    private Evidence seen(Evidence.Kind kind) {
        return Evidence.seen(kind, now, Optional.empty(), "seen at the gateway");
    }

    private MerchantOrderNo order(Payment payment, int index) {
        return payment.attempts().get(index).orderNo();
    }

    /** Mostly the last one: that is where life goes on. */
    private int anyAttempt() {
        int size = oracle.tries.size();
        return random.nextInt(5) == 0 ? random.nextInt(size) : size - 1;
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private RefundNo newRefundNo() {
        return OrderNumbers.ofRefund(new UUID(9, refundCount++));
    }

    private List<PriceLine> lines() {
        List<PriceLine> lines = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            TaxType type = TaxType.values()[random.nextInt(2)];
            lines.add(PriceLine.product(Lives.TITLE, type, Money.won(1 + random.nextInt(1_000_000))));
        }
        return lines;
    }
}
