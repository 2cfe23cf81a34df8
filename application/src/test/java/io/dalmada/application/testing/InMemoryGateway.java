package io.dalmada.application.testing;

import io.dalmada.application.gateway.CommandCheck;
import io.dalmada.application.port.out.gateway.ChargeCommand;
import io.dalmada.application.port.out.gateway.ChargeOutcome;
import io.dalmada.application.port.out.gateway.GatewayNotices;
import io.dalmada.application.port.out.gateway.GatewayProfile;
import io.dalmada.application.port.out.gateway.GatewayTrace;
import io.dalmada.application.port.out.gateway.GatewayTransactionList;
import io.dalmada.application.port.out.gateway.InquiryKey;
import io.dalmada.application.port.out.gateway.InquiryOutcome;
import io.dalmada.application.port.out.gateway.IssueCommand;
import io.dalmada.application.port.out.gateway.IssueOutcome;
import io.dalmada.application.port.out.gateway.ListSign;
import io.dalmada.application.port.out.gateway.OpenWindow;
import io.dalmada.application.port.out.gateway.OpeningOutcome;
import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.application.port.out.gateway.PaymentSnapshot;
import io.dalmada.application.port.out.gateway.PendingRefund;
import io.dalmada.application.port.out.gateway.RefundCommand;
import io.dalmada.application.port.out.gateway.RefundOutcome;
import io.dalmada.application.port.out.gateway.RegistrationWindow;
import io.dalmada.application.port.out.gateway.RevokeCommand;
import io.dalmada.application.port.out.gateway.RevokeOutcome;
import io.dalmada.application.port.out.gateway.SealedReplies;
import io.dalmada.application.port.out.gateway.WindowOpening;
import io.dalmada.application.testing.InMemoryLedger.Step;
import io.dalmada.domain.billingkey.CardKind;
import io.dalmada.domain.billingkey.CardOwner;
import io.dalmada.domain.billingkey.CardSummary;
import io.dalmada.domain.gateway.Decline;
import io.dalmada.domain.gateway.Doubt;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.gateway.GatewayKey;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.gateway.MerchantOrderNo;
import io.dalmada.domain.gateway.NotAttemptedCause;
import io.dalmada.domain.gateway.RefundNo;
import io.dalmada.domain.gateway.RefundRefusal;
import io.dalmada.domain.gateway.SealedReply;
import io.dalmada.domain.payment.TaxSplit;
import io.dalmada.domain.shared.Money;
import io.dalmada.domain.shared.SecretText;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A gateway in memory: a ledger, live keys, and {@link Trouble} on demand. It refuses a used order number, or repeats what
 * came of it where its profile has a replay, and lists by day. It throws when it is called inside a transaction.
 */
public final class InMemoryGateway implements PaymentGateway {
    private static final ZoneId KOREA = ZoneId.of("Asia/Seoul");

    private final GatewayId id;
    private final GatewayProfile profile;
    private final Clock clock;
    private final BooleanSupplier inTransaction;
    private final InMemoryLedger ledger;
    private final InMemoryWindow window;
    private final InMemoryNotices notices;
    private final Map<Step, Queue<Trouble>> troubles = new EnumMap<>(Step.class);
    private final Map<String, Boolean> keys = new HashMap<>();
    private final Map<String, Decline> declined = new HashMap<>();
    private final Set<String> orders = new HashSet<>();
    private final List<Late> late = new ArrayList<>();
    private final Map<String, Integer> unreadable = new HashMap<>();
    private final Map<String, PaymentSnapshot> unpaid = new HashMap<>();
    private boolean sumShown = true;
    private boolean declinesShown;
    private Duration lag = Duration.ZERO;
    private final Set<String> lost = new HashSet<>();
    private final Map<String, Long> misstated = new HashMap<>();
    private final Map<String, Instant> misdated = new HashMap<>();
    private final Map<LocalDate, Long> closed = new HashMap<>();
    private int pageSize = Integer.MAX_VALUE;
    private Listing listing = Listing.COUNTED;

