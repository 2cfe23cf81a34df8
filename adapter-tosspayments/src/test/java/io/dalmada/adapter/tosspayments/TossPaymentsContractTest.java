package io.dalmada.adapter.tosspayments;

import io.dalmada.gateway.testkit.GatewayHarness;
import io.dalmada.gateway.testkit.PaymentGatewayContract;

/** The contract of all gateways, over the simulator. */
class TossPaymentsContractTest extends PaymentGatewayContract {
    @Override
    protected GatewayHarness harness() {
        return new SimulatorHarness();
    }
}
