package io.dalmada.application.simulation;

import io.dalmada.application.port.out.gateway.ChargeCommand;
import io.dalmada.application.port.out.gateway.ChargeOutcome;
import io.dalmada.application.port.out.gateway.GatewayProfile;
import io.dalmada.application.port.out.gateway.GatewayTrace;
import io.dalmada.application.port.out.gateway.GatewayTransactionList;
import io.dalmada.application.port.out.gateway.InquiryKey;
import io.dalmada.application.port.out.gateway.InquiryOutcome;
import io.dalmada.application.port.out.gateway.IssueCommand;
import io.dalmada.application.port.out.gateway.IssueOutcome;
import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.application.port.out.gateway.RefundCommand;
import io.dalmada.application.port.out.gateway.RefundOutcome;
import io.dalmada.application.port.out.gateway.RevokeCommand;
import io.dalmada.application.port.out.gateway.RevokeOutcome;
import io.dalmada.application.port.out.gateway.SealedReplies;
import io.dalmada.application.testing.InMemoryGateway;
import io.dalmada.application.testing.InMemoryLedger.Step;
import io.dalmada.application.testing.Trouble;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.gateway.NotAttemptedCause;
import io.dalmada.domain.gateway.RefundRefusal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The way to the gateway and back: requests and replies are lost here, processes die and are overtaken here. */
final class SimulatedGateway implements PaymentGateway {
    private static final List<Fault> AWAY = List.of(
            Fault.OVERTAKEN,
            Fault.OVERTAKEN,
            Fault.OVERTAKEN,
            Fault.OVERTAKEN,
            Fault.OVERTAKEN,
            Fault.FROZEN,
            Fault.DEATH);

    private static final Duration BUDGET = Duration.ofSeconds(5);

    private final InMemoryGateway real;
    private final Baton baton;
    private final Cards cards;
    private final Condition condition;
    private final Stops stops;
    private final boolean sendsLate;
    private final Dimensions world;

    SimulatedGateway(
            InMemoryGateway real,
            Baton baton,
            Cards cards,
            Condition condition,
            Stops stops,
            Dimensions world,
            boolean sendsLate) {
        this.sendsLate = sendsLate;
        this.real = real;
        this.baton = baton;
        this.cards = cards;
        this.condition = condition;
        this.stops = stops;
        this.world = world;
    }

    private <T> T call(Step step, Optional<Trouble> meant, Supplier<T> call) {
        baton.at("gateway." + step, AWAY);
        // What the card says stands before what the way does.
        meant.or(() -> drawn(step)).ifPresent(trouble -> real.next(step, trouble));
        T outcome = call.get();
        baton.at("gateway." + step + " replied", AWAY);
        return outcome;
    }

    private boolean refundsMatter() {
        return world.has(Dimension.WORTH) || world.has(Dimension.TEXTS);
    }

    private Optional<Trouble> drawn(Step step) {
        if (condition.isDown()) {
            return Optional.of(new Trouble.NoConnection());
        }
        if (!baton.strikes(step == Step.REFUND && refundsMatter() ? 6 : 1)) {
            return Optional.empty();
        }
        Trouble trouble = Troubles.any(step, baton.chance(), world);
        baton.count(Fault.GATEWAY + " " + step + " " + Troubles.name(trouble), "gateway." + step);
        return Optional.of(trouble);
    }

    @Override
    public void warmUp() {
        baton.current().prepares();
    }

    @Override
    public ChargeOutcome charge(ChargeCommand command) {
        Optional<Trouble> no = cards.refusal(command.key()).map(Trouble.Declines::new);
        String orderNo = command.orderNo().value();
        Activity me = baton.current();
        return call(Step.CHARGE, no, () -> {
            me.sent(orderNo);
            if (isTooLate(me, orderNo)) {
                return new ChargeOutcome.NotAttempted(NotAttemptedCause.CLOSED_BY_US, ours("charge"));
            }
            fits(command);
            if (!condition.isDown()) {
                cards.used(
                        command.key(), orderNo, profile().replay().isPossible(), stops.stoppedBefore(id(), me.begun()));
            }
            return real.charge(command);
        });
    }

    /** What was agreed on is what this vendor can charge, and our own check stands before the first byte. */
    private void fits(ChargeCommand command) {
        if (!world.has(Dimension.GATEWAYS)) {
            return;
        }
        if (profile().minimum().exceeds(command.amount())) {
            cards.unfit("I-40 nothing below the minimum is sent", id() + " is asked for " + command.amount());
        }
        if (!profile().tax().expresses(command.tax())) {
            cards.unfit("I-41 the vendor can be told", id() + " is asked for " + command.tax());
        }
    }

    @Override
    public RefundOutcome refund(RefundCommand command) {
        Activity me = baton.current();
        return call(Step.REFUND, Optional.empty(), () -> {
            me.sent(command.refundNo().value());
            if (isTooLate(me, command.refundNo().value())) {
                return new RefundOutcome.NotAttempted(NotAttemptedCause.CLOSED_BY_US, ours("refund"));
            }
            return condition.refusesRefunds()
                    ? new RefundOutcome.Refused(RefundRefusal.MERCHANT_LIMIT, Optional.empty(), ours("refund"))
                    : real.refund(command);
        });
    }

    /** The adapter asks its budget last, right before the first byte: whoever was frozen until then sends nothing. */
    private boolean isTooLate(Activity me, String number) {
        boolean late = world.has(Dimension.FREEZES)
                && baton.now().isAfter(me.claimedAt(number).plus(BUDGET));
        if (late && sendsLate) {
            cards.unfit("I-42 nothing is sent late", number + " by " + me);
        }
        return late && !sendsLate;
    }

    private GatewayTrace ours(String operation) {
        return GatewayTrace.ours(id(), operation, baton.now());
    }

    @Override
    public InquiryOutcome inquire(InquiryKey key) {
        return call(Step.INQUIRE, Optional.empty(), () -> real.inquire(key));
    }

    @Override
    public RevokeOutcome revokeBillingKey(RevokeCommand command) {
        return call(Step.REVOKE, Optional.empty(), () -> real.revokeBillingKey(command));
    }

    @Override
    public Optional<GatewayTransactionList> journal() {
        return real.journal()
                .map(journal -> (day, cursor) -> call(Step.JOURNAL, Optional.empty(), () -> journal.list(day, cursor)));
    }

    @Override
    public Optional<SealedReplies> sealedReplies() {
        return real.sealedReplies()
                .map(replies ->
                        (reply, original) -> call(Step.READ, Optional.empty(), () -> replies.read(reply, original)));
    }

    @Override
    public IssueOutcome issueBillingKey(IssueCommand command) {
        return call(Step.ISSUE, Optional.empty(), () -> real.issueBillingKey(command));
    }

    @Override
    public GatewayId id() {
        return real.id();
    }

    @Override
    public GatewayProfile profile() {
        return real.profile();
    }
}