    /** What the lists of days say of themselves, and what an adapter makes of it. */
    public enum Listing {
        /** The gateway says how many there are, and each is read. */
        COUNTED,
        /** Rows without a count; a day without any says so in no way. */
        PLAIN,
        /** In a form that is read as a page without rows. */
        TAKEN_FOR_EMPTY,
        /** Rows of approvals, which say nothing of what is left of them. */
        APPROVALS,
        /** The gateway counts one more than it shows. */
        CUT_SHORT,
        /** One row more, whose order number cannot be read. */
        NAMELESS,
        /** In a form that the adapter does not know, and says so. */
        STRANGE
    }

    private record Late(Instant due, Consumer<Instant> effect) {}

    /** Thrown by {@link Trouble.Dies}: whoever simulates a process lets it end the run. */
    public static final class Died extends Error {
        private static final long serialVersionUID = 1L;
    }

    public InMemoryGateway(GatewayProfile profile, Clock clock, BooleanSupplier inTransaction) {
        this(new GatewayId("memory"), profile, clock, inTransaction, new InMemoryLedger());
    }

    public InMemoryGateway(
            GatewayId id, GatewayProfile profile, Clock clock, BooleanSupplier inTransaction, InMemoryLedger ledger) {
        this.id = id;
        this.profile = profile;
        this.clock = clock;
        this.inTransaction = inTransaction;
        this.ledger = ledger;
        this.window = new InMemoryWindow(clock, this::opening);
        this.notices = new InMemoryNotices(profile.notices());
    }

    // ---- what a test says

    /** The next call of this step meets this trouble; several queue up. */
    public synchronized void next(Step step, Trouble trouble) {
        troubles.computeIfAbsent(step, s -> new ArrayDeque<>()).add(trouble);
    }

    public synchronized void clearTroubles() {
        troubles.clear();
    }

    /** Look-ups no longer show what was given back. */
    public synchronized void hideSums() {
        sumShown = false;
    }

    public synchronized void showSums() {
        sumShown = true;
    }

    /** From now on look-ups show declined charges too. */
    public synchronized void showDeclines() {
        declinesShown = true;
    }

    /** New charges stay out of look-ups for this long. */
    public synchronized void lag(Duration behind) {
        lag = behind;
    }

    public synchronized boolean isKeyAlive(GatewayKey key) {
        return key.value().use(value -> keys.getOrDefault(value, false));
    }

    public synchronized int keysAlive() {
        return (int) keys.values().stream().filter(alive -> alive).count();
    }

    /** Kills a key at the gateway alone. */
    public synchronized void killKey(GatewayKey key) {
        key.value().use(value -> keys.put(value, false));
    }

    /** Cancels in the gateway's console, beside every call of ours. */
    public synchronized void cancelInConsole(String txn, long amount) {
        ledger.cancel(txn, "", amount, clock.instant());
    }

    /** A charge that nobody here asked for. @return its number */
    public synchronized String plant(String orderNo, long amount, Instant at) {
        return ledger.charge(orderNo, amount, at).txn();
    }

    /** Look-ups and lists no longer show this charge. */
    public synchronized void lose(String txn) {
        lost.add(txn);
    }

    /** Look-ups and lists show this amount for the charge. */
    public synchronized void misstate(String txn, long amount) {
        misstated.put(txn, amount);
    }

    /** Lists show the charge at this time. */
    public synchronized void misdate(String txn, Instant at) {
        misdated.put(txn, at);
    }

    /** The list of this day cannot be read from this row on. */
    public synchronized void close(LocalDate day, long fromRow) {
        closed.put(day, fromRow);
    }

    public synchronized void openAll() {
        closed.clear();
    }

    /** From now on. */
    public synchronized void lists(Listing as) {
        listing = as;
    }

    /** A day's list comes in pages of this size. */
    public synchronized void pageSize(int rows) {
        pageSize = rows;
    }

    /** When the next late effect happens; empty when none is on its way. */
    public synchronized Optional<Instant> nextLate() {
        return late.stream().map(Late::due).min(Instant::compareTo);
    }

