package io.dalmada.application.gateway;

import io.dalmada.application.port.out.gateway.GatewayTransactionList;
import io.dalmada.application.port.out.gateway.GatewayTransactionList.TransactionPage;
import io.dalmada.application.port.out.gateway.PaymentSnapshot;
import io.dalmada.domain.gateway.Doubt;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.gateway.MerchantOrderNo;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All pages of one day's list. */
final class DayScan {
    private final LocalDate day;
    private final Instant at;
    private final Map<MerchantOrderNo, List<PaymentSnapshot>> rows = new HashMap<>();
    private final Set<GatewayTxnId> txns = new HashSet<>();
    private final Set<MerchantOrderNo> unreadable = new HashSet<>();
    private final ListTally tally = new ListTally();
    private Optional<Doubt> broken = Optional.empty();
    private Optional<String> oddity = Optional.empty();

    private DayScan(LocalDate day, Instant at) {
        this.day = day;
        this.at = at;
    }

    /** @param now when the reading begins */
    static DayScan read(GatewayTransactionList journal, LocalDate day, Instant now) {
        DayScan scan = new DayScan(day, now);
        Optional<String> cursor = Optional.empty();
        do {
            cursor = scan.add(journal.list(day, cursor));
        } while (cursor.isPresent());
        scan.oddity = scan.oddity.or(scan::oddTally);
        return scan;
    }

    static DayScan failed(LocalDate day, Instant at) {
        DayScan scan = new DayScan(day, at);
        scan.broken = Optional.of(Doubt.NO_REPLY);
        return scan;
    }

    /** What was read before a page that failed still shows what is there; it only proves no absence. */
    private Optional<String> add(TransactionPage page) {
        if (page instanceof TransactionPage.Page read) {
            read.payments().forEach(this::add);
            unreadable.addAll(read.unreadable());
            tally.add(read.sign());
            return read.next();
        }
        if (page instanceof TransactionPage.NotUnderstood strange) {
            oddity = Optional.of(strange.form());
        } else {
            broken = Optional.of(((TransactionPage.Unavailable) page).doubt());
        }
        return Optional.empty();
    }

    private void add(PaymentSnapshot seen) {
        rows.computeIfAbsent(seen.orderNo(), first -> new ArrayList<>()).add(seen);
        txns.add(seen.txn());
    }

    /** Of half a list no count fits. */
    private Optional<String> oddTally() {
        return broken.isPresent() ? Optional.empty() : tally.oddity();
    }

    LocalDate day() {
        return day;
    }

    Instant at() {
        return at;
    }

    List<PaymentSnapshot> of(MerchantOrderNo orderNo) {
        return rows.getOrDefault(orderNo, List.of());
    }

    boolean shows(ListWitness.Known charge) {
        return txns.contains(charge.txn());
    }

    /** It may stand on a row that could not be read. */
    boolean mayHide(ListWitness.Known charge) {
        return unreadable.contains(charge.orderNo());
    }

    /** Read to its end, in a form that is known. */
    boolean isComplete() {
        return broken.isEmpty() && oddity.isEmpty();
    }

    /** The gateway itself says how much there is. */
    boolean hasOwnSign() {
        return tally.isSigned();
    }

    /** Why the list proves nothing at all, as a text for the operator; empty for a list that failed or is in order. */
    Optional<String> oddity() {
        return oddity;
    }

    /** Why this scan does not prove that the order is absent, its form and count alone considered. */
    Optional<Doubt> doubtAbout(MerchantOrderNo orderNo) {
        if (unreadable.contains(orderNo)) {
            return Optional.of(Doubt.BROKEN_REPLY);
        }
        return broken.or(() -> oddity.map(any -> Doubt.LIST_NOT_UNDERSTOOD));
    }
}
