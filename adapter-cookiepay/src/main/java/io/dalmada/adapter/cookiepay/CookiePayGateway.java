package io.dalmada.adapter.cookiepay;

import static io.dalmada.adapter.cookiepay.CookiePaySettings.require;

import io.dalmada.application.port.out.gateway.ChargeCommand;
import io.dalmada.application.port.out.gateway.ChargeOutcome;
import io.dalmada.application.port.out.gateway.GatewayJournal;
import io.dalmada.application.port.out.gateway.GatewayProfile;
import io.dalmada.application.port.out.gateway.GatewayTrace;
import io.dalmada.application.port.out.gateway.InquiryKey;
import io.dalmada.application.port.out.gateway.InquiryOutcome;
import io.dalmada.application.port.out.gateway.IssueCommand;
import io.dalmada.application.port.out.gateway.IssueOutcome;
import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.application.port.out.gateway.PendingRefund;
import io.dalmada.application.port.out.gateway.RefundCommand;
import io.dalmada.application.port.out.gateway.RefundOutcome;
import io.dalmada.application.port.out.gateway.RevokeCommand;
import io.dalmada.application.port.out.gateway.RevokeOutcome;
import io.dalmada.application.port.out.gateway.SealedReplies;
import io.dalmada.domain.billingkey.CardSummary;
import io.dalmada.domain.gateway.CustomerRef;
import io.dalmada.domain.gateway.Doubt;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.gateway.GatewayKey;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.gateway.NotAttemptedCause;
import io.dalmada.domain.gateway.RefundRefusal;
import io.dalmada.domain.gateway.SealedReply;
import io.dalmada.domain.payment.DepositAccount;
import io.dalmada.domain.payment.OrderTitle;
import io.dalmada.domain.shared.Buyer;
import io.dalmada.domain.shared.Money;
import io.dalmada.domain.shared.SecretText;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * CookiePay as a {@link PaymentGateway}. Vendor facts come from the wire document; the rule of doubt decides what a reply
 * may be taken for. The vendor's own scheduling (RECURRENCE_PAY) and its charge at issue (AMOUNT) are never used.
 *
 * <p>The wire marks every tax flag but {@code Y} (taxable) as unknown, so a charge with tax-free parts is not attempted.
 */