    /** What happened, with all that is due by now. */
    public synchronized InMemoryLedger ledger() {
        settle();
        return ledger;
    }

    // ---- the port

    @Override
    public GatewayId id() {
        return id;
    }

    @Override
    public GatewayProfile profile() {
        return profile;
    }

    @Override
    public synchronized IssueOutcome issueBillingKey(IssueCommand command) {
        CommandCheck.issue(this, command);
        Optional<Trouble> trouble = begin(Step.ISSUE, command.registrationNo().value());
        Optional<String> lastFour = lastFour(command);
        GatewayTrace trace = trace("issue", trouble);
        if (trouble.isEmpty() && profile.replay().isPossible() && keys.containsKey(keyValue(command))) {
            return new IssueOutcome.Issued(newKey(command), summary(), clock.instant(), Optional.empty(), trace);
        }
        if (command instanceof IssueCommand.ByWindow proven
                && trouble.flatMap(InMemoryGateway::notAttempted).isEmpty()
                && !window.spend(proven.result())) {
            return new IssueOutcome.Refused(Decline.of(io.dalmada.domain.gateway.DeclineReason.AUTH_MISMATCH), trace);
        }
        if (trouble.isEmpty()) {
            return new IssueOutcome.Issued(
                    newKey(command), summary().withLastFour(lastFour), clock.instant(), Optional.empty(), trace);
        }
        if (trouble.get() instanceof Trouble.Declines no) {
            return new IssueOutcome.Refused(Decline.of(no.reason()), trace);
        }
        Optional<NotAttemptedCause> cause = notAttempted(trouble.get());
        if (cause.isPresent()) {
            return new IssueOutcome.NotAttempted(cause.get(), trace);
        }
        if (hasEffect(trouble.get())) {
            newKey(command);
        }
        dieIfTold(trouble);
        return new IssueOutcome.Unknown(doubt(trouble.get()), trace);
    }

    private static Optional<String> lastFour(IssueCommand command) {
        if (!(command instanceof IssueCommand.ByCard entry)) {
            return Optional.of("1235");
        }
        Optional<String> lastFour = entry.card().lastFour();
        entry.card().use((number, expiry, owner, password) -> number.length);
        return lastFour;
    }

    @Override
    public Optional<RegistrationWindow> registrationWindow() {
        return profile.issueRoutes().contains(GatewayProfile.IssueRoute.WINDOW)
                ? Optional.of(window)
                : Optional.empty();
    }

    private synchronized Function<WindowOpening, OpeningOutcome> opening(OpenWindow request) {
        Optional<Trouble> trouble = begin(Step.OPEN, request.registrationNo().value());
        GatewayTrace trace = trace("open", trouble);
        dieIfTold(trouble);
        return opening ->
                trouble.map(met -> unopened(met, trace)).orElseGet(() -> new OpeningOutcome.Opened(opening, trace));
    }

    private static OpeningOutcome unopened(Trouble trouble, GatewayTrace trace) {
        if (trouble instanceof Trouble.Declines no) {
            return new OpeningOutcome.Refused(Decline.of(no.reason()), trace);
        }
        return notAttempted(trouble)
                .<OpeningOutcome>map(cause -> new OpeningOutcome.NotAttempted(cause, trace))
                .orElseGet(() -> new OpeningOutcome.Unknown(doubt(trouble), trace));
    }

    private static String keyValue(IssueCommand command) {
        return "bk-" + command.registrationNo().value().toLowerCase(java.util.Locale.ROOT);
    }

    private GatewayKey newKey(IssueCommand command) {
        String value = keyValue(command);
        keys.put(value, true);
        return new GatewayKey(id, SecretText.of(value), command.customerRef(), Map.of());
    }

    private static CardSummary summary() {
        return new CardSummary(
                Optional.of("CCBC"), Optional.of("BC"), Optional.empty(), CardKind.UNKNOWN, CardOwner.UNKNOWN);
    }

