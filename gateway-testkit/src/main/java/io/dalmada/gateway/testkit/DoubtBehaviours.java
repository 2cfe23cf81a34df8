package io.dalmada.gateway.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.port.out.gateway.ChargeCommand;
import io.dalmada.application.port.out.gateway.ChargeOutcome;
import io.dalmada.application.port.out.gateway.SealedReplies;
import io.dalmada.domain.gateway.Doubt;
import io.dalmada.domain.gateway.GatewayKey;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Answers that prove nothing. */
abstract class DoubtBehaviours extends Behaviours {
    DoubtBehaviours(Supplier<Bench> bench) {
        super(bench);
    }

    @Test
    @DisplayName("GC-14 a 5xx is Unknown, whatever its body")
    void serverError() {
        unknownUnder(Step.CHARGE, Trials.SERVER_ERRORS, (command, unknown) -> {});
    }

    @Test
    @DisplayName("GC-15 a broken success is Unknown")
    void brokenSuccess() {
        unknownUnder(Step.CHARGE, Trials.BROKEN, (command, unknown) -> {});
    }

    @Test
    @DisplayName("GC-16 a success about something else is Unknown MISMATCH with its transaction id")
    void mismatch() {
        unknownUnder(Step.CHARGE, Trials.ALTERED, (command, unknown) -> {
            assertThat(unknown.doubt()).isEqualTo(Doubt.MISMATCH);
            assertThat(unknown.txn().map(Object::toString))
                    .contains(bench().ledger().transaction(command.orderNo().value()));
        });
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