record CookiePayGateway(Wire wire, GatewayProfile profile, Inquiries inquiries)
        implements PaymentGateway, SealedReplies {
    private static final DateTimeFormatter YYMM = DateTimeFormatter.ofPattern("uuMM");

    @Override
    public GatewayId id() {
        return wire.settings().id();
    }

    @Override
    public Optional<GatewayJournal> journal() {
        return Optional.of((day, cursor) -> wire.timed("journal", end -> inquiries.page(day, cursor, end)));
    }

    @Override
    public Optional<SealedReplies> sealedReplies() {
        return Optional.of(this);
    }

    @Override
    public void warmUp() {
        wire.tokens().get(wire, System.nanoTime() + profile.longestCall().toNanos());
    }

    /** The card's arrays go into the JSON as they are: no text copy of them is made. */
    @Override
    public IssueOutcome issueBillingKey(IssueCommand command) {
        IssueCommand.ByCard entry = (IssueCommand.ByCard) command;
        String number = entry.registrationNo().value();
        Optional<String> lastFour = entry.card().lastFour();
        Map<String, Object> fields = order(number, entry.title(), entry.buyer(), entry.customerRef());
        return wire.timed(
                "issue",
                end -> entry.card().use((pan, expiry, owner, password) -> {
                    fields.putAll(Map.of(
                            "CARDNO", pan, "EXPIREDT", YYMM.format(expiry), "CARDPWD", password, "CARDAUTH", owner));
                    return issued(wire.send("Subscribe/billkeygen", number, fields, end), entry, lastFour);
                }));
    }

    private IssueOutcome issued(Reply reply, IssueCommand.ByCard entry, Optional<String> lastFour) {
        GatewayTrace trace = reply.trace();
        Optional<SecretText> key = reply.text("BILLKEY").map(SecretText::of);
        if (reply.fine()
                && key.isPresent()
                && reply.isFor(entry.registrationNo().value())) {
            GatewayKey issued = new GatewayKey(id(), key.get(), entry.customerRef(), Map.of());
            CardSummary card = reply.card().withLastFour(lastFour);
            return new IssueOutcome.Issued(
                    issued, card, reply.time("GENDATE").orElse(trace.at()), Optional.empty(), trace);
        }
        if (reply.verdict() instanceof Verdict.Declined no) {
            return new IssueOutcome.Refused(no.decline(), trace);
        }
        var door = reply.door().<IssueOutcome>map(cause -> new IssueOutcome.NotAttempted(cause, trace));
        return door.orElseGet(() -> new IssueOutcome.Unknown(reply.doubt(), trace));
    }

    @Override
    public ChargeOutcome charge(ChargeCommand command) {
        require(command.key().gateway().equals(id()), "the key belongs to another gateway");
        require(profile.currencies().contains(command.amount().currency()), "the currency is not in the profile");
        require(
                profile.installments().contains(command.installment().months()),
                "the instalment is not in the profile");
        require(String.valueOf(command.amount().minor()).matches("[1-9][0-9]{0,9}"), "the amount has 1 to 10 digits");
        String number = command.orderNo().value();
        Map<String, Object> fields =
                order(number, command.title(), command.buyer(), command.key().customerRef());
        fields.put("AMOUNT", String.valueOf(command.amount().minor()));
        command.key().value().use(key -> fields.put("BILLKEY", key));
        boolean taxable = command.tax().taxFree().plus(command.tax().untaxed()).isZero();
        return wire.timed(
                "charge",
                end -> read(
                        taxable
                                ? wire.send("Subscribe/payments", number, fields, end)
                                : wire.unsent("Subscribe/payments", NotAttemptedCause.REJECTED_REQUEST),
                        command));
    }

    @Override
    public ChargeOutcome read(SealedReply reply, ChargeCommand original) {
        return wire.timed("decrypt", end -> read(wire.reopened("Subscribe/payments", reply, end), original));
    }

    /** The rule of doubt: declined and not attempted are allow-lists, everything unproved is unknown. */
    private ChargeOutcome read(Reply reply, ChargeCommand command) {
        GatewayTrace trace = reply.trace();
        Optional<GatewayTxnId> txn = reply.txn();
        boolean mine = reply.isFor(command.orderNo().value());
        boolean same = reply.text("ORDERNO").isPresent() && reply.won("AMOUNT").equals(Optional.of(command.amount()));
        if (reply.fine() && mine && same && txn.isPresent()) {
            Instant at = reply.time("ACCEPTDATE", "ACCEPT_DATE").orElse(trace.at());
            Optional<CardSummary> card = reply.text("CARDCODE", "CARDNAME").map(any -> reply.card());
            return new ChargeOutcome.Approved(
                    txn.get(),
                    command.orderNo(),
                    command.amount(),
                    at,
                    approvalNo(reply),
                    card,
                    Optional.empty(),
                    trace);
        }
        if (reply.verdict() instanceof Verdict.Declined no && mine && txn.isEmpty()) {
            return new ChargeOutcome.Declined(no.decline(), txn, trace);
        }
        Optional<SealedReply> sealed =
                reply.text("ENC_DATA").map(SecretText::of).map(SealedReply::new);
        var door = reply.door()
                .filter(cause -> mine)
                .<ChargeOutcome>map(cause -> new ChargeOutcome.NotAttempted(cause, trace));
        return door.orElseGet(
                () -> new ChargeOutcome.Unknown(mine ? reply.doubt() : Doubt.MISMATCH, txn, sealed, trace));
    }

    /** A row of zeros stands for none. */
    static Optional<String> approvalNo(Reply reply) {
        return reply.text("ACCEPTNO", "ACCEPT_NO").filter(no -> !no.matches("0+"));
    }

    /** Without an amount the vendor cancels whatever is left, so only a whole charge leaves it out. */
    @Override
    public RefundOutcome refund(RefundCommand command) {
        require(profile.currencies().contains(command.amount().currency()), "the currency is not in the profile");
        require(!command.amount().isZero(), "the amount is not zero");
        Map<String, String> fields = new HashMap<>(Map.of(
                "tid", command.charge().value(), "reason", command.reason().text()));
        if (!command.isWholeCharge()) {
            fields.put("amount", String.valueOf(command.amount().minor()));
        }
        return wire.timed("refund", end -> refunded(command, fields, end));
    }

    private RefundOutcome refunded(RefundCommand command, Map<String, String> fields, long end) {
        if (command.amount().exceeds(command.expectedRemaining())) {
            GatewayTrace trace = wire.unsent("api/cancel", NotAttemptedCause.REJECTED_REQUEST)
                    .trace();
            return new RefundOutcome.Refused(
                    RefundRefusal.EXCEEDS_REMAINING, Optional.of(command.expectedRemaining()), trace);
        }
        Reply reply = wire.send("api/cancel", command.refundNo().value(), fields, end);
        GatewayTrace trace = reply.trace();
        Money given = reply.won("cancel_amt").orElse(command.amount());
        if (reply.fine() && given.equals(command.amount())) {
            GatewayTxnId txn = reply.txn("cancel_tid").orElse(command.charge());
            return new RefundOutcome.Refunded(
                    txn, given, Optional.empty(), reply.time("cancel_date").orElse(trace.at()), trace);
        }
        if (reply.verdict() instanceof Verdict.AwaitsDeposit) {
            return new RefundOutcome.Pending(
                    new PendingRefund.AwaitingDeposit(account(wire.ask("api/get_cancel_bank_account", fields, end))),
                    trace);
        }
        // "Already cancelled" is believed only if the look-up shows a cancellation.
        if (reply.verdict() instanceof Verdict.Gone
                && inquiries.byTransaction(command.charge(), end) instanceof InquiryOutcome.Found found
                && !found.payment().refunds().isEmpty()) {
            return new RefundOutcome.Refused(
                    RefundRefusal.ALREADY_FULLY_REFUNDED, found.payment().remaining(), trace);
        }
        if (reply.verdict() instanceof Verdict.Refused no) {
            return new RefundOutcome.Refused(no.refusal(), Optional.empty(), trace);
        }
        var door = reply.door().<RefundOutcome>map(cause -> new RefundOutcome.NotAttempted(cause, trace));
        return door.orElseGet(() -> new RefundOutcome.Unknown(reply.doubt(), trace));
    }

    /** The reply's field names are not published; what is not found stays empty. */
    private static Optional<DepositAccount> account(Reply reply) {
        Optional<String> bank = reply.text("BANKNAME", "BANK_NAME", "BANK", "BANKCODE", "BANK_CODE");
        Optional<String> holder = reply.text("RECEIVERNAME", "RECEIVER_NAME", "ACCOUNT_NAME", "HOLDER");
        Optional<Instant> until = reply.time("DEPOSITENDDATE", "DEPOSIT_END_DATE", "END_DATE");
        return reply.text("ACCOUNTNO", "ACCOUNT_NO", "ACCOUNT")
                .map(no -> new DepositAccount(bank, Optional.of(no), holder, until));
    }

    @Override
    public InquiryOutcome inquire(InquiryKey key) {
        return wire.timed("inquire", end -> inquiries.inquire(key, end));
    }

    @Override
    public RevokeOutcome revokeBillingKey(RevokeCommand command) {
        require(command.key().gateway().equals(id()), "the key belongs to another gateway");
        Map<String, String> fields = command.key()
                .value()
                .use(key -> Map.of("API_ID", wire.settings().apiId(), "BILLKEY", key));
        return wire.timed("revoke", end -> revoked(wire.ask("Subscribe/billingkeycancel", fields, end)));
    }

    private static RevokeOutcome revoked(Reply reply) {
        GatewayTrace trace = reply.trace();
        if (reply.fine() || reply.verdict() instanceof Verdict.Gone) {
            return reply.fine() ? new RevokeOutcome.Revoked(trace) : new RevokeOutcome.AlreadyGone(trace);
        }
        boolean refused = reply.verdict().equals(Wire.UNMAPPED);
        var door = reply.door().<RevokeOutcome>map(cause -> new RevokeOutcome.NotAttempted(cause, trace));
        return door.orElseGet(
                () -> refused ? new RevokeOutcome.Refused(trace) : new RevokeOutcome.Unknown(reply.doubt(), trace));
    }

    /** What issue and charge have in common. */
    private Map<String, Object> order(String number, OrderTitle title, Buyer buyer, CustomerRef customer) {
        Map<String, Object> fields = new HashMap<>(
                Map.of("API_ID", wire.settings().apiId(), "ORDERNO", number, "QUOTA", "00", "TAXFREECD", "Y"));
        fields.put("PRODUCTNAME", title.name());
        fields.put("PRODUCTCODE", title.code().orElse(wire.settings().productCode()));
        fields.put("BUYERNAME", buyer.name());
        fields.put("BUYERID", customer.value().substring(0, 20));
        fields.putAll(wire.settings().plainReplies() ? Map.of("ENC_YN", "N") : Map.of());
        return fields;
    }
}
