package io.dalmada.domain.payment;

import io.dalmada.domain.billingkey.BillingKeyId;
import io.dalmada.domain.gateway.AbsenceRule;
import io.dalmada.domain.gateway.Decline;
import io.dalmada.domain.gateway.Doubt;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.gateway.GatewayWord;
import io.dalmada.domain.gateway.MerchantOrderNo;
import io.dalmada.domain.gateway.NotAttemptedCause;
import io.dalmada.domain.gateway.OrderNumbers;
import io.dalmada.domain.gateway.RefundNo;
import io.dalmada.domain.gateway.RefundRefusal;
import io.dalmada.domain.gateway.SealedReply;
import io.dalmada.domain.shared.CustomerId;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Money;
import io.dalmada.domain.shared.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One amount to be collected once.
 *
 * <p>Its life: a payment is requested with its first {@link Attempt}, which is written down before anything is sent. The
 * attempt is claimed (SENDING), sent once, and its answer recorded. A clear yes pays the payment; a clear no, or proof
 * that nothing was executed, allows another attempt under another order number. Silence is neither: the attempt is UNKNOWN,
 * no other attempt may start, and the gateway is asked until there is {@link Evidence}. Only evidence, never the passing of
 * time, turns silence into ABSENT. A charge that turns up after that is adopted when nothing else has paid, else it is a
 * DUPLICATE and given back, once.
 *
 * <p>What was paid may be given back in {@link Refund}s, whole or in parts, one at a time and never more than was charged.
 * A lost refund is treated like a lost charge: asked about, never blindly repeated.
 */
public final class Payment {
    private final PaymentId id;
    private final CustomerId customer;
    private final Optional<BillRef> bill;
    private final GatewayId gateway;
    private final OrderTitle title;
    private final List<PriceLine> lines;
    private final Instant createdAt;
    private final Snapshot loaded;
    private final EventLog log;
    private final Attempts attempts;
    private final Refunds refunds;
    private final List<GatewayCharge> charges;
    private BillingKeyId billingKey;

    private Payment(Snapshot from) {
        this.id = from.id();
        this.customer = from.customer();
        this.bill = from.bill();
        this.billingKey = from.billingKey();
        this.gateway = from.gateway();
        this.title = from.title();
        this.lines = from.lines();
        this.createdAt = from.createdAt();
        this.loaded = from;
        this.log = new EventLog(from.version());
        this.attempts = new Attempts(id, from.attempts(), log);
        this.refunds = new Refunds(id, from.refunds(), log);
        this.charges = new ArrayList<>(from.charges());
    }

    /** A new payment with its first attempt written down. */
    public static Payment request(
            PaymentId id,
            CustomerId customer,
            BillingKeyId billingKey,
            GatewayId gateway,
            OrderTitle title,
            List<PriceLine> lines,
            Instant now) {
        return request(id, customer, Optional.empty(), billingKey, gateway, title, lines, now);
    }

    /** @param bill what it collects of a subscription; empty for a payment that stands alone */
    public static Payment request(
            PaymentId id,
            CustomerId customer,
            Optional<BillRef> bill,
            BillingKeyId billingKey,
            GatewayId gateway,
            OrderTitle title,
            List<PriceLine> lines,
            Instant now) {
        Payment payment = new Payment(new Snapshot(
                id, customer, bill, billingKey, gateway, title, lines, now, List.of(), List.of(), List.of(), 0));
        PaymentAmounts.requireChargeable(payment.amount());
        payment.addAttempt(now);
        return payment;
    }

    /** For persistence only: a payment as it was stored. */
    public static Payment reconstitute(Snapshot stored) {
        return new Payment(stored);
    }

    // ---- attempts

    /** @throws DomainException unless the last attempt ended without money (I-08, I-09) */
    public Attempt addAttempt(Instant now) {
        attempts.requireRoom();
        return attempts.add(orderNo(attempts.all().size() + 1), now);
    }

