package io.dalmada.application.service.billingkey;

import io.dalmada.application.port.in.GatewayQuery;
import io.dalmada.application.port.out.gateway.PaymentGateways;
import io.dalmada.domain.gateway.GatewayId;
import java.util.Comparator;
import java.util.List;

/** Reads what is configured. */
final class GatewayQueries implements GatewayQuery {
    private final PaymentGateways gateways;

    GatewayQueries(PaymentGateways gateways) {
        this.gateways = gateways;
    }

    @Override
    public List<Account> all() {
        return gateways.ids().stream()
                .sorted(Comparator.comparing(GatewayId::value))
                .map(id -> new Account(
                        id,
                        gateways.defaultId().filter(id::equals).isPresent(),
                        gateways.require(id).profile()))
                .toList();
    }
}
