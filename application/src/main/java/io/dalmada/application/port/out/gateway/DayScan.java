package io.dalmada.application.port.out.gateway;

import io.dalmada.application.port.out.gateway.GatewayJournal.JournalPage;
import io.dalmada.domain.gateway.Doubt;
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

/**
 * All pages of one day's list.
 *
 * @param at when the reading began
 * @param broken why it is not all of them; empty for a complete scan
 * @param unreadable orders of which nothing can be said
 */
record DayScan(
        Instant at,
        Optional<Doubt> broken,
        Map<MerchantOrderNo, List<PaymentSnapshot>> rows,
        Set<MerchantOrderNo> unreadable) {

    static DayScan read(GatewayJournal journal, LocalDate day, Instant now) {
        DayScan scan = new DayScan(now, Optional.empty(), new HashMap<>(), new HashSet<>());
        Optional<String> cursor = Optional.empty();
        do {
            JournalPage page = journal.list(day, cursor);
            if (page instanceof JournalPage.Unavailable failed) {
                return scan.brokenBy(failed.doubt());
            }
            cursor = scan.add((JournalPage.Page) page);
        } while (cursor.isPresent());
        return scan;
    }

    static DayScan failed(Instant at) {
        return new DayScan(at, Optional.of(Doubt.NO_REPLY), Map.of(), Set.of());
    }

    private Optional<String> add(JournalPage.Page page) {
        page.payments()
                .forEach(seen -> rows.computeIfAbsent(seen.orderNo(), first -> new ArrayList<>())
                        .add(seen));
        unreadable.addAll(page.unreadable());
        return page.next();
    }

    /** What was read before still shows what is there; it only proves no absence. */
    private DayScan brokenBy(Doubt doubt) {
        return new DayScan(at, Optional.of(doubt), rows, unreadable);
    }

    /** Why this scan does not prove that the order is absent. */
    Optional<Doubt> doubtAbout(MerchantOrderNo orderNo) {
        return unreadable.contains(orderNo) ? Optional.of(Doubt.BROKEN_REPLY) : broken;
    }
}
