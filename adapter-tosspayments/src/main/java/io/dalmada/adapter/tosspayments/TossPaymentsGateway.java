package io.dalmada.adapter.tosspayments;

import io.dalmada.application.gateway.CommandCheck;
import io.dalmada.application.port.out.gateway.ChargeCommand;
import io.dalmada.application.port.out.gateway.ChargeOutcome;
import io.dalmada.application.port.out.gateway.GatewayNotices;
import io.dalmada.application.port.out.gateway.GatewayProfile;
import io.dalmada.application.port.out.gateway.GatewayTrace;
import io.dalmada.application.port.out.gateway.GatewayTransactionList;
import io.dalmada.application.port.out.gateway.InquiryKey;
import io.dalmada.application.port.out.gateway.InquiryKey.ByTransaction;
import io.dalmada.application.port.out.gateway.InquiryOutcome;
import io.dalmada.application.port.out.gateway.IssueCommand;
import io.dalmada.application.port.out.gateway.IssueOutcome;
import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.application.port.out.gateway.RefundCommand;
import io.dalmada.application.port.out.gateway.RefundOutcome;
import io.dalmada.application.port.out.gateway.RegistrationWindow;
import io.dalmada.application.port.out.gateway.RevokeCommand;
import io.dalmada.application.port.out.gateway.RevokeOutcome;
import io.dalmada.domain.billingkey.CardKind;
import io.dalmada.domain.billingkey.CardOwner;
import io.dalmada.domain.billingkey.CardSummary;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.gateway.GatewayKey;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.gateway.NotAttemptedCause;
import io.dalmada.domain.gateway.RefundRefusal;
import io.dalmada.domain.shared.CardNumbers;
import io.dalmada.domain.shared.Money;
import io.dalmada.domain.shared.SecretText;
import io.dalmada.gateway.support.Classification;
import io.dalmada.gateway.support.Deadline;
import io.dalmada.gateway.support.Fields;
import io.dalmada.gateway.support.Reply;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Toss Payments as a {@link PaymentGateway}. Vendor facts come from docs/wire/tosspayments.md; the rule of doubt decides
 * what a reply may be taken for. The idempotency key is the operation and our number, so a repeated command is the same
 * request.
 */
record TossPaymentsGateway(Wire wire, GatewayProfile profile, Inquiries inquiries) implements PaymentGateway {
    private static final Map<String, CardKind> KINDS =
            Map.of("신용", CardKind.CREDIT, "체크", CardKind.DEBIT, "기프트", CardKind.PREPAID);
    private static final Map<String, CardOwner> OWNERS = Map.of("개인", CardOwner.PERSON, "법인", CardOwner.COMPANY);

    /** A key may be refused as not valid within seconds of its issue (docs/wire/tosspayments.md, 3). */
    private static final Duration YOUNG = Duration.ofMinutes(1);

    private static final String ISSUED = "issuedAt";

    @Override
    public GatewayId id() {
        return wire.settings().id();
    }

    @Override
    public Optional<RegistrationWindow> registrationWindow() {
        return Optional.of(new Window(wire));
    }

    @Override
    public Optional<GatewayNotices> notices() {
        return Optional.of(Notices.UNSIGNED);
    }

    @Override
    public Optional<GatewayTransactionList> journal() {
        return Optional.of((day, after) -> wire.line().timed("journal", end -> inquiries.page(day, after, end)));
    }

    @Override
    public IssueOutcome issueBillingKey(IssueCommand command) {
        CommandCheck.issue(this, command);
        var window = (IssueCommand.ByWindow) command;
        String customer = window.customerRef().value();
        var fields = window.result().proof(Window.PROOF).use(key -> Map.of("authKey", key, "customerKey", customer));
        String path = "/v1/billing/authorizations/issue";
        String number = window.registrationNo().value();
        return wire.line().timed("issue", end -> issued(wire.post("issue", path, number, fields, end), window));
    }

