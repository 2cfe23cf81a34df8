package io.dalmada.gateway.testkit.context;

import io.dalmada.application.gateway.ListTally;
import io.dalmada.application.port.out.gateway.GatewayTransactionList;
import io.dalmada.application.port.out.gateway.GatewayTransactionList.TransactionPage;
import io.dalmada.application.port.out.gateway.PaymentSnapshot;
import io.dalmada.domain.gateway.MerchantOrderNo;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All pages of a day's list, as an adapter reads them. */
public final class DayList {
    private static final int MOST_PAGES = 50;

    private final List<PaymentSnapshot> shown = new ArrayList<>();
    private final Set<MerchantOrderNo> unreadable = new HashSet<>();
    private final ListTally tally = new ListTally();
    private boolean broken;

    public static DayList read(GatewayTransactionList journal, LocalDate day) {
        DayList list = new DayList();
        Optional<String> cursor = Optional.empty();
        int pages = 0;
        do {
            cursor = list.add(journal.list(day, cursor));
        } while (cursor.isPresent() && ++pages < MOST_PAGES);
        return list;
    }

    private Optional<String> add(TransactionPage page) {
        if (!(page instanceof TransactionPage.Page read)) {
            broken = true;
            return Optional.empty();
        }
        shown.addAll(read.payments());
        unreadable.addAll(read.unreadable());
        tally.add(read.sign());
        return read.next();
    }

    public boolean shows(MerchantOrderNo orderNo) {
        return shown.stream().anyMatch(payment -> payment.orderNo().equals(orderNo));
    }

    /** True when the adapter says that it did not understand all of it: the list proves no absence. */
    public boolean isInDoubt() {
        return broken || tally.oddity().isPresent() || !unreadable.isEmpty();
    }
}
