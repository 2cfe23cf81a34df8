package io.dalmada.gateway.testkit.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dalmada.application.port.out.gateway.ChargeCommand;
import io.dalmada.application.port.out.gateway.ChargeOutcome;
import io.dalmada.application.port.out.gateway.OpeningOutcome;
import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.domain.gateway.GatewayKey;
import io.dalmada.domain.gateway.NotAttemptedCause;
import io.dalmada.gateway.testkit.Fault;
import io.dalmada.gateway.testkit.Step;
import io.dalmada.gateway.testkit.context.Charged;
import io.dalmada.gateway.testkit.context.Commands;
import io.dalmada.gateway.testkit.context.ContractContext;
import io.dalmada.gateway.testkit.context.DeafPort;
import io.dalmada.gateway.testkit.context.Foreign;
import io.dalmada.gateway.testkit.context.Openings;
import io.dalmada.gateway.testkit.report.Missing;
import io.dalmada.gateway.testkit.report.Unproven;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Charges and openings that provably never began. */
public abstract class NotExecutedBehaviours extends Behaviours {
    private static final List<Fault> REFUSED = List.of(new Fault.RefuseConnection());

    public NotExecutedBehaviours(Supplier<ContractContext> bench) {
        super(bench);
    }

    @Test
    @DisplayName("GC-11 a connection that was never made is NotAttempted")
    void noConnection() {
        GatewayKey key = bench().key();
        bench().under(Step.CHARGE, REFUSED, fault -> noConnection(bench().gateway(), key));
        // An adapter that has just started has to prepare first.
        bench().underAny(
                        Step.PREPARE,
                        REFUSED,
                        fault -> noConnection(bench().watched(bench().harness().fresh()), key));
        new Openings(bench()).under(REFUSED, OpeningOutcome.NotAttempted.class);
        nobodyThere(key, "http://gateway.invalid");
        // A port that takes the connection and ends it before it has spoken TLS.
        try (DeafPort port = new DeafPort()) {
            nobodyThere(key, "https://127.0.0.1:" + port.number());
        }
    }

    private void nobodyThere(GatewayKey key, String address) {
        bench().harness()
                .at(URI.create(address))
                .ifPresentOrElse(
                        gateway -> noConnection(bench().watched(gateway), key),
                        () -> bench().without("a wire to " + URI.create(address).getScheme()));
    }

    @Test
    @DisplayName("GC-20 a throttled request is NotAttempted THROTTLED")
    void throttled() {
        Fault answer = bench().harness()
                .fixtures()
                .throttled()
                .orElseThrow(() -> Unproven.notClaimed("an answer to too many requests"));
        GatewayKey key = bench().key();
        bench().under(Step.CHARGE, List.of(answer), fault -> {
            ChargeCommand command = bench().charge(key);
            assertNotAttempted(bench().gateway().charge(command), NotAttemptedCause.THROTTLED);
            bench().ledger().settle();
            assertThat(bench().ledger().approvals(command.orderNo().value())).isZero();
        });
    }

    @Test
    @DisplayName("GC-19 wrong credentials are NotAttempted and leave no trace")
    void wrongCredentials() {
        GatewayKey key = bench().key();
        PaymentGateway wrong = bench().watched(bench().harness()
                .withWrongCredentials()
                .orElseThrow(() -> new Missing("GatewayHarness.withWrongCredentials")));
        ChargeCommand command = bench().charge(key);
        assertNotAttempted(wrong.charge(command), NotAttemptedCause.CREDENTIALS);
        bench().ledger().settle();
        assertThat(bench().ledger().approvals(command.orderNo().value())).isZero();
        Charged mended = bench().charged(key);
        assertThat(bench().ledger().approvals(mended.orderNo())).isEqualTo(1);
    }

    @Test
    @DisplayName("GC-24 a key of another gateway is refused before any I/O")
    void foreignKey() {
        GatewayKey foreign = Foreign.twin(bench().key());
        ChargeCommand command = bench().charge(foreign);
        int before = bench().ledger().received(Step.CHARGE, command.orderNo().value());
        assertThatThrownBy(() -> bench().gateway().charge(command)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> bench().gateway().revokeBillingKey(Commands.revoke(foreign)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(bench().ledger().received(Step.CHARGE, command.orderNo().value()))
                .isEqualTo(before);
    }

    private void noConnection(PaymentGateway gateway, GatewayKey key) {
        ChargeCommand command = bench().charge(key);
        String orderNo = command.orderNo().value();
        int before = bench().ledger().received(Step.CHARGE, orderNo);
        assertNotAttempted(gateway.charge(command), NotAttemptedCause.NO_CONNECTION);
        assertThat(bench().ledger().received(Step.CHARGE, orderNo)).isEqualTo(before);
    }

    private static void assertNotAttempted(ChargeOutcome outcome, NotAttemptedCause cause) {
        assertThat(outcome).isInstanceOf(ChargeOutcome.NotAttempted.class);
        assertThat(((ChargeOutcome.NotAttempted) outcome).cause()).isEqualTo(cause);
    }
}
