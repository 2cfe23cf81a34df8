package io.dalmada.gateway.testkit.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.port.out.gateway.GatewayProfile.RevokeRule;
import io.dalmada.application.port.out.gateway.RevokeOutcome;
import io.dalmada.domain.gateway.GatewayKey;
import io.dalmada.gateway.testkit.context.Commands;
import io.dalmada.gateway.testkit.context.ContractContext;
import io.dalmada.gateway.testkit.report.Unproven;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

public abstract class RevokeBehaviours extends Behaviours {
    public RevokeBehaviours(Supplier<ContractContext> bench) {
        super(bench);
    }

    @Test
    @DisplayName("GC-41 a revoked key is dead and revoking again is AlreadyGone")
    void revoked() {
        GatewayKey key = bench().key();
        RevokeOutcome first = bench().gateway().revokeBillingKey(Commands.revoke(key));
        if (bench().profile().revoke() == RevokeRule.UNSUPPORTED) {
            assertThat(first).isInstanceOf(RevokeOutcome.Refused.class);
            throw Unproven.notClaimed("disposal of keys (and it was refused)");
        }
        assertThat(first).isInstanceOf(RevokeOutcome.Revoked.class);
        assertThat(bench().ledger().keyAlive(key)).isFalse();
        assertThat(bench().gateway().revokeBillingKey(Commands.revoke(key)))
                .isInstanceOf(RevokeOutcome.AlreadyGone.class);
    }
}