    /**
     * Another attempt, with the card that the customer has now: another key of the same gateway.
     *
     * @throws DomainException unless the last attempt ended without money (I-08, I-09)
     */
    public Attempt addAttempt(BillingKeyId with, Instant now) {
        Attempt added = addAttempt(now);
        billingKey = with;
        return added;
    }

    private MerchantOrderNo orderNo(int attempt) {
        return bill.map(of -> OrderNumbers.ofPeriod(of.subscription().value(), of.number(), attempt))
                .orElseGet(() -> OrderNumbers.ofPayment(id.value(), attempt));
    }

    /** Takes the right to send: from here on the request may have left. */
    public void claim(MerchantOrderNo orderNo, Instant now) {
        attempts.claim(orderNo, now);
    }

    public void voidAttempt(MerchantOrderNo orderNo, Instant now, String cause) {
        attempts.voided(orderNo, now, cause);
    }

    /** The gateway's direct answer is no; once the outcome is in doubt, it takes evidence: {@link #declined}. */
    public void decline(MerchantOrderNo orderNo, Decline decline, GatewayWord word, Instant now) {
        attempts.decline(orderNo, decline, word, now);
    }

    public void notSent(MerchantOrderNo orderNo, NotAttemptedCause cause, GatewayWord word, Instant now) {
        attempts.notSent(orderNo, cause, word, now);
    }

    /** The outcome is not known: from now on it is asked for. */
    public void doubt(
            MerchantOrderNo orderNo,
            Doubt doubt,
            Optional<GatewayTxnId> txn,
            Optional<SealedReply> sealed,
            GatewayWord word,
            Instant now,
            AbsenceRule rule) {
        attempts.doubt(orderNo, doubt, txn, sealed, word, now, rule);
    }

    /**
     * A charge under this order number exists at the gateway, as its reply or a look-up says. It pays the payment if
     * nothing else does; a second one is kept as a duplicate. Seeing the same one again changes nothing.
     *
     * @return what the charge is to this payment
     */
    public ChargeRole charged(MerchantOrderNo orderNo, Approval approval, Money amount, Instant now) {
        Optional<GatewayCharge> known = charge(approval.txn());
        if (known.isPresent()) {
            return known.get().role();
        }
        ChargeRole role = roleOf(attempts.require(orderNo), amount);
        if (role == ChargeRole.PERIOD_PAYMENT) {
            attempts.succeeded(orderNo, approval, now);
        }
        charges.add(new GatewayCharge(approval.txn(), orderNo, amount, role, now));
        log.add(version -> new PaymentEvent.ChargeSeen(id, version, orderNo, approval.txn(), amount, role, now));
        return role;
    }

    private ChargeRole roleOf(Attempt attempt, Money amount) {
        return switch (attempt.status()) {
            case SENDING, UNKNOWN, MANUAL, ABSENT ->
                !amount.equals(amount())
                        ? ChargeRole.ORPHAN
                        : attempts.isTakenBesides(attempt.orderNo()) ? ChargeRole.DUPLICATE : ChargeRole.PERIOD_PAYMENT;
            case SUCCEEDED -> ChargeRole.DUPLICATE;
            case CREATED, DECLINED, NOT_SENT, VOID -> ChargeRole.ORPHAN;
        };
    }

    // ---- evidence about an unknown attempt

    /** Writes down what an inquiry or an operator said; what follows from it is a separate step. */
    public void evidence(MerchantOrderNo orderNo, Evidence evidence) {
        attempts.evidence(orderNo, evidence);
    }

    /**
     * A complete scan found nothing; when that completes the proof, the attempt is ABSENT. What waits for an operator stays
     * so.
     *
     * @return true when the attempt is ABSENT now
     */
    public boolean notFound(MerchantOrderNo orderNo, Instant now, AbsenceRule rule) {
        return attempts.notFound(orderNo, now, rule);
    }

