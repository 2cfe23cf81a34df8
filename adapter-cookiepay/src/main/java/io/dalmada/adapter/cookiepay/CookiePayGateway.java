package io.dalmada.adapter.cookiepay;

import io.dalmada.adapter.cookiepay.CookiePayApi.Call;
import io.dalmada.adapter.cookiepay.Verdict.Kind;
import io.dalmada.application.port.out.gateway.ChargeCommand;
import io.dalmada.application.port.out.gateway.ChargeOutcome;
import io.dalmada.application.port.out.gateway.GatewayJournal;
import io.dalmada.application.port.out.gateway.GatewayProfile;
import io.dalmada.application.port.out.gateway.InquiryKey;
import io.dalmada.application.port.out.gateway.InquiryOutcome;
import io.dalmada.application.port.out.gateway.IssueCommand;
import io.dalmada.application.port.out.gateway.IssueOutcome;
import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.application.port.out.gateway.PaymentSnapshot;
import io.dalmada.application.port.out.gateway.PendingRefund;
import io.dalmada.application.port.out.gateway.RefundCommand;
import io.dalmada.application.port.out.gateway.RefundOutcome;
import io.dalmada.application.port.out.gateway.RevokeCommand;
import io.dalmada.application.port.out.gateway.RevokeOutcome;
import io.dalmada.application.port.out.gateway.SealedReplies;
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
import io.micrometer.core.instrument.Timer;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * CookiePay as a {@link PaymentGateway}. Vendor facts come from the wire document; the rule of doubt decides what a reply
 * may be taken for. The vendor's own scheduling (RECURRENCE_PAY) and its charge at issue (AMOUNT) are never used.
 *
 * <p>The wire marks every tax flag but {@code Y} (taxable) as unknown, so a charge with tax-free parts is not attempted.
 */
final class CookiePayGateway implements PaymentGateway, SealedReplies {
    private static final DateTimeFormatter YYMM = DateTimeFormatter.ofPattern("uuMM");
    private static final long MOST_WON = 9_999_999_999L;

    private final Session session;
    private final GatewayProfile profile;
    private final Inquiries inquiries;

    CookiePayGateway(Session session, GatewayProfile profile) {
        this.session = session;
        this.profile = profile;
        this.inquiries = new Inquiries(session);
    }

    @Override
    public GatewayId id() {
        return session.settings().id();
    }

    @Override
    public GatewayProfile profile() {
        return profile;
    }

    @Override
    public Optional<GatewayJournal> journal() {
        return Optional.of((day, cursor) -> timed("journal", () -> inquiries.page(day, cursor)));
    }

    @Override
    public Optional<SealedReplies> sealedReplies() {
        return Optional.of(this);
    }

    @Override
    public void warmUp() {
        session.tokens().warmUp(session.exchange().budget());
    }

    @Override
    public IssueOutcome issueBillingKey(IssueCommand command) {
        return timed("issue", () -> issue((IssueCommand.ByCard) command));
    }

    private IssueOutcome issue(IssueCommand.ByCard command) {
        Optional<String> lastFour = command.card().lastFour();
        Map<String, Object> fields =
                order(command.registrationNo().value(), command.title(), command.buyer(), command.customerRef());
        byte[] body = command.card().use((number, expiry, ownerProof, passwordHead) -> {
            // The arrays go into the JSON as they are: no text copy of them is made.
            fields.put("CARDNO", number);
            fields.put("EXPIREDT", YYMM.format(expiry));
            fields.put("CARDPWD", passwordHead);
            fields.put("CARDAUTH", ownerProof);
            return session.bytes(fields);
        });
        Reply reply = session.send(
                Call.ISSUE,
                command.registrationNo().value(),
                body,
                session.exchange().budget());
        if (reply.is(Kind.DECLINE)) {
            return new IssueOutcome.Refused(reply.verdict().decline(), reply.trace());
        }
        if (atTheDoor(reply)) {
            return new IssueOutcome.NotAttempted(reply.verdict().cause(), reply.trace());
        }
        return reply.is(Kind.SUCCESS)
                ? issued(command, reply, lastFour)
                : new IssueOutcome.Unknown(reply.verdict().doubt(), reply.trace());
    }

