package io.dalmada.gateway.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.port.out.gateway.ChargeOutcome;
import io.dalmada.application.port.out.gateway.IssueCommand;
import io.dalmada.application.port.out.gateway.IssueOutcome;
import io.dalmada.domain.gateway.CustomerRef;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.gateway.GatewayKey;
import io.dalmada.domain.shared.SecretText;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

abstract class IssueBehaviours extends Behaviours {
    IssueBehaviours(Supplier<Bench> bench) {
        super(bench);
    }

    @Test
    @DisplayName("GC-01 a registered card gives a key that charges")
    void keyCharges() {
        IssueCommand.ByCard command = bench().registration(CardBehaviour.APPROVES);
        IssueOutcome outcome = bench().gateway().issueBillingKey(command);
        assertThat(outcome).isInstanceOf(IssueOutcome.Issued.class);
        GatewayKey key = ((IssueOutcome.Issued) outcome).key();
        assertThat(key.gateway()).isEqualTo(bench().gateway().id());
        assertThat(key.customerRef()).isEqualTo(command.customerRef());
        assertThat(bench().ledger().keyAlive(key)).isTrue();
        assertThat(bench().ledger().approvals(bench().charged(key).orderNo())).isEqualTo(1);
    }

    @Test
    @DisplayName("GC-02 a key carries all it needs")
    void keyIsEnough() {
        GatewayKey restored = restored(bench().key());
        Watched restarted = bench().watched(bench().harness().fresh());
        assertThat(restarted.charge(bench().charge(restored))).isInstanceOf(ChargeOutcome.Approved.class);
    }

    @Test
    @DisplayName("GC-03 a refused card is Refused with a reason, never Unknown")
    void refusedCard() {
        IssueOutcome outcome = bench().gateway().issueBillingKey(bench().registration(CardBehaviour.ISSUE_REFUSED));
        assertThat(outcome).isInstanceOf(IssueOutcome.Refused.class);
        assertThat(((IssueOutcome.Refused) outcome).decline().reason()).isNotNull();
    }

    /** As the store does: nothing but texts survives. */
    private static GatewayKey restored(GatewayKey key) {
        Map<String, SecretText> extras = new HashMap<>();
        key.extras().forEach((name, extra) -> extras.put(name, copy(extra)));
        return new GatewayKey(
                new GatewayId(key.gateway().value()),
                copy(key.value()),
                new CustomerRef(key.customerRef().value()),
                extras);
    }

    private static SecretText copy(SecretText secret) {
        return SecretText.of(new String(secret.use(Function.<String>identity()).toCharArray()));
    }
}