    private IssueOutcome issued(Reply reply, IssueCommand.ByWindow window) {
        Fields fields = reply.fields();
        GatewayTrace trace = reply.trace();
        Instant at = fields.time("authenticatedAt").orElse(trace.at());
        var age = Map.of(ISSUED, SecretText.of(String.valueOf(trace.at().getEpochSecond())));
        boolean same = says(fields, "customerKey", window.customerRef().value());
        var value = fields.text("billingKey").filter(any -> same).map(SecretText::of);
        var key = value.map(it -> new GatewayKey(id(), it, window.customerRef(), age));
        return reply.issue(key.map(it -> new IssueOutcome.Issued(it, card(fields), at, Optional.empty(), trace)));
    }

    /** The number is masked in several ways: its end counts only where it is shown. */
    private static CardSummary card(Fields payment) {
        Fields card = payment.in("card");
        return new CardSummary(
                card.text("issuerCode"),
                card.text("company"),
                card.text("number").filter(no -> no.matches(".*[0-9]{4}")).map(no -> no.substring(no.length() - 4)),
                card.text("cardType").map(KINDS::get).orElse(CardKind.UNKNOWN),
                card.text("ownerType").map(OWNERS::get).orElse(CardOwner.UNKNOWN));
    }

    @Override
    public ChargeOutcome charge(ChargeCommand command) {
        CommandCheck.charge(this, command);
        Instant last = command.orderedAt().plus(profile.replay().window());
        TossPaymentsSettings.require(
                wire.line().clock().instant().isBefore(last), "a repeat so late might charge again");
        var fields = new HashMap<String, Object>(
                Map.of("customerKey", command.key().customerRef().value()));
        fields.put("orderId", command.orderNo().value());
        fields.put("orderName", command.title().name());
        fields.put("amount", command.amount().minor());
        fields.put("taxFreeAmount", command.tax().taxFree().minor());
        fields.put("taxExemptionAmount", command.tax().untaxed().minor());
        fields.put("cardInstallmentPlan", command.installment().months());
        fields.put("customerName", command.buyer().name());
        command.buyer().email().ifPresent(email -> fields.put("customerEmail", email));
        String path = billing(command.key());
        String number = command.orderNo().value();
        if (!CommandCheck.carries(this, command.title(), command.buyer())) {
            var unsent = wire.line().unsent("charge", NotAttemptedCause.REJECTED_REQUEST);
            return unsent.charge(Optional.empty(), Optional.empty());
        }
        return wire.line().timed("charge", end -> charged(wire.post("charge", path, number, fields, end), command));
    }

    private static ChargeOutcome charged(Reply reply, ChargeCommand command) {
        Fields fields = reply.fields();
        GatewayTrace trace = reply.trace();
        boolean same = says(fields, "status", "DONE")
                && says(fields, "currency", "KRW")
                && says(fields, "orderId", command.orderNo().value())
                && fields.won("totalAmount").equals(Optional.of(command.amount()))
                && !contradictsItself(fields);
        boolean early = trace.code().equals(Optional.of("INVALID_BILL_KEY_REQUEST")) && isYoung(command);
        return early && reply.verdict() instanceof Classification.Declined
                ? new ChargeOutcome.NotAttempted(NotAttemptedCause.THROTTLED, trace)
                : reply.charge(
                        reply.txn().filter(any -> same).map(txn -> approved(txn, reply, command)), Optional.empty());
    }

    /** What the vendor refuses within a key's first minute may pass a moment later, under another number. */
    private static boolean isYoung(ChargeCommand command) {
        var issued = Optional.ofNullable(command.key().extras().get(ISSUED)).map(at -> at.use(Long::valueOf));
        return issued.filter(at ->
                        command.orderedAt().isBefore(Instant.ofEpochSecond(at).plus(YOUNG)))
                .isPresent();
    }

