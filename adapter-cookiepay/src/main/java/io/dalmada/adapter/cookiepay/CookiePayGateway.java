package io.dalmada.adapter.cookiepay;

import static io.dalmada.domain.gateway.NotAttemptedCause.REJECTED_REQUEST;
import static io.dalmada.domain.gateway.RefundRefusal.ALREADY_FULLY_REFUNDED;
import static io.dalmada.domain.gateway.RefundRefusal.EXCEEDS_REMAINING;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.dalmada.application.gateway.CommandCheck;
import io.dalmada.application.gateway.DayScans;
import io.dalmada.application.port.out.gateway.Acknowledgement;
import io.dalmada.application.port.out.gateway.ChargeCommand;
import io.dalmada.application.port.out.gateway.ChargeOutcome;
import io.dalmada.application.port.out.gateway.ChargeOutcome.Approved;
import io.dalmada.application.port.out.gateway.GatewayNotice.LookAt;
import io.dalmada.application.port.out.gateway.GatewayNotices;
import io.dalmada.application.port.out.gateway.GatewayProfile;
import io.dalmada.application.port.out.gateway.GatewayTrace;
import io.dalmada.application.port.out.gateway.GatewayTransactionList;
import io.dalmada.application.port.out.gateway.InquiryKey;
import io.dalmada.application.port.out.gateway.InquiryOutcome;
import io.dalmada.application.port.out.gateway.InquiryOutcome.Found;
import io.dalmada.application.port.out.gateway.IssueCommand;
import io.dalmada.application.port.out.gateway.IssueOutcome;
import io.dalmada.application.port.out.gateway.IssueOutcome.Issued;
import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.application.port.out.gateway.PendingRefund.AwaitingDeposit;
import io.dalmada.application.port.out.gateway.RefundCommand;
import io.dalmada.application.port.out.gateway.RefundOutcome;
import io.dalmada.application.port.out.gateway.RefundOutcome.Refused;
import io.dalmada.application.port.out.gateway.RevokeCommand;
import io.dalmada.application.port.out.gateway.RevokeOutcome;
import io.dalmada.application.port.out.gateway.SealedReplies;
import io.dalmada.domain.gateway.CustomerRef;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.gateway.GatewayKey;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.gateway.SealedReply;
import io.dalmada.domain.payment.DepositAccount;
import io.dalmada.domain.payment.OrderTitle;
import io.dalmada.domain.shared.Buyer;
import io.dalmada.domain.shared.Money;
import io.dalmada.domain.shared.SecretText;
import io.dalmada.gateway.support.Classification;
import io.dalmada.gateway.support.Deadline;
import io.dalmada.gateway.support.Fields;
import io.dalmada.gateway.support.Reply;
import io.dalmada.gateway.support.UnsignedNotices;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * CookiePay as a {@link PaymentGateway}. Vendor facts come from docs/wire/cookiepay.md; the rule of doubt decides what a
 * reply may be taken for. The vendor's own scheduling (RECURRENCE_PAY) and its charge at issue (AMOUNT) are never used.
 *
 * <p>The wire marks every tax flag but {@code Y} (taxable) as unknown, so a charge with tax-free parts is not attempted; nor
 * is one whose title or buyer's name has letters that the PG behind it lacks.
 */
record CookiePayGateway(Wire wire, GatewayProfile profile, Inquiries inquiries) implements PaymentGateway {
    private static final DateTimeFormatter YYMM = DateTimeFormatter.ofPattern("uuMM");
    private static final long MOST = 9_999_999_999L;
    private static final String PAYMENTS = "Subscribe/payments";

    @Override
    public GatewayId id() {
        return wire.settings().id();
    }

    @Override
    public Optional<GatewayTransactionList> journal() {
        return Optional.of((day, cursor) -> wire.line().timed("journal", end -> inquiries.page(day, cursor, end)));
    }

    @Override
    public Optional<SealedReplies> sealedReplies() {
        return Optional.of((reply, original) -> wire.line().timed("decrypt", end -> {
            String number = original.orderNo().value();
            return charged(wire.reopened(PAYMENTS, reply, number, end), original);
        }));
    }

    @Override
    public Optional<GatewayNotices> notices() {
        return Optional.of(new UnsignedNotices(Acknowledgement.json("{\"ok\":true}"), "", this::hint));
    }