    /** Not every reply repeats our number, so it is compared only where it stands. */
    private IssueOutcome issued(IssueCommand.ByCard command, Reply reply, Optional<String> lastFour) {
        Optional<String> key = reply.text("BILLKEY");
        if (key.isEmpty() || isForAnother(reply, command.registrationNo().value())) {
            return new IssueOutcome.Unknown(key.isEmpty() ? Doubt.BROKEN_REPLY : Doubt.MISMATCH, reply.trace());
        }
        return new IssueOutcome.Issued(
                new GatewayKey(id(), SecretText.of(key.get()), command.customerRef(), Map.of()),
                reply.card().withLastFour(lastFour),
                reply.time("GENDATE").orElse(reply.trace().at()),
                Optional.empty(),
                reply.trace());
    }

    @Override
    public ChargeOutcome charge(ChargeCommand command) {
        require(command.key().gateway().equals(id()), "the key belongs to another gateway");
        require(profile.currencies().contains(command.amount().currency()), "the currency is not in the profile");
        require(
                profile.installments().contains(command.installment().months()),
                "the instalment is not in the profile");
        require(!command.amount().isZero() && command.amount().minor() <= MOST_WON, "the amount has 1 to 10 digits");
        return timed("charge", () -> charged(command));
    }

    private ChargeOutcome charged(ChargeCommand command) {
        boolean taxable =
                command.tax().taxFree().isZero() && command.tax().untaxed().isZero();
        if (!taxable) {
            return read(session.exchange().unsent(Call.CHARGE, NotAttemptedCause.REJECTED_REQUEST), command);
        }
        Map<String, Object> fields = order(
                command.orderNo().value(),
                command.title(),
                command.buyer(),
                command.key().customerRef());
        fields.put("AMOUNT", String.valueOf(command.amount().minor()));
        byte[] body = command.key().value().use(key -> {
            fields.put("BILLKEY", key);
            return session.bytes(fields);
        });
        return read(
                session.send(
                        Call.CHARGE,
                        command.orderNo().value(),
                        body,
                        session.exchange().budget()),
                command);
    }

    @Override
    public ChargeOutcome read(SealedReply reply, ChargeCommand original) {
        return timed(
                "decrypt",
                () -> read(
                        session.open(
                                Call.CHARGE,
                                session.exchange()
                                        .unsent(Call.CHARGE, NotAttemptedCause.NO_CONNECTION)
                                        .trace(),
                                reply.text(),
                                session.exchange().budget()),
                        original));
    }

    /** The rule of doubt: declined and not attempted are allow-lists, everything unproved is unknown. */
    private ChargeOutcome read(Reply reply, ChargeCommand command) {
        Optional<GatewayTxnId> txn = reply.txn();
        boolean mine = !isForAnother(reply, command.orderNo().value());
        if (reply.is(Kind.SUCCESS)) {
            boolean proved = reply.text("ORDERNO").isPresent()
                    && mine
                    && reply.won("AMOUNT").equals(Optional.of(command.amount()));
            return proved && txn.isPresent()
                    ? approved(reply, txn.get(), command)
                    : unknown(reply, proved ? Doubt.BROKEN_REPLY : Doubt.MISMATCH);
        }
        if (!mine) {
            return unknown(reply, Doubt.MISMATCH);
        }
        if (reply.is(Kind.DECLINE) && txn.isEmpty()) {
            return new ChargeOutcome.Declined(reply.verdict().decline(), txn, reply.trace());
        }
        return atTheDoor(reply)
                ? new ChargeOutcome.NotAttempted(reply.verdict().cause(), reply.trace())
                : unknown(reply, reply.verdict().doubt());
    }

