package io.dalmada.application.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dalmada.application.model.GatewayHold;
import io.dalmada.domain.gateway.GatewayId;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What every {@link io.dalmada.application.port.out.GatewayHolds} promises. */
public abstract class GatewayHoldsContract extends StorageContract {
    private static final int ROUNDS = 5;
    private static final GatewayHold FIRST = new GatewayHold(PaymentFixture.GATEWAY, NOW, "김운영", "가맹점 한도 확인");
    private static final GatewayHold SECOND =
            new GatewayHold(PaymentFixture.GATEWAY, NOW.plusSeconds(1), "rule", "MERCHANT_LIMIT");
    private static final GatewayHold OTHER = new GatewayHold(new GatewayId("another"), NOW, "rule", "MERCHANT_CONFIG");

    @Test
    void keepsTheFirstReason() {
        hold(FIRST);
        hold(SECOND);

        assertThat(store.holds().find(PaymentFixture.GATEWAY)).contains(FIRST);
        assertThat(store.holds().find(OTHER.gateway())).isEmpty();
    }

    @Test
    void knowsAllByName() {
        hold(FIRST);
        hold(OTHER);

        assertThat(store.holds().all()).containsExactly(OTHER, FIRST);
    }

    @Test
    void canBeReleasedAndHeldAgain() {
        hold(FIRST);
        run(() -> store.holds().release(PaymentFixture.GATEWAY));
        assertThat(store.holds().all()).isEmpty();

        run(() -> store.holds().release(PaymentFixture.GATEWAY));
        hold(SECOND);
        assertThat(store.holds().find(PaymentFixture.GATEWAY)).contains(SECOND);
    }

    @RepeatedTest(ROUNDS)
    void ofTwoAtOnceOneIsKeptAndNobodyLoses() throws Exception {
        long through = Race.winners(
                store.transactions(), () -> FIRST, hold -> store.holds().hold(hold));

        assertThat(through).isEqualTo(2);
        assertThat(store.holds().all()).containsExactly(FIRST);
    }

    @Test
    void changesOnlyInsideATransaction() {
        assertThatThrownBy(() -> store.holds().hold(FIRST)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> store.holds().release(PaymentFixture.GATEWAY))
                .isInstanceOf(IllegalStateException.class);
    }

    private void hold(GatewayHold hold) {
        run(() -> store.holds().hold(hold));
    }
}
