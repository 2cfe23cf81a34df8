package io.dalmada.application.service.reconciliation;

import io.dalmada.application.gateway.ListTally;
import io.dalmada.application.port.out.UnreadableRow;
import io.dalmada.application.port.out.gateway.GatewayTransactionList;
import io.dalmada.application.port.out.gateway.GatewayTransactionList.TransactionPage;
import io.dalmada.application.port.out.gateway.PaymentSnapshot;
import io.dalmada.application.service.resolution.OurCharges;
import io.dalmada.application.service.shared.Ports;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.gateway.MerchantOrderNo;
import io.dalmada.domain.payment.Payment;
import java.lang.System.Logger.Level;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One walk through a gateway's list of a day. Our side of a page is looked up at once and after the page was read, so that
 * what is on the list was already written down here if it ever was.
 */
public final class TransactionListReader {
    private static final System.Logger LOG = System.getLogger(TransactionListReader.class.getName());
    /** A gateway's page may be a whole day; what a statement takes is less. */
    private static final int CHUNK = 500;

    private final Ports ports;

    TransactionListReader(Ports ports) {
        this.ports = ports;
    }

    /** A charge on the list. @param ours the payment it belongs to, if we know one */
    public record Row(PaymentSnapshot shown, Optional<Payment> ours) {}

    /**
     * @return false when the list was not read to its end or not understood, or one of our own rows cannot be read; what was
     *     read was handed on all the same
     */
    boolean rows(GatewayId gateway, GatewayTransactionList journal, LocalDate day, Consumer<List<Row>> each) {
        boolean[] allReadable = {true};
        boolean complete = pages(gateway, journal, day, page -> {
            for (int from = 0; from < page.size(); from += CHUNK) {
                List<PaymentSnapshot> chunk = page.subList(from, Math.min(from + CHUNK, page.size()));
                List<Row> rows = readable(gateway, chunk);
                allReadable[0] &= rows.size() == chunk.size();
                each.accept(rows);
            }
        });
        return complete && allReadable[0];
    }

    /** One of ours that cannot be read is not handed on, for it would seem to be of other origin; its neighbours are. */
    private List<Row> readable(GatewayId gateway, List<PaymentSnapshot> shown) {
        try {
            return lookedUp(gateway, shown);
        } catch (UnreadableRow oneOfThem) {
            if (shown.size() == 1) {
                LOG.log(Level.ERROR, "order {0} is left out: {1}", shown.get(0).orderNo(), oneOfThem.getMessage());
                ports.alarms().raise("row-unreadable", gateway, 1);
                return List.of();
            }
            return shown.stream()
                    .flatMap(one -> readable(gateway, List.of(one)).stream())
                    .toList();
        }
    }

    /** As {@link #rows}, without reading our payments. */
    boolean pages(
            GatewayId gateway, GatewayTransactionList journal, LocalDate day, Consumer<List<PaymentSnapshot>> each) {
        ListTally tally = new ListTally();
        Optional<String> cursor = Optional.empty();
        do {
            TransactionPage page = journal.list(day, cursor);
            if (!(page instanceof TransactionPage.Page read)) {
                half(gateway, day, page);
                return false;
            }
            each.accept(read.payments());
            tally.add(read.sign());
            cursor = read.next();
        } while (cursor.isPresent());
        tally.oddity().ifPresent(form -> OurCharges.tell(ports, gateway, day, form));
        return tally.oddity().isEmpty();
    }

    private void half(GatewayId gateway, LocalDate day, TransactionPage page) {
        if (page instanceof TransactionPage.NotUnderstood strange) {
            OurCharges.tell(ports, gateway, day, strange.form());
        } else {
            LOG.log(Level.WARNING, "the list of {0} at {1} could not be read to its end", day, gateway);
        }
    }

    /** By the gateway's number, and by the order number where that is not known. */
    private List<Row> lookedUp(GatewayId gateway, List<PaymentSnapshot> shown) {
        Map<MerchantOrderNo, Payment> byOrder = new HashMap<>();
        Map<GatewayTxnId, Payment> byTxn = new HashMap<>();
        for (Payment payment : ports.payments()
                .findByOrders(shown.stream().map(PaymentSnapshot::orderNo).toList())) {
            payment.attempts().forEach(attempt -> byOrder.put(attempt.orderNo(), payment));
            remember(gateway, payment, byTxn);
        }
        List<GatewayTxnId> rest = shown.stream()
                .map(PaymentSnapshot::txn)
                .filter(txn -> !byTxn.containsKey(txn))
                .toList();
        ports.payments().findByTransactions(gateway, rest).forEach(payment -> remember(gateway, payment, byTxn));
        return shown.stream()
                .map(seen -> new Row(
                        seen,
                        Optional.ofNullable(byTxn.get(seen.txn()))
                                .or(() -> Optional.ofNullable(byOrder.get(seen.orderNo())))))
                .toList();
    }

    private static void remember(GatewayId gateway, Payment payment, Map<GatewayTxnId, Payment> byTxn) {
        if (payment.gateway().equals(gateway)) {
            payment.charges().forEach(charge -> byTxn.put(charge.txn(), payment));
        }
    }
}