    private ChargeOutcome approved(Reply reply, GatewayTxnId txn, ChargeCommand command) {
        return new ChargeOutcome.Approved(
                txn,
                command.orderNo(),
                command.amount(),
                reply.time("ACCEPTDATE", "ACCEPT_DATE").orElse(reply.trace().at()),
                reply.approvalNo(),
                reply.text("CARDCODE", "CARDNAME").map(any -> reply.card()),
                Optional.of(receipt(txn)),
                reply.trace());
    }

    private static ChargeOutcome unknown(Reply reply, Doubt doubt) {
        return new ChargeOutcome.Unknown(doubt, reply.txn(), reply.sealed(), reply.trace());
    }

    private URI receipt(GatewayTxnId txn) {
        String encoded = Base64.getEncoder().encodeToString(txn.value().getBytes(StandardCharsets.UTF_8));
        return session.settings()
                .baseUri()
                .resolve("/api/receipt?tid=" + URLEncoder.encode(encoded, StandardCharsets.UTF_8));
    }

    @Override
    public RefundOutcome refund(RefundCommand command) {
        require(profile.currencies().contains(command.amount().currency()), "the currency is not in the profile");
        require(!command.amount().isZero(), "the amount must not be zero");
        return timed("refund", () -> refunded(command));
    }

    private RefundOutcome refunded(RefundCommand command) {
        Exchange.Budget budget = session.exchange().budget();
        if (command.amount().exceeds(command.expectedRemaining())) {
            Reply unsent = session.exchange().unsent(Call.REFUND, NotAttemptedCause.REJECTED_REQUEST);
            return new RefundOutcome.Refused(
                    RefundRefusal.EXCEEDS_REMAINING, Optional.of(command.expectedRemaining()), unsent.trace());
        }
        Map<String, Object> fields = cancellation(command);
        Reply reply = session.send(Call.REFUND, command.refundNo().value(), session.bytes(fields), budget);
        return switch (reply.verdict().kind()) {
            case SUCCESS -> given(command, reply);
            case DEPOSIT ->
                new RefundOutcome.Pending(new PendingRefund.AwaitingDeposit(account(fields, budget)), reply.trace());
            case DOOR -> new RefundOutcome.NotAttempted(reply.verdict().cause(), reply.trace());
            case GONE -> alreadyGiven(command, reply, budget);
            case REFUSAL -> new RefundOutcome.Refused(reply.verdict().refusal(), Optional.empty(), reply.trace());
            default -> new RefundOutcome.Unknown(reply.verdict().doubt(), reply.trace());
        };
    }

    /** Without an amount the vendor cancels whatever is left, so only a whole charge leaves it out. */
    private static Map<String, Object> cancellation(RefundCommand command) {
        Map<String, Object> fields = new HashMap<>();
        fields.put("tid", command.charge().value());
        fields.put("reason", command.reason().text());
        if (!command.isWholeCharge()) {
            fields.put("amount", String.valueOf(command.amount().minor()));
        }
        return fields;
    }

    private static RefundOutcome given(RefundCommand command, Reply reply) {
        Money amount = reply.won("cancel_amt").orElse(command.amount());
        return amount.equals(command.amount())
                ? new RefundOutcome.Refunded(
                        reply.text("cancel_tid")
                                .filter(tid -> tid.matches("[\\x21-\\x7e]{1,200}"))
                                .map(GatewayTxnId::new)
                                .orElse(command.charge()),
                        amount,
                        Optional.empty(),
                        reply.time("cancel_date").orElse(reply.trace().at()),
                        reply.trace())
                : new RefundOutcome.Unknown(Doubt.MISMATCH, reply.trace());
    }

    /** "Already cancelled" is believed only if the look-up shows a cancellation. */
    private RefundOutcome alreadyGiven(RefundCommand command, Reply reply, Exchange.Budget budget) {
        Optional<PaymentSnapshot> shown = inquiries
                .snapshot(command.charge(), budget)
                .filter(payment -> !payment.refunds().isEmpty());
        return shown.isPresent()
                ? new RefundOutcome.Refused(
                        RefundRefusal.ALREADY_FULLY_REFUNDED, shown.get().remaining(), reply.trace())
                : new RefundOutcome.Unknown(Doubt.GATEWAY_TROUBLE, reply.trace());
    }

