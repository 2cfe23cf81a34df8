package io.dalmada.adapter.skeleton;

import io.dalmada.application.gateway.CommandCheck;
import io.dalmada.application.port.out.gateway.ChargeCommand;
import io.dalmada.application.port.out.gateway.ChargeOutcome;
import io.dalmada.application.port.out.gateway.GatewayProfile;
import io.dalmada.application.port.out.gateway.InquiryKey;
import io.dalmada.application.port.out.gateway.InquiryOutcome;
import io.dalmada.application.port.out.gateway.IssueCommand;
import io.dalmada.application.port.out.gateway.IssueOutcome;
import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.application.port.out.gateway.RefundCommand;
import io.dalmada.application.port.out.gateway.RefundOutcome;
import io.dalmada.application.port.out.gateway.RevokeCommand;
import io.dalmada.application.port.out.gateway.RevokeOutcome;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.gateway.GatewayKey;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.gateway.support.Fields;
import io.dalmada.gateway.support.GatewayHttpClient;
import io.dalmada.gateway.support.Reply;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;

/** Skeleton as a {@link PaymentGateway}. The rule of doubt ({@link Reply}) decides what a reply may be taken for. */
record SkeletonGateway(Wire wire, GatewayProfile profile, Inquiries inquiries) implements PaymentGateway {
    @Override
    public GatewayId id() {
        return wire.settings().id();
    }

    /** The card's arrays go into the JSON as they are: no text copy of them is made. */
    @Override
    public IssueOutcome issueBillingKey(IssueCommand command) {
        CommandCheck.issue(this, command);
        IssueCommand.ByCard entry = (IssueCommand.ByCard) command;
        String number = entry.registrationNo().value();
        return entry.card().use((pan, expiry, owner, password) -> {
            Map<String, ?> fields = issueFields(entry, pan, expiry, owner, password);
            return line().timed(
                            "issue", end -> issued(wire.post("issue", "/billing-keys", number, fields, end), entry));
        });
    }

    private static Map<String, ?> issueFields(
            IssueCommand.ByCard entry, char[] pan, YearMonth expiry, char[] owner, char[] password) {
        throw ToDo.ISSUE_REQUEST.here();
    }

    /** Finds the key in the reply and answers {@code reply.issue(…)}: it is a success only when the reply is fine as well. */
    private static IssueOutcome issued(Reply reply, IssueCommand.ByCard entry) {
        throw ToDo.ISSUE_REPLY.here();
    }

    @Override
    public ChargeOutcome charge(ChargeCommand command) {
        CommandCheck.charge(this, command);
        Map<String, ?> fields = chargeFields(command);
        String number = command.orderNo().value();
        return line().timed("charge", end -> charged(wire.post("charge", "/payments", number, fields, end), command));
    }

    private static Map<String, ?> chargeFields(ChargeCommand command) {
        throw ToDo.CHARGE_REQUEST.here();
    }

    private static ChargeOutcome charged(Reply reply, ChargeCommand command) {
        return reply.charge(
                reply.txn().filter(any -> proves(reply.fields(), command)).map(txn -> approved(txn, reply, command)),
                Optional.empty());
    }

    /** A success that speaks of another number, amount or currency is in doubt: never assume, compare. */
    private static boolean proves(Fields fields, ChargeCommand command) {
        throw ToDo.CHARGE_REPLY.here();
    }

    private static ChargeOutcome.Approved approved(GatewayTxnId txn, Reply reply, ChargeCommand command) {
        var at = reply.fields().time("approvedAt").orElse(reply.trace().at());
        var approvalNo = reply.fields().text("approvalNo");
        return new ChargeOutcome.Approved(
                txn,
                command.orderNo(),
                command.amount(),
                at,
                approvalNo,
                Optional.empty(),
                Optional.empty(),
                reply.trace());
    }

    @Override
    public RefundOutcome refund(RefundCommand command) {
        CommandCheck.refund(this, command);
        Map<String, ?> fields = refundFields(command);
        String path = "/payments/" + Wire.part(command.charge().value()) + "/refunds";
        String number = command.refundNo().value();
        return line().timed("refund", end -> refunded(wire.post("refund", path, number, fields, end), command));
    }

    private static Map<String, ?> refundFields(RefundCommand command) {
        throw ToDo.REFUND_REQUEST.here();
    }

    private static RefundOutcome refunded(Reply reply, RefundCommand command) {
        throw ToDo.REFUND_REPLY.here();
    }

    @Override
    public InquiryOutcome inquire(InquiryKey key) {
        CommandCheck.inquire(this, key);
        return line().timed("inquire", end -> inquiries.inquire(key, end));
    }

    @Override
    public RevokeOutcome revokeBillingKey(RevokeCommand command) {
        CommandCheck.key(this, command.key());
        String path = revokePath(command.key());
        return line().timed("revoke", end -> wire.delete("revoke", path, end).revoke());
    }

    private static String revokePath(GatewayKey key) {
        throw ToDo.REVOKE_REQUEST.here();
    }

    private GatewayHttpClient line() {
        return wire.line();
    }
}