    @Override
    public synchronized ChargeOutcome charge(ChargeCommand command) {
        CommandCheck.charge(this, command);
        requireInTime(command);
        String orderNo = command.orderNo().value();
        Optional<Trouble> trouble = begin(Step.CHARGE, orderNo);
        GatewayTrace trace = trace("charge", trouble);
        Optional<NotAttemptedCause> cause = trouble.flatMap(InMemoryGateway::notAttempted);
        if (cause.isPresent()) {
            return new ChargeOutcome.NotAttempted(cause.get(), trace);
        }
        if (trouble.isPresent() && trouble.get() instanceof Trouble.LateEffect later) {
            late.add(new Late(clock.instant().plus(later.after()), at -> approve(command, at)));
            return unknown(Doubt.NO_REPLY, Optional.empty(), trace);
        }
        if (trouble.isEmpty() && profile.replay().isPossible() && orders.contains(orderNo)) {
            return replayed(command, trace);
        }
        if (trouble.isPresent() && trouble.get() instanceof Trouble.Declines no) {
            orders.add(orderNo);
            declined.put(orderNo, Decline.of(no.reason()));
            if (declinesShown) {
                note(command, PaymentSnapshot.Status.DECLINED, Optional.of(Decline.of(no.reason())));
            }
            return new ChargeOutcome.Declined(Decline.of(no.reason()), Optional.empty(), trace);
        }
        if (!isKeyAlive(command.key())) {
            return new ChargeOutcome.Declined(
                    Decline.of(io.dalmada.domain.gateway.DeclineReason.BILLING_KEY_INVALID), Optional.empty(), trace);
        }
        if (trouble.isPresent() && trouble.get() instanceof Trouble.Pends pends) {
            return pend(command, pends, trace);
        }
        if (trouble.isPresent() && trouble.get() instanceof Trouble.LosesDecline no) {
            note(command, PaymentSnapshot.Status.DECLINED, Optional.of(Decline.of(no.reason())));
        }
        if (trouble.isPresent() && trouble.get() instanceof Trouble.NeverExecuted) {
            note(command, PaymentSnapshot.Status.NEVER_EXECUTED, Optional.empty());
        }
        return answer(command, trouble, trace);
    }

    /** After that the gateway has forgotten the command, and a repetition would charge again. */
    private void requireInTime(ChargeCommand command) {
        GatewayProfile.Replay replay = profile.replay();
        if (replay.isPossible() && clock.instant().isAfter(command.orderedAt().plus(replay.window()))) {
            throw new IllegalArgumentException("too late to repeat");
        }
    }

    /** Refusals are kept too. */
    private ChargeOutcome replayed(ChargeCommand command, GatewayTrace trace) {
        Decline no = declined.get(command.orderNo().value());
        if (no != null) {
            return new ChargeOutcome.Declined(no, Optional.empty(), trace);
        }
        Optional<InMemoryLedger.Charge> made = ledger.charges().stream()
                .filter(charge -> charge.orderNo().equals(command.orderNo().value()))
                .findFirst();
        Optional<GatewayTxnId> txn = made.map(charge -> new GatewayTxnId(charge.txn()));
        return made.filter(charge -> charge.amount() == command.amount().minor())
                .map(charge -> approved(charge, trace))
                .orElseGet(() -> unknown(made.isPresent() ? Doubt.MISMATCH : Doubt.STILL_RUNNING, txn, trace));
    }

