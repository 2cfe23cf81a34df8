package io.dalmada.application.simulation;

import io.dalmada.application.testing.InMemoryGateway;
import io.dalmada.application.testing.InMemoryLedger;
import io.dalmada.application.testing.InMemoryLedger.Charge;
import io.dalmada.application.testing.InMemoryLedger.Step;
import java.util.List;
import java.util.Optional;

/** The ledgers of all vendors as one: the truth that everything else is held against. Their numbers differ. */
final class Books {
    private final List<InMemoryGateway> vendors;

    Books(List<InMemoryGateway> vendors) {
        this.vendors = vendors;
    }

    List<Charge> charges() {
        return vendors.stream().flatMap(v -> v.ledger().charges().stream()).toList();
    }

    Optional<Charge> find(String txn) {
        return vendors.stream()
                .map(InMemoryGateway::ledger)
                .filter(ledger -> ledger.has(txn))
                .map(ledger -> ledger.find(txn))
                .findFirst();
    }

    Charge require(String txn) {
        return find(txn).orElseThrow();
    }

    int mostReceived(Step step) {
        return vendors.stream()
                .map(InMemoryGateway::ledger)
                .mapToInt((InMemoryLedger ledger) -> ledger.mostReceived(step))
                .max()
                .orElse(0);
    }
}
