package io.dalmada.bootstrap;

import io.dalmada.application.service.shared.Billing;
import io.dalmada.application.service.shared.Maintenance;
import io.dalmada.bootstrap.startup.IncompleteConfiguration;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.subscription.BillingRules;
import io.dalmada.domain.subscription.ChargeWindow;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/** The settings under {@code dalmada.billing}, translated for the application; values that make no sense stop the start. */
final class BillingSettings {
    private BillingSettings() {}

    static Billing of(DalmadaProperties.Billing set) {
        try {
            ChargeWindow window = new ChargeWindow(set.zone(), set.opens(), set.closes(), set.charging());
            return new Billing(
                    new BillingRules(window, set.catchUpDays(), set.giveUpAfter()),
                    Optional.ofNullable(set.node()).orElseGet(BillingSettings::host),
                    set.senders(),
                    set.lookEvery(),
                    set.maintenance().stream().map(BillingSettings::maintenance).toList(),
                    set.declinesOfAKey(),
                    set.declineSpan());
        } catch (IllegalArgumentException malformed) {
            throw new IncompleteConfiguration(List.of("dalmada.billing: " + malformed.getMessage()));
        }
    }

    private static Maintenance maintenance(DalmadaProperties.MaintenanceWindow set) {
        return new Maintenance(
                new GatewayId(set.gateway()),
                set.from().toInstant(),
                set.until().toInstant());
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "node";
        }
    }
}