    private ChargeOutcome answer(ChargeCommand command, Optional<Trouble> trouble, GatewayTrace trace) {
        if (trouble.isPresent() && !hasEffect(trouble.get())) {
            dieIfTold(trouble);
            return unknown(doubt(trouble.get()), Optional.empty(), trace);
        }
        if (!orders.add(command.orderNo().value())) {
            return unknown(Doubt.DUPLICATE_REPORTED, Optional.empty(), trace);
        }
        InMemoryLedger.Charge made =
                ledger.charge(command.orderNo().value(), command.amount().minor(), clock.instant());
        ledger.taxFree(made.txn(), withoutVat(command.tax()));
        dieIfTold(trouble);
        if (trouble.isEmpty()) {
            return approved(made, trace);
        }
        if (trouble.get() instanceof Trouble.Sealed sealing) {
            unreadable.put(made.txn(), sealing.unreadable());
            return new ChargeOutcome.Unknown(
                    Doubt.UNREADABLE_REPLY,
                    Optional.empty(),
                    Optional.of(new SealedReply(SecretText.of("sealed:" + made.txn()))),
                    trace);
        }
        boolean mismatch = trouble.get() instanceof Trouble.Mismatch;
        Optional<GatewayTxnId> txn = mismatch ? Optional.of(new GatewayTxnId(made.txn())) : Optional.empty();
        return unknown(doubt(trouble.get()), txn, trace);
    }

    /** One field for what bears no VAT. */
    private static long withoutVat(TaxSplit tax) {
        return tax.taxFree().plus(tax.untaxed()).minor();
    }

    private void approve(ChargeCommand command, Instant at) {
        if (orders.add(command.orderNo().value())) {
            InMemoryLedger.Charge made =
                    ledger.charge(command.orderNo().value(), command.amount().minor(), at);
            ledger.taxFree(made.txn(), withoutVat(command.tax()));
        }
    }

    private ChargeOutcome pend(ChargeCommand command, Trouble.Pends pends, GatewayTrace trace) {
        String orderNo = command.orderNo().value();
        GatewayTxnId txn = note(command, PaymentSnapshot.Status.PENDING, Optional.empty());
        late.add(new Late(clock.instant().plus(pends.approvedAfter()), at -> {
            unpaid.remove(orderNo);
            ledger.charge(txn.value(), orderNo, command.amount().minor(), at);
        }));
        return new ChargeOutcome.Pending(txn, trace);
    }

