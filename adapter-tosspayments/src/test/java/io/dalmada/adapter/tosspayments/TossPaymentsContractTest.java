package io.dalmada.adapter.tosspayments;

import io.dalmada.gateway.testkit.GatewayHarness;
import io.dalmada.gateway.testkit.PaymentGatewayContract;
import org.junit.jupiter.api.Tag;

/** The contract of all gateways, over the simulator. */
@Tag("slow")
class TossPaymentsContractTest extends PaymentGatewayContract {
    @Override
    protected GatewayHarness harness() {
        return new SimulatorHarness();
    }
}
