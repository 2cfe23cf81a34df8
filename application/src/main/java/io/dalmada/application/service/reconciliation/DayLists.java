package io.dalmada.application.service.reconciliation;

import io.dalmada.application.port.out.gateway.GatewayTransactionList;
import io.dalmada.application.port.out.gateway.PaymentSnapshot;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.gateway.GatewayTxnId;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The numbers on a gateway's lists of some days; each list is read at most once, and only when it is asked for. */
final class DayLists {
    private final TransactionListReader walk;
    private final GatewayId gateway;
    private final GatewayTransactionList journal;
    private final Map<LocalDate, Set<GatewayTxnId>> read = new HashMap<>();

    DayLists(TransactionListReader walk, GatewayId gateway, GatewayTransactionList journal) {
        this.walk = walk;
        this.gateway = gateway;
        this.journal = journal;
    }

    /** A list could not be read to its end, so nothing can be said to be missing. */
    static final class Incomplete extends Exception {
        private static final long serialVersionUID = 1L;
    }

    void add(LocalDate day, Set<GatewayTxnId> txns) {
        read.put(day, txns);
    }

    boolean has(Collection<LocalDate> days, GatewayTxnId txn) throws Incomplete {
        for (LocalDate day : days) {
            if (on(day).contains(txn)) {
                return true;
            }
        }
        return false;
    }

    private Set<GatewayTxnId> on(LocalDate day) throws Incomplete {
        Set<GatewayTxnId> known = read.get(day);
        if (known != null) {
            return known;
        }
        Set<GatewayTxnId> txns = new HashSet<>();
        if (!walk.pages(
                gateway,
                journal,
                day,
                page -> page.stream().map(PaymentSnapshot::txn).forEach(txns::add))) {
            throw new Incomplete();
        }
        read.put(day, txns);
        return txns;
    }
}