    /** By our order number: a cancel's notice may name the cancel's own number (docs/wire/cookiepay.md, 16). */
    private Optional<LookAt> hint(Fields notice, Instant at) {
        var order = notice.orderNo("ORDERNO").map(no -> new InquiryKey.ByOrder(no, at));
        return order.map(key ->
                LookAt.of(key, notice.txn("TID"), notice.text("noti_type").isPresent()));
    }

    @Override
    public void warmUp() {
        wire.login().token(wire, wire.line().deadline());
    }

    /** The card's arrays go into the JSON as they are: no text copy of them is made. */
    @Override
    public IssueOutcome issueBillingKey(IssueCommand command) {
        CommandCheck.issue(this, command);
        IssueCommand.ByCard entry = (IssueCommand.ByCard) command;
        String number = entry.registrationNo().value();
        Optional<String> lastFour = entry.card().lastFour();
        var fields = order(number, entry.title(), entry.buyer(), entry.customerRef());
        return entry.card().use((pan, expiry, owner, password) -> {
            fields.put("EXPIREDT", YYMM.format(expiry));
            fields.putAll(Map.of("CARDNO", pan, "CARDPWD", password, "CARDAUTH", owner));
            var path = "Subscribe/billkeygen";
            if (!CommandCheck.carries(this, entry.title(), entry.buyer())) {
                return issued(wire.unsent(path, REJECTED_REQUEST), entry, lastFour);
            }
            return wire.line().timed("issue", end -> issued(wire.send(path, number, fields, end), entry, lastFour));
        });
    }

    /** Where the reply says whose key it is, it is our customer's. */
    private IssueOutcome issued(Reply reply, IssueCommand.ByCard entry, Optional<String> lastFour) {
        Instant at = reply.fields().time("GENDATE").orElse(reply.trace().at());
        var card = new Slip(reply.fields()).card().withLastFour(lastFour);
        String buyer = reply.fields().text("BUYERID").orElse(buyer(entry.customerRef()));
        boolean same = buyer.equals(buyer(entry.customerRef()));
        var secret = reply.fields().text("BILLKEY").filter(any -> same).map(SecretText::of);
        var key = secret.map(it -> new GatewayKey(id(), it, entry.customerRef(), Map.of()));
        return reply.issue(key.map(it -> new Issued(it, card, at, Optional.empty(), reply.trace())));
    }

    @Override
    public ChargeOutcome charge(ChargeCommand command) {
        CommandCheck.charge(this, command);
        CookiePaySettings.require(command.amount().minor() <= MOST, "AMOUNT has 10 digits at most");
        String number = command.orderNo().value();
        CustomerRef customer = command.key().customerRef();
        var fields = order(number, command.title(), command.buyer(), customer);
        fields.put("AMOUNT", String.valueOf(command.amount().minor()));
        command.key().value().use(key -> fields.put("BILLKEY", key));
        boolean carried = CommandCheck.carries(this, command.title(), command.buyer());
        if (!carried || !profile.tax().expresses(command.tax())) {
            return charged(wire.unsent(PAYMENTS, REJECTED_REQUEST), command);
        }
        return wire.line()
                .timed("charge", end -> charged(wire.send(PAYMENTS, number, fields, end, command.permit()), command));
    }

    private ChargeOutcome charged(Reply reply, ChargeCommand command) {
        Fields fields = reply.fields();
        Slip slip = new Slip(fields);
        boolean proved = slip.amount().equals(Optional.of(command.amount()))
                && fields.text("ORDERNO").isPresent();
        Instant at = slip.acceptedAt().orElse(reply.trace().at());
        var card = fields.text("CARDCODE", "CARDNAME").map(any -> slip.card());
        var sealed = fields.text(Wire.SEAL).map(SecretText::of).map(SealedReply::new);
        var approved = reply.txn().filter(any -> proved).map(txn -> {
            var no = slip.approvalNo();
            var page = Optional.of(receipt(txn));
            return new Approved(txn, command.orderNo(), command.amount(), at, no, card, page, reply.trace());
        });
        return reply.charge(approved, sealed);
    }

    /** The vendor's page of the receipt, readable by any holder of its address (docs/wire/cookiepay.md, 15). */
    private URI receipt(GatewayTxnId txn) {
        String id = Base64.getEncoder().encodeToString(txn.value().getBytes(UTF_8));
        return wire.settings().baseUri().resolve("/api/receipt?tid=" + URLEncoder.encode(id, UTF_8));
    }

