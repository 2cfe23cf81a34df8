package io.dalmada.domain.payment;

import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.gateway.RefundNo;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Money;
import io.dalmada.domain.shared.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A payment's refunds: at most one open for each charge, and together never more than the charge (I-19). */
final class Refunds {
    private final PaymentId payment;
    private final EventLog log;
    private final List<Refund> all;

    Refunds(PaymentId payment, List<Refund> stored, EventLog log) {
        this.payment = payment;
        this.all = new ArrayList<>(stored);
        this.log = log;
    }

    Refund add(
            RefundNo number,
            GatewayCharge charge,
            Money amount,
            RefundReason reason,
            RefundOrigin origin,
            Instant now) {
        Refund created = drafted(number, charge, amount, reason, origin, now);
        all.add(created);
        record(created, Optional.empty(), now, "requested");
        return created;
    }

    /** Given back without us. @param at when */
    Refund adopt(
            RefundNo number,
            GatewayCharge charge,
            Money amount,
            RefundReason reason,
            Optional<GatewayTxnId> txn,
            Instant at,
            Instant now) {
        Refund adopted = drafted(number, charge, amount, reason, RefundOrigin.GATEWAY, now)
                .adopted(at, txn);
        all.add(adopted);
        record(adopted, Optional.empty(), now, "given back at the gateway");
        return adopted;
    }

    private Refund drafted(
            RefundNo number,
            GatewayCharge charge,
            Money amount,
            RefundReason reason,
            RefundOrigin origin,
            Instant now) {
        Money remaining =
                charge.amount().minus(refunded(charge.txn(), charge.amount().zero()));
        requireNoneOpen(charge.txn());
        if (amount.isZero()) {
            throw DomainException.field(Refusal.AMOUNT_INVALID, "amount", "amount must be at least 1 won");
        }
        if (amount.exceeds(remaining)) {
            throw DomainException.field(
                    Refusal.REFUND_EXCEEDS_REMAINING, "amount", "only " + remaining + " of this payment is left");
        }
        return Refund.created(number, charge, amount, remaining, reason, origin, now);
    }

    Refund move(RefundNo number, UnaryOperator<Refund> step, Instant now, String cause) {
        Refund before = require(number);
        Refund after = step.apply(before);
        requireNext(number, after.status());
        all.set(all.indexOf(before), after);
        record(after, Optional.of(before.status()), now, cause);
        return after;
    }

    void ask(RefundNo number, UnaryOperator<OpenQuestion> step, Instant now) {
        OpenQuestion moved = step.apply(requireQuestion(number));
        Refund asked = require(number);
        boolean aPersons = asked.status() == RefundStatus.MANUAL;
        all.set(all.indexOf(asked), asked.asked(aPersons ? moved.daily(now) : moved));
    }

    OpenQuestion requireQuestion(RefundNo number) {
        return require(number)
                .question()
                .orElseThrow(() -> DomainException.of(Refusal.STATE_CONFLICT, "the refund has no open question"));
    }

    void requireNext(RefundNo number, RefundStatus to) {
        RefundStatus from = require(number).status();
        if (!from.next().contains(to)) {
            throw DomainException.of(Refusal.STATE_CONFLICT, "a refund cannot go from " + from + " to " + to);
        }
    }

    Refund require(RefundNo number) {
        return all.stream()
                .filter(r -> r.number().equals(number))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no refund " + number + " in payment " + payment));
    }

    /** What has been given back of a charge. */
    Money refunded(GatewayTxnId charge, Money zero) {
        return all.stream()
                .filter(r -> r.charge().equals(charge) && r.status() == RefundStatus.DONE)
                .map(Refund::amount)
                .reduce(zero, Money::plus);
    }

    /** True when a refund of this charge is open or done, or was refused for good: nothing more is to be started by itself. */
    boolean isSettledOrOpen(GatewayTxnId charge) {
        return all.stream()
                .filter(r -> r.charge().equals(charge))
                .anyMatch(r -> r.status().isOpen() || r.status() == RefundStatus.DONE || r.isRefusedForGood());
    }

    /** False while {@link UnsentPause} lasts. */
    boolean isRested(Instant now) {
        int unsent = 0;
        for (int i = all.size(); i > 0 && all.get(i - 1).status() == RefundStatus.NOT_SENT; i--) {
            unsent++;
        }
        return all.isEmpty()
                || !now.isBefore(all.get(all.size() - 1).createdAt().plus(UnsentPause.after(unsent)));
    }

    List<Refund> all() {
        return List.copyOf(all);
    }

    private void requireNoneOpen(GatewayTxnId charge) {
        if (all.stream().anyMatch(r -> r.charge().equals(charge) && r.status().isOpen())) {
            throw DomainException.of(
                    Refusal.REFUND_IN_PROGRESS, "another refund of this payment is still open: wait for its outcome");
        }
    }

    private void record(Refund now, Optional<RefundStatus> from, Instant at, String cause) {
        log.add(version -> new PaymentEvent.RefundMoved(
                payment, version, now.number(), now.steps(), from, now.status(), at, cause));
    }
}