    /** The inquiry failed: nothing is proven, and after a day without any answer an operator decides. */
    public void inconclusive(MerchantOrderNo orderNo, String detail, Instant now, AbsenceRule rule) {
        attempts.inconclusive(orderNo, detail, now, rule);
    }

    /** The gateway says that it still works on it; after three days of that an operator decides. */
    public void stillRunning(MerchantOrderNo orderNo, Optional<GatewayTxnId> txn, Instant now) {
        attempts.stillRunning(orderNo, txn, now);
    }

    /** A look-up found nothing, and the same request is about to be sent again: absence has to be proven anew. */
    public void sentAgain(MerchantOrderNo orderNo, Instant now) {
        attempts.sentAgain(orderNo, now);
    }

    /** Evidence shows that no money stands at the gateway: never executed, or canceled there. */
    public void absent(MerchantOrderNo orderNo, Evidence shown) {
        attempts.absent(orderNo, shown);
    }

    /** Evidence shows a decline. */
    public void declined(MerchantOrderNo orderNo, Decline decline, Evidence shown) {
        attempts.declined(orderNo, decline, shown);
    }

    /** What was found cannot be judged by rule: an operator decides. */
    public void manual(MerchantOrderNo orderNo, Evidence shown) {
        attempts.manual(orderNo, shown);
    }

    /**
     * What was seen does not settle what waits for an operator: it is written down, and asked about again tomorrow. Absence
     * above all is then only the operator's to state.
     */
    public void stillManual(MerchantOrderNo orderNo, Evidence shown) {
        attempts.stillManual(orderNo, shown);
    }

    // ---- refunds

    /**
     * Asks for a refund of what was paid.
     *
     * @param wanted empty for everything that is left
     * @throws DomainException when nothing was paid, the outcome is open, another refund is open, or it exceeds the rest
     */
    public Refund requestRefund(RefundNo number, Optional<Money> wanted, RefundReason reason, Instant now) {
        GatewayCharge charge = ownCharge();
        return refunds.add(number, charge, wanted.orElseGet(this::requireRest), reason, RefundOrigin.CALLER, now);
    }

    /**
     * Asks for a refund of one of the charges that are known, the payment's own or one that should not stand.
     *
     * @param wanted empty for everything that is left of it
     * @throws DomainException when the charge is not known, another refund of it is open, or it exceeds the rest
     */
    public Refund requestRefund(
            RefundNo number, GatewayTxnId txn, Optional<Money> wanted, RefundReason reason, Instant now) {
        GatewayCharge charge = charge(txn)
                .orElseThrow(() -> DomainException.field(
                        Refusal.PAYMENT_NOT_REFUNDABLE, "transactionId", "the payment has no charge of this number"));
        return refunds.add(
                number, charge, wanted.orElseGet(() -> requireRestOf(txn)), reason, RefundOrigin.CALLER, now);
    }

    private Money requireRestOf(GatewayTxnId txn) {
        if (remainingOf(txn).isZero()) {
            throw DomainException.of(Refusal.REFUND_EXCEEDS_REMAINING, "all of this charge was given back already");
        }
        return remainingOf(txn);
    }

    /** Asks for everything that is left of a charge that no bill of its subscription wants any more. */
    public Refund requestUnwantedRefund(RefundNo number, Instant now) {
        return refunds.add(
                number,
                ownCharge(),
                requireRest(),
                new RefundReason("subscription over"),
                RefundOrigin.SUBSCRIPTION_OVER,
                now);
    }

    /** An unwanted charge was to go back, and provably did not: no other request would repeat it. */
    public boolean isOwedBack() {
        return refunds.isOrderUnfulfilled() && !refundable().isZero();
    }

