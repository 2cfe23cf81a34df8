package io.dalmada.adapter.cookiepay;

import io.dalmada.gateway.testkit.GatewayHarness;
import io.dalmada.gateway.testkit.PaymentGatewayContract;
import org.junit.jupiter.api.Tag;

/** The contract of all gateways, over the simulator. */
@Tag("slow")
class CookiePayContractTest extends PaymentGatewayContract {
    @Override
    protected GatewayHarness harness() {
        return new SimulatorHarness();
    }
}
