package io.dalmada.application.simulation;

import io.dalmada.application.port.out.gateway.ChargeCommand;
import io.dalmada.application.port.out.gateway.ChargeOutcome;
import io.dalmada.application.port.out.gateway.GatewayJournal;
import io.dalmada.application.port.out.gateway.GatewayProfile;
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

    private final InMemoryGateway real;
    private final Baton baton;
    private final Cards cards;

    SimulatedGateway(InMemoryGateway real, Baton baton, Cards cards) {
        this.real = real;
        this.baton = baton;
        this.cards = cards;
    }

    private <T> T call(Step step, Optional<Trouble> meant, Supplier<T> call) {
        baton.at("gateway." + step, AWAY);
        // What the card says stands before what the way does.
        meant.or(() -> drawn(step)).ifPresent(trouble -> real.next(step, trouble));
        T outcome = call.get();
        baton.at("gateway." + step + " replied", AWAY);
        return outcome;
    }

    private Optional<Trouble> drawn(Step step) {
        if (!baton.strikes(1)) {
            return Optional.empty();
        }
        Trouble trouble = Troubles.any(step, baton.chance());
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
            cards.used(command.key(), orderNo);
            return real.charge(command);
        });
    }

    @Override
    public RefundOutcome refund(RefundCommand command) {
        Activity me = baton.current();
        return call(Step.REFUND, Optional.empty(), () -> {
            me.sent(command.refundNo().value());
            return real.refund(command);
        });
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
    public Optional<GatewayJournal> journal() {
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
