package io.dalmada.gateway.testkit;

public class InMemoryGatewayContractTest extends PaymentGatewayContract {
    @Override
    protected GatewayHarness harness() {
        return new InMemoryHarness(InMemoryHarness.Sabotage.none());
    }
}