    /**
     * Books what was given back at the gateway without us, in its console for instance.
     *
     * @param amount at most what we believe is left of the charge
     * @param doneAt when it was given back there
     * @param refundTxn the gateway's number of it; empty when it shows only a sum
     * @throws DomainException when a refund of this charge is open: that may be what is seen
     */
    public Refund adoptRefund(
            RefundNo number,
            GatewayTxnId txn,
            Money amount,
            RefundReason reason,
            Optional<GatewayTxnId> refundTxn,
            Instant doneAt,
            Evidence shown) {
        GatewayCharge charge = charge(txn).orElseThrow();
        Refund adopted = refunds.adopt(number, charge, amount, reason, refundTxn, doneAt, shown.at());
        refundEvidence(number, shown);
        return adopted;
    }

    private Money requireRest() {
        if (refundable().isZero()) {
            throw DomainException.of(Refusal.REFUND_EXCEEDS_REMAINING, "all of this payment was given back already");
        }
        return refundable();
    }

    /** Asks for the whole refund of a charge that should not stand. */
    public Refund requestSurplusRefund(RefundNo number, GatewayTxnId txn, Instant now) {
        GatewayCharge surplus = surplusToRefund().stream()
                .filter(c -> c.txn().equals(txn))
                .findFirst()
                .orElseThrow(() -> DomainException.of(Refusal.STATE_CONFLICT, "this charge is not to be given back"));
        return refunds.add(
                number, surplus, surplus.amount(), new RefundReason("duplicate charge"), RefundOrigin.SURPLUS, now);
    }

    /** Charges beside the one that pays, for which no refund is open or settled. */
    public List<GatewayCharge> surplusToRefund() {
        return charges.stream()
                .filter(c -> c.role() != ChargeRole.PERIOD_PAYMENT && !refunds.isSettledOrOpen(c.txn()))
                .toList();
    }

    /** The charges of which money was to go back by itself, and provably did not. */
    public List<GatewayCharge> owedBack() {
        List<GatewayCharge> owed = new ArrayList<>(surplusToRefund());
        if (isOwedBack()) {
            owed.add(ownCharge());
        }
        return owed;
    }

    public void claimRefund(RefundNo number, Instant now) {
        refunds.claim(number, now);
    }

    /** @param txn the gateway's number of the refund; empty when only a look-up showed it */
    public void refunded(RefundNo number, Instant doneAt, Optional<GatewayTxnId> txn, Instant now) {
        refunds.done(number, doneAt, txn, now);
    }

    public void refundRefused(RefundNo number, RefundRefusal why, GatewayWord word, Instant now) {
        refunds.refused(number, why, word, now);
    }

    public void refundNotSent(RefundNo number, NotAttemptedCause cause, GatewayWord word, Instant now) {
        refunds.notSent(number, cause, word, now);
    }

    public void refundDoubt(RefundNo number, Doubt doubt, GatewayWord word, Instant now, AbsenceRule rule) {
        refunds.doubt(number, doubt, word, now, rule);
    }

    /**
     * The gateway refuses for a reason that an execution of this very refund would explain: the charge is looked up before
     * the refusal is believed (decision 0045).
     */
    public void refundRefusalDoubted(
            RefundNo number, RefundRefusal why, GatewayWord word, Instant now, AbsenceRule rule) {
        refunds.refusalDoubted(number, why, word, now, rule);
    }

    public void refundAwaitsDeposit(
            RefundNo number, Optional<DepositAccount> account, GatewayWord word, Instant now, AbsenceRule rule) {
        refunds.awaitsDeposit(number, account, word, now, rule);
    }

    public void refundEvidence(RefundNo number, Evidence evidence) {
        refunds.evidence(number, evidence);
    }

    /**
     * The look-up shows the charge without this refund; when that is proof enough, the refund is ABSENT, or REFUSED where
     * the gateway had refused it.
     *
     * @return true when it is settled now
     */
    public boolean refundNotFound(RefundNo number, Instant now, AbsenceRule rule) {
        return refunds.notFound(number, now, rule);
    }