    /** Without an amount the vendor cancels all that is left, so only the refund of a whole charge leaves it out. */
    @Override
    public RefundOutcome refund(RefundCommand command) {
        CommandCheck.refund(this, command);
        var fields = new HashMap<>(Map.of(
                "tid",
                command.charge().value(),
                "reason",
                profile.texts().carried(command.reason().text())));
        if (!command.isWholeCharge()) {
            fields.put("amount", String.valueOf(command.amount().minor()));
        }
        if (command.amount().exceeds(command.expectedRemaining())) {
            var trace = wire.unsent("api/cancel", REJECTED_REQUEST).trace();
            return new Refused(EXCEEDS_REMAINING, Optional.of(command.expectedRemaining()), trace);
        }
        return wire.line().timed("refund", end -> refunded(command, fields, end));
    }

    private RefundOutcome refunded(RefundCommand command, Map<String, String> fields, Deadline end) {
        Reply reply = wire.send("api/cancel", command.chargeOrderNo().value(), fields, end, command.permit());
        GatewayTrace trace = reply.trace();
        if (reply.verdict() instanceof Classification.AwaitsDeposit) {
            return new RefundOutcome.Pending(new AwaitingDeposit(account(fields, end)), trace);
        }
        // "Already cancelled" is believed only if the look-up shows a cancellation.
        boolean gone = reply.verdict() instanceof Classification.Gone;
        if (gone
                && inquiries.byTransaction(command.charge(), end) instanceof Found it
                && !it.payment().refunds().isEmpty()) {
            return new Refused(ALREADY_FULLY_REFUNDED, it.payment().remaining(), trace);
        }
        Money amount = reply.fields().won("cancel_amt").orElse(command.amount());
        Instant at = reply.fields().time("cancel_date").orElse(trace.at());
        GatewayTxnId txn = reply.fields().txn("cancel_tid").orElse(command.charge());
        var refunded = new RefundOutcome.Refunded(txn, amount, Optional.empty(), at, trace);
        return reply.refund(Optional.of(refunded).filter(any -> amount.equals(command.amount())));
    }

    /** The reply's field names are not published; what is not found stays empty. */
    private Optional<DepositAccount> account(Map<String, String> fields, Deadline end) {
        Fields reply = wire.ask("api/get_cancel_bank_account", fields, end).fields();
        var bank = reply.text("BANKNAME", "BANK_NAME", "BANK", "BANKCODE", "BANK_CODE");
        var number = reply.text("ACCOUNTNO", "ACCOUNT_NO", "ACCOUNT");
        var holder = reply.text("RECEIVERNAME", "RECEIVER_NAME", "ACCOUNT_NAME", "HOLDER");
        var until = reply.time("DEPOSITENDDATE", "DEPOSIT_END_DATE", "END_DATE");
        return number.map(any -> new DepositAccount(bank, number, holder, until));
    }

    /** No call takes an order number: the adapter reads the lists of the days around (docs/wire/cookiepay.md, 21). */
    @Override
    public InquiryOutcome inquire(InquiryKey key) {
        CommandCheck.inquire(this, key);
        if (key instanceof InquiryKey.ByOrder by) {
            var lists = new DayScans(this, journal().orElseThrow(), wire.line().clock());
            return lists.find(by.orderNo(), by.sentAt()).answer();
        }
        GatewayTxnId txn = ((InquiryKey.ByTransaction) key).txn();
        return wire.line().timed("inquire", end -> inquiries.byTransaction(txn, end));
    }

    @Override
    public RevokeOutcome revokeBillingKey(RevokeCommand command) {
        CommandCheck.key(this, command.key());
        String id = wire.settings().apiId();
        var fields = command.key().value().use(key -> Map.of("API_ID", id, "BILLKEY", key));
        String path = "Subscribe/billingkeycancel";
        return wire.line().timed("revoke", end -> wire.ask(path, fields, end).revoke());
    }

    /** What issue and charge have in common. */
    private Map<String, Object> order(String number, OrderTitle title, Buyer buyer, CustomerRef customer) {
        var fields = new HashMap<String, Object>(Map.of("ORDERNO", number, "QUOTA", "00", "TAXFREECD", "Y"));
        fields.put("API_ID", wire.settings().apiId());
        fields.put("PRODUCTNAME", title.name());
        fields.put("PRODUCTCODE", title.code().orElse(wire.settings().productCode()));
        fields.put("BUYERNAME", buyer.name());
        fields.put("BUYERID", buyer(customer));
        fields.putAll(wire.settings().plainReplies() ? Map.of("ENC_YN", "N") : Map.of());
        return fields;
    }

    private static String buyer(CustomerRef customer) {
        return customer.value().substring(0, 20);
    }
}
