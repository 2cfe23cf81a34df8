package io.dalmada.adapter.cookiepay;

import static io.dalmada.adapter.cookiepay.CookiePaySettings.require;

import io.dalmada.application.port.out.gateway.ChargeCommand;
import io.dalmada.application.port.out.gateway.ChargeOutcome;
import io.dalmada.application.port.out.gateway.ChargeOutcome.Approved;
import io.dalmada.application.port.out.gateway.GatewayJournal;
import io.dalmada.application.port.out.gateway.GatewayProfile;
import io.dalmada.application.port.out.gateway.GatewayTrace;
import io.dalmada.application.port.out.gateway.InquiryKey;
import io.dalmada.application.port.out.gateway.InquiryOutcome;
import io.dalmada.application.port.out.gateway.InquiryOutcome.Found;
import io.dalmada.application.port.out.gateway.IssueCommand;
import io.dalmada.application.port.out.gateway.IssueOutcome;
import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.application.port.out.gateway.PendingRefund.AwaitingDeposit;
import io.dalmada.application.port.out.gateway.RefundCommand;
import io.dalmada.application.port.out.gateway.RefundOutcome;
import io.dalmada.application.port.out.gateway.RefundOutcome.Refunded;
import io.dalmada.application.port.out.gateway.RefundOutcome.Refused;
import io.dalmada.application.port.out.gateway.RevokeCommand;
import io.dalmada.application.port.out.gateway.RevokeOutcome;
import io.dalmada.application.port.out.gateway.SealedReplies;
import io.dalmada.domain.gateway.CustomerRef;
import io.dalmada.domain.gateway.Doubt;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.gateway.GatewayKey;
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
record CookiePayGateway(Wire wire, GatewayProfile profile, Inquiries inquiries) implements PaymentGateway {
    private static final DateTimeFormatter YYMM = DateTimeFormatter.ofPattern("uuMM");
    private static final String PAYMENTS = "Subscribe/payments";

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
        return Optional.of((reply, original) -> wire.timed(
                "decrypt",
                end -> charged(wire.reopened(PAYMENTS, reply, original.orderNo().value(), end), original)));
    }

    @Override
    public void warmUp() {
        wire.tokens().get(wire, wire.end());
    }

    /** The card's arrays go into the JSON as they are: no text copy of them is made. */
    @Override
    public IssueOutcome issueBillingKey(IssueCommand command) {
        require(command instanceof IssueCommand.ByCard, "cards are entered, not taken from a window");
        IssueCommand.ByCard entry = (IssueCommand.ByCard) command;
        String number = entry.registrationNo().value();
        Optional<String> lastFour = entry.card().lastFour();
        var fields = order(number, entry.title(), entry.buyer(), entry.customerRef());
        return entry.card().use((pan, expiry, owner, password) -> {
            fields.put("EXPIREDT", YYMM.format(expiry));
            fields.putAll(Map.of("CARDNO", pan, "CARDPWD", password, "CARDAUTH", owner));
            var path = "Subscribe/billkeygen";
            return wire.timed("issue", end -> issued(wire.send(path, number, fields, end), entry, lastFour));
        });
    }

    private IssueOutcome issued(Reply reply, IssueCommand.ByCard entry, Optional<String> lastFour) {
        GatewayTrace trace = reply.trace();
        Instant at = reply.time("GENDATE").orElse(trace.at());
        var card = reply.card().withLastFour(lastFour);
        var secret = reply.text("BILLKEY").map(SecretText::of);
        var key = secret.map(it -> new GatewayKey(id(), it, entry.customerRef(), Map.of()));
        return reply.fold(
                key.<IssueOutcome>map(it -> new IssueOutcome.Issued(it, card, at, Optional.empty(), trace)),
                no -> new IssueOutcome.Refused(no, trace),
                cause -> new IssueOutcome.NotAttempted(cause, trace),
                doubt -> new IssueOutcome.Unknown(doubt, trace));
    }

    @Override
    public ChargeOutcome charge(ChargeCommand command) {
        require(command.key().gateway().equals(id()), "a key of another gateway");
        requireWon(command.amount());
        require(profile.installments().contains(command.installment().months()), "only lump sums");
        String number = command.orderNo().value();
        CustomerRef customer = command.key().customerRef();
        var fields = order(number, command.title(), command.buyer(), customer);
        fields.put("AMOUNT", String.valueOf(command.amount().minor()));
        command.key().value().use(key -> fields.put("BILLKEY", key));
        if (!command.tax().taxFree().plus(command.tax().untaxed()).isZero()) {
            return charged(wire.unsent(PAYMENTS, NotAttemptedCause.REJECTED_REQUEST), command);
        }
        return wire.timed("charge", end -> charged(wire.send(PAYMENTS, number, fields, end), command));
    }

    private static ChargeOutcome charged(Reply reply, ChargeCommand command) {
        GatewayTrace trace = reply.trace();
        var txn = reply.txn("TID");
        boolean sameAmount = reply.won("AMOUNT").equals(Optional.of(command.amount()));
        boolean proved = sameAmount && reply.text("ORDERNO").isPresent();
        Instant at = reply.acceptedAt().orElse(trace.at());
        var no = reply.approvalNo();
        var card = reply.text("CARDCODE", "CARDNAME").map(any -> reply.card());
        var sealed = reply.text("ENC_DATA").map(SecretText::of).map(SealedReply::new);
        return reply.fold(
                txn.filter(any -> proved)
                        .<ChargeOutcome>map(it -> new Approved(
                                it, command.orderNo(), command.amount(), at, no, card, Optional.empty(), trace)),
                decline -> new ChargeOutcome.Declined(decline, txn, trace),
                cause -> new ChargeOutcome.NotAttempted(cause, trace),
                doubt -> new ChargeOutcome.Unknown(doubt, txn, sealed, trace));
    }

    /** Without an amount the vendor cancels whatever is left, so only a whole charge leaves it out. */
    @Override
    public RefundOutcome refund(RefundCommand command) {
        requireWon(command.amount());
        var fields = new HashMap<>(Map.of(
                "tid", command.charge().value(), "reason", command.reason().text()));
        if (!command.isWholeCharge()) {
            fields.put("amount", String.valueOf(command.amount().minor()));
        }
        if (command.amount().exceeds(command.expectedRemaining())) {
            GatewayTrace trace = wire.unsent("api/cancel", NotAttemptedCause.REJECTED_REQUEST)
                    .trace();
            return new Refused(RefundRefusal.EXCEEDS_REMAINING, Optional.of(command.expectedRemaining()), trace);
        }
        return wire.timed("refund", end -> refunded(command, fields, end));
    }

    private RefundOutcome refunded(RefundCommand command, Map<String, String> fields, long end) {
        Reply reply = wire.send("api/cancel", command.chargeOrderNo().value(), fields, end);
        GatewayTrace trace = reply.trace();
        if (reply.verdict() instanceof Verdict.AwaitsDeposit) {
            return new RefundOutcome.Pending(new AwaitingDeposit(account(fields, end)), trace);
        }
        if (reply.verdict() instanceof Verdict.Refused no) {
            return new Refused(no.refusal(), Optional.empty(), trace);
        }
        // "Already cancelled" is believed only if the look-up shows a cancellation.
        boolean gone = reply.verdict() instanceof Verdict.Gone;
        if (gone
                && inquiries.byTransaction(command.charge(), end) instanceof Found it
                && !it.payment().refunds().isEmpty()) {
            return new Refused(
                    RefundRefusal.ALREADY_FULLY_REFUNDED, it.payment().remaining(), trace);
        }
        Money amount = reply.won("cancel_amt").orElse(command.amount());
        Instant at = reply.time("cancel_date").orElse(trace.at());
        var txn = reply.txn("cancel_tid").or(() -> Optional.of(command.charge()));
        return reply.fold(
                txn.filter(any -> amount.equals(command.amount()))
                        .<RefundOutcome>map(it -> new Refunded(it, amount, Optional.empty(), at, trace)),
                decline -> new RefundOutcome.Unknown(Doubt.UNMAPPED_CODE, trace),
                cause -> new RefundOutcome.NotAttempted(cause, trace),
                doubt -> new RefundOutcome.Unknown(doubt, trace));
    }

    /** The reply's field names are not published; what is not found stays empty. */
    private Optional<DepositAccount> account(Map<String, String> fields, long end) {
        Reply reply = wire.ask("api/get_cancel_bank_account", fields, end);
        var bank = reply.text("BANKNAME", "BANK_NAME", "BANK", "BANKCODE", "BANK_CODE");
        var number = reply.text("ACCOUNTNO", "ACCOUNT_NO", "ACCOUNT");
        var holder = reply.text("RECEIVERNAME", "RECEIVER_NAME", "ACCOUNT_NAME", "HOLDER");
        var until = reply.time("DEPOSITENDDATE", "DEPOSIT_END_DATE", "END_DATE");
        return number.map(any -> new DepositAccount(bank, number, holder, until));
    }

    @Override
    public InquiryOutcome inquire(InquiryKey key) {
        return wire.timed("inquire", end -> inquiries.inquire(key, end));
    }

    @Override
    public RevokeOutcome revokeBillingKey(RevokeCommand command) {
        require(command.key().gateway().equals(id()), "a key of another gateway");
        var fields = command.key()
                .value()
                .use(key -> Map.of("API_ID", wire.settings().apiId(), "BILLKEY", key));
        return wire.timed("revoke", end -> revoked(wire.ask("Subscribe/billingkeycancel", fields, end)));
    }

    private static RevokeOutcome revoked(Reply reply) {
        GatewayTrace trace = reply.trace();
        boolean gone = reply.verdict() instanceof Verdict.Gone;
        boolean refused = reply.verdict().equals(Wire.UNMAPPED);
        RevokeOutcome other =
                refused ? new RevokeOutcome.Refused(trace) : new RevokeOutcome.Unknown(reply.doubt(), trace);
        return reply.fold(
                Optional.<RevokeOutcome>of(new RevokeOutcome.Revoked(trace)),
                no -> other,
                cause -> new RevokeOutcome.NotAttempted(cause, trace),
                doubt -> gone ? new RevokeOutcome.AlreadyGone(trace) : other);
    }

    private void requireWon(Money amount) {
        boolean payable = String.valueOf(amount.minor()).matches("[1-9][0-9]{0,9}");
        require(payable && profile.currencies().contains(amount.currency()), "whole won of 1 to 10 digits");
    }

    /** What issue and charge have in common. */
    private Map<String, Object> order(String number, OrderTitle title, Buyer buyer, CustomerRef customer) {
        var fields = new HashMap<String, Object>(Map.of("ORDERNO", number, "QUOTA", "00", "TAXFREECD", "Y"));
        fields.put("API_ID", wire.settings().apiId());
        fields.put("PRODUCTNAME", title.name());
        fields.put("PRODUCTCODE", title.code().orElse(wire.settings().productCode()));
        fields.put("BUYERNAME", buyer.name());
        fields.put("BUYERID", customer.value().substring(0, 20));
        fields.putAll(wire.settings().plainReplies() ? Map.of("ENC_YN", "N") : Map.of());
        return fields;
    }
}
