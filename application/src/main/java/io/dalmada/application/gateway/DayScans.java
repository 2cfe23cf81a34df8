package io.dalmada.application.gateway;

import io.dalmada.application.port.out.gateway.GatewayProfile;
import io.dalmada.application.port.out.gateway.GatewayTrace;
import io.dalmada.application.port.out.gateway.GatewayTransactionList;
import io.dalmada.application.port.out.gateway.InquiryKey;
import io.dalmada.application.port.out.gateway.InquiryOutcome;
import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.application.port.out.gateway.PaymentSnapshot;
import io.dalmada.domain.gateway.Doubt;
import io.dalmada.domain.gateway.MerchantOrderNo;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The lists of a gateway's days, each read once for all pending inquiries of one run: at a gateway that finds an
 * order only by going through the days around it, 500 unknowns of one day would otherwise cost 500 times three lists. A
 * failed list is not asked for again in the same run either: the gateway has trouble enough. The adapter of such a gateway
 * answers a single {@link InquiryKey.ByOrder} by a new one of these.
 *
 * <p>That an order is on none of the lists proves its absence only if each list was understood: its form is known, its
 * count fits, every row was read, all of our own charges that are old enough to be listed are on it, and something positive
 * says that it is the list: one of those charges, the gateway's own count, or its own statement that there is nothing.
 */
public final class DayScans {
    private static final System.Logger LOG = System.getLogger(DayScans.class.getName());
    private static final ZoneId KOREA = ZoneId.of("Asia/Seoul");

    private final PaymentGateway gateway;
    private final GatewayTransactionList journal;
    private final Clock clock;
    private final ListWitness witness;
    private final Map<LocalDate, DayScan> days = new HashMap<>();
    private final Map<LocalDate, List<ListWitness.Known>> known = new HashMap<>();
    private final Set<LocalDate> told = new HashSet<>();

    /** @param gateway asked again by transaction for what a list shows */
    public DayScans(PaymentGateway gateway, GatewayTransactionList journal, Clock clock, ListWitness witness) {
        this.gateway = gateway;
        this.journal = journal;
        this.clock = clock;
        this.witness = witness;
    }

    /** As it is asked by an adapter, which knows none of our charges. */
    public DayScans(PaymentGateway gateway, GatewayTransactionList journal, Clock clock) {
        this(gateway, journal, clock, ListWitness.none());
    }

    /** Empty where an order can be asked for by itself. */
    public static Optional<DayScans> of(PaymentGateway gateway, Clock clock, ListWitness witness) {
        boolean byLists = gateway.profile().inquiryRoutes().contains(GatewayProfile.InquiryRoute.BY_ORDER_IN_LISTS);
        return gateway.journal().filter(any -> byLists).map(journal -> new DayScans(gateway, journal, clock, witness));
    }

    /** What the day of an order, the day before and the day after show of it, as of the oldest of their scans. */
    public InquiryResult find(MerchantOrderNo orderNo, Instant sentAt) {
        // A list that was read before the request was sent says nothing about it.
        days.values().removeIf(scan -> scan.at().isBefore(sentAt));
        List<DayScan> scans = around(sentAt).stream()
                .map(day -> days.computeIfAbsent(day, this::scan))
                .toList();
        Instant at =
                scans.stream().map(DayScan::at).min(Comparator.naturalOrder()).orElseThrow();
        return new InquiryResult(answer(orderNo, sentAt, scans), at);
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
            return DayScan.failed(day, now);
        }
    }

    private InquiryOutcome answer(MerchantOrderNo orderNo, Instant sentAt, List<DayScan> scans) {
        List<PaymentSnapshot> rows =
                scans.stream().flatMap(scan -> scan.of(orderNo).stream()).toList();
        Optional<PaymentSnapshot> approved = rows.stream()
                .filter(row -> row.status() == PaymentSnapshot.Status.APPROVED)
                .min(Comparator.comparing(row -> row.approvedAt().orElse(Instant.MAX)));
        return approved.map(row -> verified(row, sentAt)).orElseGet(() -> unpaid(orderNo, sentAt, rows, scans));
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
    private InquiryOutcome unpaid(
            MerchantOrderNo orderNo, Instant sentAt, List<PaymentSnapshot> rows, List<DayScan> scans) {
        var trace = GatewayTrace.ours(gateway.id(), "journal", clock.instant());
        // Every list is judged, for an operator has to hear of each that is odd.
        Optional<Doubt> doubt =
                scans.stream().flatMap(scan -> doubt(orderNo, sentAt, scan, scans).stream()).toList().stream()
                        .findFirst();
        if (doubt.isPresent()) {
            return new InquiryOutcome.Inconclusive(doubt.get(), trace);
        }
        return rows.isEmpty() ? new InquiryOutcome.NotFound(trace) : new InquiryOutcome.Found(rows.get(0), trace);
    }

    private Optional<Doubt> doubt(MerchantOrderNo orderNo, Instant sentAt, DayScan scan, List<DayScan> around) {
        Optional<String> odd = scan.oddity().or(() -> missing(scan, around));
        odd.ifPresent(form -> tell(scan.day(), form));
        Optional<Doubt> doubt = scan.doubtAbout(orderNo).or(() -> odd.map(any -> Doubt.LIST_NOT_UNDERSTOOD));
        if (doubt.isPresent()
                || isSigned(scan)
                || around.stream().anyMatch(list -> !list.of(orderNo).isEmpty())) {
            return doubt;
        }
        // Until the settle time is over, the list may still show a charge of ours, which is then the sign.
        if (!scan.at().isBefore(sentAt.plus(gateway.profile().absence().settle()))) {
            tell(scan.day(), "it shows no charge that we know, no count, and no word that there is nothing");
        }
        return Optional.of(Doubt.LIST_WITHOUT_SIGN);
    }

    /** Around midnight a charge may stand on a neighbour's list; a young one may not be listed yet. */
    private Optional<String> missing(DayScan scan, List<DayScan> around) {
        Instant settled = scan.at().minus(gateway.profile().absence().settle());
        long missing = knownOn(scan.day()).stream()
                .filter(charge -> charge.approvedAt().isBefore(settled))
                .filter(charge -> around.stream().noneMatch(list -> list.shows(charge) || list.mayHide(charge)))
                .count();
        return scan.isComplete() && missing > 0
                ? Optional.of(missing + " charges that we know are not on it")
                : Optional.empty();
    }

    private boolean isSigned(DayScan scan) {
        return scan.hasOwnSign() || knownOn(scan.day()).stream().anyMatch(scan::shows);
    }

    private List<ListWitness.Known> knownOn(LocalDate day) {
        return known.computeIfAbsent(day, witness::approvedOn);
    }

    /** Once for each list, however many ask. */
    private void tell(LocalDate day, String form) {
        if (told.add(day)) {
            witness.notUnderstood(day, form);
        }
    }
}
