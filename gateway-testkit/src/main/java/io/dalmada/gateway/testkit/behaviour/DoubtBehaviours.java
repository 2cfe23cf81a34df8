package io.dalmada.gateway.testkit.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.port.out.gateway.ChargeCommand;
import io.dalmada.application.port.out.gateway.ChargeOutcome;
import io.dalmada.application.port.out.gateway.GatewayProfile.IssueRoute;
import io.dalmada.application.port.out.gateway.IssueCommand;
import io.dalmada.application.port.out.gateway.IssueOutcome;
import io.dalmada.application.port.out.gateway.OpeningOutcome;
import io.dalmada.application.port.out.gateway.RefundCommand;
import io.dalmada.application.port.out.gateway.RefundOutcome;
import io.dalmada.application.port.out.gateway.SealedReplies;
import io.dalmada.domain.gateway.Doubt;
import io.dalmada.domain.gateway.GatewayKey;
import io.dalmada.gateway.testkit.CardBehaviour;
import io.dalmada.gateway.testkit.Fault;
import io.dalmada.gateway.testkit.Step;
import io.dalmada.gateway.testkit.context.ContractContext;
import io.dalmada.gateway.testkit.context.Openings;
import io.dalmada.gateway.testkit.context.Trials;
import io.dalmada.gateway.testkit.report.Unproven;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Answers that prove nothing. */
public abstract class DoubtBehaviours extends Behaviours {
    public DoubtBehaviours(Supplier<ContractContext> bench) {
        super(bench);
    }

    @Test
    @DisplayName("GC-14 a 5xx is Unknown, whatever its body")
    void serverError() {
        unknownUnder(Step.CHARGE, Trials.SERVER_ERRORS, (command, unknown) -> {});
        new Openings(bench()).under(Trials.SERVER_ERRORS, OpeningOutcome.Unknown.class);
    }

    @Test
    @DisplayName("GC-15 a broken success is Unknown")
    void brokenSuccess() {
        unknownUnder(Step.CHARGE, Trials.BROKEN, (command, unknown) -> {});
        new Openings(bench()).under(Trials.BROKEN, OpeningOutcome.Unknown.class);
    }

    @Test
    @DisplayName("GC-16 a success about something else is Unknown MISMATCH with its transaction id")
    void mismatch() {
        unknownUnder(Step.CHARGE, Trials.ALTERED, (command, unknown) -> {
            assertThat(unknown.doubt()).isEqualTo(Doubt.MISMATCH);
            assertThat(unknown.txn().map(Object::toString))
                    .contains(bench().ledger().transaction(command.orderNo().value()));
        });
        bench().underAny(Step.REFUND, Trials.ALTERED_REFUNDS, this::assertRefundNotBelieved);
        for (IssueRoute route : bench().registrations().routes()) {
            bench().underAny(Step.ISSUE, Trials.ALTERED_ISSUES, fault -> assertKeyNotBelieved(route, fault));
        }
    }

    /** A refund that is believed wrongly is money that the customer waits for. */
    private void assertRefundNotBelieved(Fault fault) {
        RefundCommand command = bench().charged().wholeRefund();
        RefundOutcome outcome = bench().gateway().refund(command);
        assertThat(outcome).as("a refund under %s", fault).isInstanceOf(RefundOutcome.Unknown.class);
        assertThat(((RefundOutcome.Unknown) outcome).doubt()).isEqualTo(Doubt.MISMATCH);
    }

    /** Another customer's key would charge that customer for ours. */
    private void assertKeyNotBelieved(IssueRoute route, Fault fault) {
        IssueCommand command = bench().registrations().command(route, CardBehaviour.APPROVES);
        IssueOutcome outcome = bench().gateway().issueBillingKey(command);
        assertThat(outcome).as("an issue by %s under %s", route, fault).isInstanceOf(IssueOutcome.Unknown.class);
        assertThat(((IssueOutcome.Unknown) outcome).doubt()).isEqualTo(Doubt.MISMATCH);
    }

    @Test
    @DisplayName("GC-21 an unreadable reply keeps its seal")
    void seal() {
        SealedReplies replies =
                bench().gateway().sealedReplies().orElseThrow(() -> Unproven.notClaimed("replies that come sealed"));
        unknownUnder(Step.READ_REPLY, Trials.SERVER_ERRORS.subList(0, 1), (command, unknown) -> {
            assertThat(unknown.doubt()).isEqualTo(Doubt.UNREADABLE_REPLY);
            assertThat(unknown.reply()).isPresent();
            ChargeOutcome later = replies.read(unknown.reply().orElseThrow(), command);
            assertThat(later).isInstanceOf(ChargeOutcome.Approved.class);
            assertThat(((ChargeOutcome.Approved) later).amount()).isEqualTo(command.amount());
            assertThat(bench().ledger().approvals(command.orderNo().value())).isEqualTo(1);
        });
    }

    private void unknownUnder(Step step, List<Fault> faults, BiConsumer<ChargeCommand, ChargeOutcome.Unknown> more) {
        GatewayKey key = bench().key();
        bench().under(step, faults, fault -> {
            ChargeCommand command = bench().charge(key);
            ChargeOutcome outcome = bench().gateway().charge(command);
            assertThat(outcome).as("under %s", fault).isInstanceOf(ChargeOutcome.Unknown.class);
            more.accept(command, (ChargeOutcome.Unknown) outcome);
        });
    }
}