    public void refundInconclusive(RefundNo number, String detail, Instant now, AbsenceRule rule) {
        refunds.inconclusive(number, detail, now, rule);
    }

    /** The deposit has not come yet: ask again later, up to its deadline. */
    public void refundStillAwaited(RefundNo number, Instant now) {
        refunds.stillAwaited(number, now);
    }

    public void refundManual(RefundNo number, Evidence shown) {
        refunds.manual(number, shown);
    }

    /** As {@link #stillManual}. */
    public void refundStillManual(RefundNo number, Evidence shown) {
        refunds.stillManual(number, shown);
    }

    /** Evidence shows that this refund never happened; after MANUAL only an operator's does. */
    public void refundAbsent(RefundNo number, Evidence shown) {
        refunds.absent(number, shown);
    }

    /**
     * The refund that explains the result of a late inquiry: one held for absent whose amount is just what is missing
     * there.
     *
     * @param left what the gateway shows to be left of the charge
     */
    public Optional<Refund> lateRefund(GatewayTxnId txn, Money left) {
        Money believed = remainingOf(txn);
        return refunds.all().stream()
                .filter(r -> r.charge().equals(txn) && mayHaveLanded(r))
                .filter(r -> believed.exceeds(left) && r.amount().equals(believed.minus(left)))
                .findFirst();
    }

    /** The charges of which a refund is held for absent that may have landed after the proof. */
    public List<GatewayCharge> heldForAbsent() {
        return charges().stream()
                .filter(charge -> refunds.all().stream()
                        .anyMatch(refund -> refund.charge().equals(charge.txn()) && mayHaveLanded(refund)))
                .toList();
    }

    private boolean mayHaveLanded(Refund absent) {
        return refunds.mayHaveLanded(absent, charge(absent.charge()).orElseThrow());
    }

    /** A refund held for absent did happen after all: it is adopted. */
    public void refundLanded(RefundNo number, Evidence shown) {
        if (!mayHaveLanded(refunds.require(number))) {
            throw DomainException.of(Refusal.STATE_CONFLICT, "this refund cannot have landed");
        }
        refunds.landed(number, shown);
    }

    // ---- what can be read

    public PaymentStatus status() {
        Money zero = amount().zero();
        Optional<Attempt> paid = attempts.approved();
        Money back = paid.map(this::refundedOf).orElse(zero);
        return PaymentStatus.of(
                attempts.last().status(),
                paid.isPresent(),
                back.minor(),
                amount().minus(back).minor());
    }

    public Money amount() {
        return lines.stream().map(PriceLine::amount).reduce(Money::plus).orElseThrow();
    }

    /** The tax parts of the whole amount. */
    public TaxSplit tax() {
        return PaymentAmounts.sum(lines);
    }

    /** What was given back of the payment's own charge. */
    public Money refundedAmount() {
        return attempts.approved().map(this::refundedOf).orElse(amount().zero());
    }

    /** What may still be given back; zero unless something was paid. */
    public Money refundable() {
        return attempts.approved().isPresent() ? amount().minus(refundedAmount()) : amount().zero();
    }

    /** What we believe is left of a charge that we know of. */
    public Money remainingOf(GatewayTxnId txn) {
        return refunds.remainingOf(charge(txn).orElseThrow());
    }

    private Money refundedOf(Attempt paid) {
        GatewayTxnId txn = paid.approval().orElseThrow().txn();
        return refunds.refunded(txn, amount().zero());
    }

    /** True when another attempt may be made: the last one ended without money, none has paid, and there is room. */
    public boolean allowsAnother() {
        return attempts.allowsAnother();
    }

    /**
     * True when this attempt and all after it provably charged nothing, without a decline.
     *
     * @param attempt 1, 2, 3 …
     */
    public boolean cameToNothingSince(int attempt) {
        return attempts.cameToNothingSince(attempt);
    }