    private static ChargeOutcome.Approved approved(GatewayTxnId txn, Reply reply, ChargeCommand command) {
        Fields fields = reply.fields();
        Instant at = fields.time("approvedAt").orElse(reply.trace().at());
        var no = fields.in("card").text("approveNo");
        var card = Optional.of(card(fields)).filter(any -> fields.in("card").isObject());
        var receipt = fields.in("receipt")
                .text("url")
                .filter(url -> url.matches("https://[\\w.~/?=&%-]{1,500}") && !CardNumbers.in(url));
        var page = receipt.map(URI::create);
        return new ChargeOutcome.Approved(txn, command.orderNo(), command.amount(), at, no, card, page, reply.trace());
    }

    /**
     * Without an amount the vendor cancels all that is left, so only the refund of a whole charge leaves it out; the guard
     * keeps that from being more than was meant.
     */
    @Override
    public RefundOutcome refund(RefundCommand command) {
        CommandCheck.refund(this, command);
        String number = command.refundNo().value();
        var fields = new HashMap<String, Object>(Map.of("cancelReason", Inquiries.reason(command)));
        fields.put("refundableAmount", command.expectedRemaining().minor());
        fields.put("taxFreeAmount", command.tax().taxFree().minor());
        if (!command.isWholeCharge()) {
            fields.put("cancelAmount", command.amount().minor());
        }
        String path = "/v1/payments/" + Wire.part(command.charge().value()) + "/cancel";
        return wire.line()
                .timed("refund", end -> refunded(wire.post("refund", path, number, fields, end), command, end));
    }

    private RefundOutcome refunded(Reply reply, RefundCommand command, Deadline end) {
        GatewayTrace trace = reply.trace();
        if (reply.verdict() instanceof Classification.Refused no) {
            return refused(no.refusal(), command, trace, end);
        }
        var left = reply.fields().won("balanceAmount");
        boolean same = reply.txn().equals(Optional.of(command.charge()))
                && says(reply.fields(), "currency", "KRW")
                && says(reply.fields(), "orderId", command.chargeOrderNo().value());
        var made = Inquiries.refunds(reply.fields(), trace.at())
                .filter(it -> it.refundNo().equals(Optional.of(command.refundNo())))
                .filter(it -> same && it.amount().equals(command.amount()))
                .findFirst();
        return reply.refund(made.map(it -> new RefundOutcome.Refunded(it.txn(), it.amount(), left, it.at(), trace)));
    }

    /** The vendor has one code for "more than is left" and "nothing is left": the remaining amount tells which. */
    private RefundOutcome refused(RefundRefusal why, RefundCommand command, GatewayTrace trace, Deadline end) {
        var seen = inquiries.inquire(new ByTransaction(command.charge(), command.chargedAt()), end);
        var left = seen instanceof InquiryOutcome.Found it ? it.payment().remaining() : Optional.<Money>empty();
        boolean nothing = left.filter(Money::isZero).isPresent();
        return new RefundOutcome.Refused(nothing ? RefundRefusal.ALREADY_FULLY_REFUNDED : why, left, trace);
    }

    @Override
    public InquiryOutcome inquire(InquiryKey key) {
        CommandCheck.inquire(this, key);
        return wire.line().timed("inquire", end -> inquiries.inquire(key, end));
    }

    @Override
    public RevokeOutcome revokeBillingKey(RevokeCommand command) {
        CommandCheck.key(this, command.key());
        String path = billing(command.key());
        return wire.line()
                .timed("revoke", end -> wire.delete("revoke", path, end).revoke());
    }

    private static String billing(GatewayKey key) {
        return "/v1/billing/" + key.value().use(Wire::part);
    }

    /** A payment that is done has no failure, and one that failed neither time nor number of an approval. */
    static boolean contradictsItself(Fields payment) {
        String status = payment.text("status").orElse("");
        boolean done = List.of("DONE", "PARTIAL_CANCELED", "CANCELED").contains(status);
        boolean failed = List.of("ABORTED", "EXPIRED").contains(status);
        boolean accepted = payment.text("approvedAt", "card.approveNo").isPresent();
        return done && payment.text("failure.code").isPresent() || failed && accepted;
    }

    static boolean says(Fields fields, String name, String value) {
        return fields.text(name).equals(Optional.of(value));
    }
}
