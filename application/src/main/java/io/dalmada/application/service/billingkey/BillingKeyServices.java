package io.dalmada.application.service.billingkey;

import io.dalmada.application.port.in.BillingKeyQuery;
import io.dalmada.application.port.in.GatewayQuery;
import io.dalmada.application.port.in.PeriodicWork;
import io.dalmada.application.port.in.RegisterBillingKey;
import io.dalmada.application.port.in.RegisterByWindow;
import io.dalmada.application.port.in.RevokeBillingKey;
import io.dalmada.application.service.shared.Ports;
import io.dalmada.application.service.shared.Settings;
import java.util.List;

/** Cards and the gateways that keep them, wired. */
public record BillingKeyServices(
        RegisterBillingKey register,
        RegisterByWindow registerByWindow,
        RevokeBillingKey revoke,
        BillingKeyQuery billingKeys,
        GatewayQuery gateways,
        List<PeriodicWork> works) {

    public static BillingKeyServices over(Ports ports, Settings settings) {
        BillingKeyDisposal disposal = new BillingKeyDisposal(ports);
        return new BillingKeyServices(
                new RegisterBillingKeyService(ports, settings),
                new RegisterByWindowService(ports, settings),
                new RevokeBillingKeyService(ports, disposal),
                new BillingKeyQueries(ports.billingKeys()),
                new GatewayQueries(ports.gateways()),
                List.of(new DisposalRetry(ports, settings, disposal), new RegistrationExpiry(ports, settings)));
    }
}