    /** Look-ups show it although no money moved. */
    private GatewayTxnId note(ChargeCommand command, PaymentSnapshot.Status status, Optional<Decline> decline) {
        orders.add(command.orderNo().value());
        GatewayTxnId txn = new GatewayTxnId(ledger.newTxn());
        unpaid.put(
                command.orderNo().value(),
                new PaymentSnapshot(
                        txn,
                        command.orderNo(),
                        status,
                        command.amount(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        decline));
        return txn;
    }

    private static ChargeOutcome unknown(Doubt doubt, Optional<GatewayTxnId> txn, GatewayTrace trace) {
        return new ChargeOutcome.Unknown(doubt, txn, Optional.empty(), trace);
    }

    private static ChargeOutcome approved(InMemoryLedger.Charge made, GatewayTrace trace) {
        return new ChargeOutcome.Approved(
                new GatewayTxnId(made.txn()),
                new MerchantOrderNo(made.orderNo()),
                Money.won(made.amount()),
                made.at(),
                Optional.of("12345678"),
                Optional.empty(),
                Optional.empty(),
                trace);
    }

    @Override
    public Optional<SealedReplies> sealedReplies() {
        return Optional.of(this::read);
    }

    private synchronized ChargeOutcome read(SealedReply reply, ChargeCommand original) {
        Optional<Trouble> trouble = begin(Step.READ, original.orderNo().value());
        String txn = reply.text().use(text -> text.substring("sealed:".length()));
        int left = unreadable.merge(txn, -1, Integer::sum);
        GatewayTrace trace = trace("read", trouble);
        return left >= 0 || trouble.isPresent()
                ? new ChargeOutcome.Unknown(Doubt.UNREADABLE_REPLY, Optional.empty(), Optional.of(reply), trace)
                : approved(ledger.find(txn), trace);
    }

    @Override
    public synchronized RefundOutcome refund(RefundCommand command) {
        CommandCheck.refund(this, command);
        Optional<Trouble> trouble = begin(Step.REFUND, command.refundNo().value());
        GatewayTrace trace = trace("refund", trouble);
        Optional<NotAttemptedCause> cause = trouble.flatMap(InMemoryGateway::notAttempted);
        if (cause.isPresent()) {
            return new RefundOutcome.NotAttempted(cause.get(), trace);
        }
        if (trouble.isPresent() && trouble.get() instanceof Trouble.Refuses no) {
            if (no.effect()) {
                giveBack(command, clock.instant());
            }
            return new RefundOutcome.Refused(no.reason(), Optional.empty(), trace);
        }
        if (trouble.isPresent() && trouble.get() instanceof Trouble.AwaitsDeposit) {
            return new RefundOutcome.Pending(new PendingRefund.AwaitingDeposit(Optional.empty()), trace);
        }
        if (trouble.isPresent() && trouble.get() instanceof Trouble.LateEffect later) {
            late.add(new Late(clock.instant().plus(later.after()), at -> {
                if (refusal(command).isEmpty()) {
                    giveBack(command, at);
                }
            }));
            return new RefundOutcome.Unknown(Doubt.NO_REPLY, trace);
        }
        if (trouble.isPresent() && !hasEffect(trouble.get())) {
            dieIfTold(trouble);
            return new RefundOutcome.Unknown(doubt(trouble.get()), trace);
        }
        Optional<RefundRefusal> refusal = refusal(command);
        if (refusal.isPresent()) {
            return new RefundOutcome.Refused(refusal.get(), Optional.empty(), trace);
        }
        InMemoryLedger.Cancel made = giveBack(command, clock.instant());
        dieIfTold(trouble);
        return trouble.isPresent()
                ? new RefundOutcome.Unknown(doubt(trouble.get()), trace)
                : new RefundOutcome.Refunded(
                        new GatewayTxnId(made.txn()), command.amount(), Optional.empty(), made.at(), trace);
    }

    private Optional<RefundRefusal> refusal(RefundCommand command) {
        if (!ledger.has(command.charge().value())) {
            return Optional.of(RefundRefusal.NOT_FOUND);
        }
        long left = ledger.find(command.charge().value()).remaining();
        if (left == 0) {
            return Optional.of(RefundRefusal.ALREADY_FULLY_REFUNDED);
        }
        if (command.amount().minor() > left) {
            return Optional.of(RefundRefusal.EXCEEDS_REMAINING);
        }
        if (profile.refunds().guardedByRemaining()
                && command.expectedRemaining().minor() != left) {
            return Optional.of(RefundRefusal.REMAINING_CHANGED);
        }
        return profile.refunds().partial() || command.isWholeCharge()
                ? Optional.empty()
                : Optional.of(RefundRefusal.PARTIAL_NOT_ALLOWED);
    }

    private InMemoryLedger.Cancel giveBack(RefundCommand command, Instant at) {
        ledger.taxFreeRefunded(command.charge().value(), withoutVat(command.tax()));
        return ledger.cancel(
                command.charge().value(),
                command.refundNo().value(),
                command.amount().minor(),
                at);
    }

    @Override
    public synchronized InquiryOutcome inquire(InquiryKey key) {
        CommandCheck.inquire(this, key);
        Optional<Trouble> trouble = begin(Step.INQUIRE, "");
        GatewayTrace trace = trace("inquire", trouble);
        if (trouble.isPresent()) {
            return new InquiryOutcome.Inconclusive(doubt(trouble.get()), trace);
        }
        return visible().stream()
                .filter(c -> key instanceof InquiryKey.ByTransaction by
                        ? c.txn().equals(by.txn().value())
                        : key instanceof InquiryKey.ByOrder order
                                && c.orderNo().equals(order.orderNo().value()))
                .findFirst()
                .map(this::snapshot)
                .or(() -> unpaid.values().stream()
                        .filter(u -> key instanceof InquiryKey.ByTransaction by
                                ? u.txn().equals(by.txn())
                                : key instanceof InquiryKey.ByOrder order
                                        && u.orderNo().equals(order.orderNo()))
                        .findFirst())
                .<InquiryOutcome>map(shown -> new InquiryOutcome.Found(shown, trace))
                .orElseGet(() -> new InquiryOutcome.NotFound(trace));
    }

    @Override
    public Optional<GatewayTransactionList> journal() {
        return profile.inquiryRoutes().contains(GatewayProfile.InquiryRoute.BY_DAY)
                ? Optional.of(this::list)
                : Optional.empty();
    }

    @Override
    public Optional<GatewayNotices> notices() {
        return profile.notices() == GatewayProfile.NoticeRule.NONE ? Optional.empty() : Optional.of(notices);
    }

    private synchronized GatewayTransactionList.TransactionPage list(LocalDate day, Optional<String> cursor) {
        long from = cursor.map(Long::valueOf).orElse(0L);
        Optional<Trouble> trouble = begin(Step.JOURNAL, day.toString());
        if (trouble.isPresent() || from >= closed.getOrDefault(day, Long.MAX_VALUE)) {
            return new GatewayTransactionList.TransactionPage.Unavailable(
                    trouble.map(InMemoryGateway::doubt).orElse(Doubt.NO_REPLY), trace("journal", trouble));
        }
        if (listing == Listing.TAKEN_FOR_EMPTY) {
            return new GatewayTransactionList.TransactionPage.Page(List.of(), Optional.empty());
        }
        if (listing == Listing.STRANGE) {
            return new GatewayTransactionList.TransactionPage.NotUnderstood(
                    "an object with data.list", trace("journal", trouble));
        }
        List<PaymentSnapshot> rows = visible().stream()
                .filter(c -> LocalDate.ofInstant(misdated.getOrDefault(c.txn(), c.at()), KOREA)
                        .equals(day))
                .map(this::snapshot)
                .map(row -> listing == Listing.APPROVALS ? approvalOnly(row) : row)
                .toList();
        long to = Math.min(rows.size(), from + pageSize);
        List<PaymentSnapshot> shown = rows.subList((int) from, (int) to);
        return new GatewayTransactionList.TransactionPage.Page(
                shown,
                to < rows.size() ? Optional.of(String.valueOf(to)) : Optional.empty(),
                Set.of(),
                sign(shown.size(), rows.size()));
    }

    private ListSign sign(int shown, int all) {
        return switch (listing) {
            case COUNTED -> ListSign.counted(shown, all);
            case CUT_SHORT -> ListSign.counted(shown, all + 1L);
            case NAMELESS -> ListSign.plain(shown + 1).misread("a row without an order number");
            default -> ListSign.plain(shown);
        };
    }

    private static PaymentSnapshot approvalOnly(PaymentSnapshot row) {
        return new PaymentSnapshot(
                row.txn(),
                row.orderNo(),
                row.status(),
                row.charged(),
                Optional.empty(),
                List.of(),
                row.approvedAt(),
                row.approvalNo(),
                row.decline());
    }

    private List<InMemoryLedger.Charge> visible() {
        Instant now = clock.instant();
        return ledger.charges().stream()
                .filter(c -> !c.at().plus(lag).isAfter(now) && !lost.contains(c.txn()))
                .toList();
    }

    private PaymentSnapshot snapshot(InMemoryLedger.Charge charge) {
        List<PaymentSnapshot.RefundEntry> entries = charge.cancels().stream()
                .map(c -> new PaymentSnapshot.RefundEntry(
                        profile.refunds().echoesRefundNo() && !c.refundNo().isEmpty()
                                ? Optional.of(new RefundNo(c.refundNo()))
                                : Optional.empty(),
                        new GatewayTxnId(c.txn()),
                        Money.won(c.amount()),
                        c.at()))
                .toList();
        // Without sums a cancel shows only when the whole charge is gone, as CookiePay's CANCELDATE does.
        boolean shown = sumShown || charge.remaining() == 0;
        return new PaymentSnapshot(
                new GatewayTxnId(charge.txn()),
                new MerchantOrderNo(charge.orderNo()),
                PaymentSnapshot.Status.APPROVED,
                Money.won(misstated.getOrDefault(charge.txn(), charge.amount())),
                sumShown ? Optional.of(Money.won(charge.remaining())) : Optional.empty(),
                shown ? entries : List.of(),
                Optional.of(charge.at()),
                Optional.of("12345678"),
                Optional.empty());
    }

    @Override
    public synchronized RevokeOutcome revokeBillingKey(RevokeCommand command) {
        CommandCheck.key(this, command.key());
        Optional<Trouble> trouble = begin(Step.REVOKE, "");
        GatewayTrace trace = trace("revoke", trouble);
        if (trouble.isPresent() && !hasEffect(trouble.get())) {
            return new RevokeOutcome.Unknown(doubt(trouble.get()), trace);
        }
        boolean was = isKeyAlive(command.key());
        killKey(command.key());
        if (trouble.isPresent()) {
            return new RevokeOutcome.Unknown(doubt(trouble.get()), trace);
        }
        return was ? new RevokeOutcome.Revoked(trace) : new RevokeOutcome.AlreadyGone(trace);
    }

    // ---- how trouble reads

    private Optional<Trouble> begin(Step step, String number) {
        if (inTransaction.getAsBoolean()) {
            throw new IllegalStateException("the gateway was called inside a transaction");
        }
        settle();
        Queue<Trouble> queue = troubles.get(step);
        Optional<Trouble> trouble = queue == null ? Optional.empty() : Optional.ofNullable(queue.poll());
        if (trouble.filter(t -> t instanceof Trouble.Throws).isPresent()) {
            throw new IllegalStateException("a bug in the adapter");
        }
        if (trouble.flatMap(InMemoryGateway::notAttempted).isEmpty()) {
            ledger.receive(step, number);
        }
        return trouble;
    }

    private static Optional<NotAttemptedCause> notAttempted(Trouble trouble) {
        if (trouble instanceof Trouble.NoConnection) {
            return Optional.of(NotAttemptedCause.NO_CONNECTION);
        }
        if (trouble instanceof Trouble.Throttled) {
            return Optional.of(NotAttemptedCause.THROTTLED);
        }
        return trouble instanceof Trouble.WrongCredentials
                ? Optional.of(NotAttemptedCause.CREDENTIALS)
                : Optional.empty();
    }

    private static boolean hasEffect(Trouble trouble) {
        return trouble instanceof Trouble.LostReply lost && lost.effect()
                || trouble instanceof Trouble.ServerError error && error.effect()
                || trouble instanceof Trouble.BrokenReply broken && broken.effect()
                || trouble instanceof Trouble.Dies dies && dies.effect()
                || trouble instanceof Trouble.Sealed
                || trouble instanceof Trouble.Mismatch;
    }

    private static void dieIfTold(Optional<Trouble> trouble) {
        if (trouble.isPresent() && trouble.get() instanceof Trouble.Dies) {
            throw new Died();
        }
    }

    private static Doubt doubt(Trouble trouble) {
        if (trouble instanceof Trouble.UnmappedCode) {
            return Doubt.UNMAPPED_CODE;
        }
        if (trouble instanceof Trouble.Mismatch) {
            return Doubt.MISMATCH;
        }
        if (trouble instanceof Trouble.BrokenReply) {
            return Doubt.BROKEN_REPLY;
        }
        return trouble instanceof Trouble.ServerError ? Doubt.GATEWAY_TROUBLE : Doubt.NO_REPLY;
    }

    private void settle() {
        Instant now = clock.instant();
        for (Iterator<Late> each = late.iterator(); each.hasNext(); ) {
            Late effect = each.next();
            if (!effect.due().isAfter(now)) {
                each.remove();
                effect.effect().accept(effect.due());
            }
        }
    }

    private GatewayTrace trace(String operation, Optional<Trouble> trouble) {
        Function<Trouble, Optional<String>> code =
                t -> t instanceof Trouble.UnmappedCode unmapped ? Optional.of(unmapped.code()) : Optional.empty();
        return new GatewayTrace(
                id,
                operation,
                OptionalInt.of(200),
                trouble.flatMap(code),
                Optional.empty(),
                Optional.empty(),
                clock.instant(),
                Duration.ZERO);
    }
}
