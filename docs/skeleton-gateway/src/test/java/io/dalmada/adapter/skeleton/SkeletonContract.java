package io.dalmada.adapter.skeleton;

import io.dalmada.gateway.testkit.GatewayHarness;
import io.dalmada.gateway.testkit.PaymentGatewayContract;

/** The contract of all gateways, over the simulated vendor. */
class SkeletonContract extends PaymentGatewayContract {
    @Override
    protected GatewayHarness harness() {
        return new SkeletonHarness();
    }
}