    /** The reply's field names are not published; what is not found stays empty. */
    private Optional<DepositAccount> account(Map<String, Object> fields, Exchange.Budget budget) {
        Reply reply = session.ask(Call.DEPOSIT_ACCOUNT, fields, budget);
        return reply.text("ACCOUNTNO", "ACCOUNT_NO", "VACCT_NO", "ACCOUNT")
                .map(number -> new DepositAccount(
                        reply.text("BANKNAME", "BANK_NAME", "BANK", "BANKCODE", "BANK_CODE"),
                        Optional.of(number),
                        reply.text("RECEIVERNAME", "RECEIVER_NAME", "ACCOUNT_NAME", "HOLDER"),
                        reply.time("DEPOSITENDDATE", "DEPOSIT_END_DATE", "END_DATE")));
    }

    @Override
    public InquiryOutcome inquire(InquiryKey key) {
        return timed("inquire", () -> inquiries.inquire(key));
    }

    @Override
    public RevokeOutcome revokeBillingKey(RevokeCommand command) {
        require(command.key().gateway().equals(id()), "the key belongs to another gateway");
        return timed("revoke", () -> revoked(command));
    }

    private RevokeOutcome revoked(RevokeCommand command) {
        Reply reply = command.key()
                .value()
                .use(key -> session.ask(
                        Call.REVOKE,
                        Map.of("API_ID", session.settings().apiId(), "BILLKEY", key),
                        session.exchange().budget()));
        return switch (reply.verdict().kind()) {
            case SUCCESS -> new RevokeOutcome.Revoked(reply.trace());
            case GONE -> new RevokeOutcome.AlreadyGone(reply.trace());
            case DOOR -> new RevokeOutcome.NotAttempted(reply.verdict().cause(), reply.trace());
            default ->
                reply.verdict().equals(Verdict.UNMAPPED)
                        ? new RevokeOutcome.Refused(reply.trace())
                        : new RevokeOutcome.Unknown(reply.verdict().doubt(), reply.trace());
        };
    }

    /** What issue and charge have in common. */
    private Map<String, Object> order(String number, OrderTitle title, Buyer buyer, CustomerRef customer) {
        CookiePaySettings settings = session.settings();
        Map<String, Object> fields = new HashMap<>();
        fields.put("API_ID", settings.apiId());
        fields.put("ORDERNO", number);
        fields.put("PRODUCTNAME", title.name());
        fields.put("PRODUCTCODE", title.code().orElse(settings.productCode()));
        fields.put("QUOTA", "00");
        fields.put("TAXFREECD", "Y");
        fields.put("BUYERNAME", buyer.name());
        fields.put("BUYERID", customer.value().substring(0, 20));
        if (settings.plainReplies()) {
            fields.put("ENC_YN", "N");
        }
        return fields;
    }

    private static boolean isForAnother(Reply reply, String number) {
        return reply.text("ORDERNO").filter(other -> !other.equals(number)).isPresent();
    }

    /** A refusal at the door proves something only in clear and without a transaction. */
    private static boolean atTheDoor(Reply reply) {
        return reply.is(Kind.DOOR) && reply.clear() && reply.txn().isEmpty();
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }

    private <T> T timed(String operation, Supplier<T> act) {
        Timer.Sample sample = Timer.start(session.exchange().meters());
        T outcome = act.get();
        String name = outcome.getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-");
        sample.stop(session.exchange()
                .meters()
                .timer(
                        "dalmada.gateway.calls",
                        "gateway",
                        id().value(),
                        "operation",
                        operation,
                        "outcome",
                        name.toLowerCase(Locale.ROOT)));
        return outcome;
    }
}