    /** The attempt that answers the caller of this one: the first since then with a result, else the last. */
    public Attempt answerSince(int attempt) {
        return attempts.answerSince(attempt);
    }

    /**
     * False for a while after very many attempts in a row that never left us: a caller that repeats them for hours must not
     * make one every few seconds.
     */
    public boolean isRested(Instant now) {
        return attempts.isRested(now);
    }

    /** As {@link #isRested}, for refunds. */
    public boolean isRestedFromRefunds(Instant now) {
        return refunds.isRested(now);
    }

    /** True when every attempt is closed, none has paid, and no other charge of it that we know of still stands. */
    public boolean holdsNoMoney() {
        return attempts.approved().isEmpty()
                && !attempts.isAnyOpen()
                && charges.stream().allMatch(charge -> remainingOf(charge.txn()).isZero());
    }

    private GatewayCharge ownCharge() {
        return attempts.approved()
                .flatMap(a -> charge(a.approval().orElseThrow().txn()))
                .orElseThrow(() -> DomainException.of(
                        attempts.last().status().isOpen()
                                ? Refusal.PAYMENT_OUTCOME_OPEN
                                : Refusal.PAYMENT_NOT_REFUNDABLE,
                        "the payment is " + status() + ": there is nothing to give back"));
    }

    /** The charge with this gateway number, if we know of it. */
    public Optional<GatewayCharge> charge(GatewayTxnId txn) {
        return charges.stream().filter(c -> c.txn().equals(txn)).findFirst();
    }

    public PaymentId id() {
        return id;
    }

    public CustomerId customer() {
        return customer;
    }

    /** The key that the last attempt uses. */
    public BillingKeyId billingKey() {
        return billingKey;
    }

    /** What it collects of a subscription; empty for a payment that stands alone. */
    public Optional<BillRef> bill() {
        return bill;
    }

    public GatewayId gateway() {
        return gateway;
    }

    public OrderTitle title() {
        return title;
    }

    public List<PriceLine> lines() {
        return lines;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** Oldest first; never empty. */
    public List<Attempt> attempts() {
        return attempts.all();
    }

    public Attempt attempt(MerchantOrderNo orderNo) {
        return attempts.require(orderNo);
    }

    public Attempt lastAttempt() {
        return attempts.last();
    }

    /** The attempt that paid, if one did. */
    public Optional<Attempt> paidBy() {
        return attempts.approved();
    }

    /** Oldest first. */
    public List<Refund> refunds() {
        return refunds.all();
    }

    public Refund refund(RefundNo number) {
        return refunds.require(number);
    }

    public List<GatewayCharge> charges() {
        return List.copyOf(charges);
    }

    /** The state this payment was loaded with (version 0 and empty when new): what a save must still find. */
    public Snapshot loaded() {
        return loaded;
    }

    /** What happened since the payment was loaded, oldest first. */
    public List<PaymentEvent> events() {
        return log.recorded();
    }

    public Snapshot snapshot() {
        return new Snapshot(
                id,
                customer,
                bill,
                billingKey,
                gateway,
                title,
                lines,
                createdAt,
                attempts.all(),
                refunds.all(),
                charges(),
                log.version());
    }

    @Override
    public String toString() {
        return "Payment[" + id + ", " + status() + ", " + amount() + "]";
    }

    /** All state of a payment, for storing it; {@code version} counts its events. */
    public record Snapshot(
            PaymentId id,
            CustomerId customer,
            Optional<BillRef> bill,
            BillingKeyId billingKey,
            GatewayId gateway,
            OrderTitle title,
            List<PriceLine> lines,
            Instant createdAt,
            List<Attempt> attempts,
            List<Refund> refunds,
            List<GatewayCharge> charges,
            long version) {
        public Snapshot {
            lines = List.copyOf(lines);
            attempts = List.copyOf(attempts);
            refunds = List.copyOf(refunds);
            charges = List.copyOf(charges);
        }
    }
}
