package io.dalmada.application.port.out.gateway;

import io.dalmada.domain.gateway.Doubt;
import io.dalmada.domain.gateway.MerchantOrderNo;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The lists of a gateway's days, each read once for all open questions of one run (E.5): at a gateway that finds an order
 * only by going through the days around it, 500 unknowns of one day would otherwise cost 500 times three lists. A failed
 * list is not asked for again in the same run either: the gateway has trouble enough. The adapter of such a gateway answers
 * a single {@link InquiryKey.ByOrder} by a new one of these.
 */
public final class DayScans {
    private static final System.Logger LOG = System.getLogger(DayScans.class.getName());
    private static final ZoneId KOREA = ZoneId.of("Asia/Seoul");

    private final PaymentGateway gateway;
    private final GatewayJournal journal;
    private final Clock clock;
    private final Map<LocalDate, DayScan> days = new HashMap<>();

    /** @param gateway asked again by transaction for what a list shows */
    public DayScans(PaymentGateway gateway, GatewayJournal journal, Clock clock) {
        this.gateway = gateway;
        this.journal = journal;
        this.clock = clock;
    }

    /** Empty where an order can be asked for by itself. */
    public static Optional<DayScans> of(PaymentGateway gateway, Clock clock) {
        boolean byLists = gateway.profile().inquiryRoutes().contains(GatewayProfile.InquiryRoute.BY_ORDER_IN_LISTS);
        return gateway.journal().filter(any -> byLists).map(journal -> new DayScans(gateway, journal, clock));
    }

    /** What D-1 to D+1 show of an order, as of the oldest of their scans. */
    public Look find(MerchantOrderNo orderNo, Instant sentAt) {
        // A list that was read before the request was sent says nothing about it.
        days.values().removeIf(scan -> scan.at().isBefore(sentAt));
        List<DayScan> scans = around(sentAt).stream()
                .map(day -> days.computeIfAbsent(day, this::scan))
                .toList();
        Instant at =
                scans.stream().map(DayScan::at).min(Comparator.naturalOrder()).orElseThrow();
        return new Look(answer(orderNo, sentAt, scans), at);
    }

    /** As far as those days have begun in Korea. */
    private List<LocalDate> around(Instant sentAt) {
        LocalDate day = LocalDate.ofInstant(sentAt, KOREA);
        LocalDate today = LocalDate.ofInstant(clock.instant(), KOREA);
        LocalDate last = day.isBefore(today) ? day.plusDays(1) : day;
        return day.minusDays(1).datesUntil(last.plusDays(1)).toList();
    }

    private DayScan scan(LocalDate day) {
        Instant now = clock.instant();
        try {
            return DayScan.read(journal, day, now);
        } catch (RuntimeException bug) {
            LOG.log(Level.ERROR, "gateway {0} threw {1} on the list of {2}", gateway.id(), bug.getClass(), day);
            return DayScan.failed(now);
        }
    }

    private InquiryOutcome answer(MerchantOrderNo orderNo, Instant sentAt, List<DayScan> scans) {
        List<PaymentSnapshot> rows = scans.stream()
                .flatMap(scan -> scan.rows().getOrDefault(orderNo, List.of()).stream())
                .toList();
        Optional<PaymentSnapshot> approved = rows.stream()
                .filter(row -> row.status() == PaymentSnapshot.Status.APPROVED)
                .min(Comparator.comparing(row -> row.approvedAt().orElse(Instant.MAX)));
        return approved.map(row -> verified(row, sentAt)).orElseGet(() -> unpaid(orderNo, rows, scans));
    }

    /** The list shows the order, so a look-up of the charge that does not is not ready yet. */
    private InquiryOutcome verified(PaymentSnapshot row, Instant sentAt) {
        InquiryOutcome seen = gateway.inquire(new InquiryKey.ByTransaction(row.txn(), sentAt));
        boolean same = seen instanceof InquiryOutcome.Found found
                && found.payment().orderNo().equals(row.orderNo());
        return same || seen instanceof InquiryOutcome.Inconclusive
                ? seen
                : new InquiryOutcome.Inconclusive(Doubt.MISMATCH, seen.trace());
    }

    /** A row that cannot be read, or a page that is missing, may hide the approval beside a decline. */
    private InquiryOutcome unpaid(MerchantOrderNo orderNo, List<PaymentSnapshot> rows, List<DayScan> scans) {
        var trace = GatewayTrace.ours(gateway.id(), "journal", clock.instant());
        Optional<Doubt> doubt = scans.stream()
                .flatMap(scan -> scan.doubtAbout(orderNo).stream())
                .findFirst();
        if (doubt.isPresent()) {
            return new InquiryOutcome.Inconclusive(doubt.get(), trace);
        }
        return rows.isEmpty() ? new InquiryOutcome.NotFound(trace) : new InquiryOutcome.Found(rows.get(0), trace);
    }
}
