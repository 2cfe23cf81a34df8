package io.dalmada.gateway.support;

import io.dalmada.application.port.out.gateway.ChargeOutcome;
import io.dalmada.application.port.out.gateway.GatewayTrace;
import io.dalmada.application.port.out.gateway.IssueOutcome;
import io.dalmada.application.port.out.gateway.OpeningOutcome;
import io.dalmada.application.port.out.gateway.RefundOutcome;
import io.dalmada.application.port.out.gateway.RevokeOutcome;
import io.dalmada.application.port.out.gateway.WindowOpening;
import io.dalmada.domain.gateway.Decline;
import io.dalmada.domain.gateway.Doubt;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.gateway.NotAttemptedCause;
import io.dalmada.domain.gateway.SealedReply;
import java.util.Optional;
import java.util.function.Function;

/**
 * The result of one exchange, and the rule of doubt: a success that is not proved is doubtful, declines and requests not
 * executed are allow-lists, and a decline that names a transaction is doubtful.
 *
 * @param fields the reply's; nothing where none came
 * @param txn the transaction that the reply speaks of
 */
public record Reply(GatewayTrace trace, Fields fields, Optional<GatewayTxnId> txn, Classification verdict) {
    public boolean fine() {
        return verdict instanceof Classification.Success;
    }

    public Reply with(Classification other) {
        return new Reply(trace, fields, txn, other);
    }

    /** The reason for an unknown outcome, after every other outcome has been ruled out. */
    public Doubt doubt() {
        Doubt other = fine() ? Doubt.MISMATCH : Doubt.GATEWAY_TROUBLE;
        return verdict instanceof Classification.Unknown doubtful ? doubtful.doubt() : other;
    }

    /** @param success if the reply proves one: number, amount, currency and transaction are those that were asked for */
    public ChargeOutcome charge(Optional<ChargeOutcome.Approved> success, Optional<SealedReply> sealed) {
        return fold(
                success,
                no -> new ChargeOutcome.Declined(no, txn, trace),
                cause -> new ChargeOutcome.NotAttempted(cause, trace),
                doubt -> new ChargeOutcome.Unknown(doubt, txn, sealed, trace));
    }

    /** @param success if the reply has a key */
    public IssueOutcome issue(Optional<IssueOutcome.Issued> success) {
        // A refusal that hands out a key contradicts itself.
        boolean contradiction = success.isPresent() && !fine() && !(verdict instanceof Classification.Unknown);
        Reply told = contradiction ? with(GatewayHttpClient.CONTRADICTION) : this;
        return told.fold(
                success,
                no -> new IssueOutcome.Refused(no, trace),
                cause -> new IssueOutcome.NotAttempted(cause, trace),
                doubt -> new IssueOutcome.Unknown(doubt, trace));
    }

    /** @param success if the reply tells what the browser is to do */
    public OpeningOutcome opening(Optional<WindowOpening> success) {
        return fold(
                success.map(opening -> new OpeningOutcome.Opened(opening, trace)),
                no -> new OpeningOutcome.Refused(no, trace),
                cause -> new OpeningOutcome.NotAttempted(cause, trace),
                doubt -> new OpeningOutcome.Unknown(doubt, trace));
    }

    /** Refunds have refusals of their own; a decline among the replies is not understood. */
    public RefundOutcome refund(Optional<RefundOutcome.Refunded> success) {
        if (verdict instanceof Classification.Refused no) {
            return new RefundOutcome.Refused(no.refusal(), Optional.empty(), trace);
        }
        return fold(
                success,
                no -> new RefundOutcome.Unknown(Doubt.UNMAPPED_CODE, trace),
                cause -> new RefundOutcome.NotAttempted(cause, trace),
                doubt -> new RefundOutcome.Unknown(doubt, trace));
    }

    /** A complete reply whose code no table knows is a refusal here: a disposal moves no money. */
    public RevokeOutcome revoke() {
        if (verdict instanceof Classification.Gone) {
            return new RevokeOutcome.AlreadyGone(trace);
        }
        RevokeOutcome other = verdict.equals(Classification.UNMAPPED)
                ? new RevokeOutcome.Refused(trace)
                : new RevokeOutcome.Unknown(doubt(), trace);
        return fold(
                Optional.of(new RevokeOutcome.Revoked(trace)),
                no -> other,
                cause -> new RevokeOutcome.NotAttempted(cause, trace),
                doubt -> other);
    }

    /** The rule of doubt. */
    public <T> T fold(
            Optional<? extends T> success,
            Function<Decline, ? extends T> declined,
            Function<NotAttemptedCause, ? extends T> atTheDoor,
            Function<Doubt, ? extends T> doubtful) {
        if (fine() && success.isPresent()) {
            return success.get();
        }
        if (txn.isEmpty() && verdict instanceof Classification.Declined no) {
            return declined.apply(no.decline());
        }
        if (txn.isEmpty() && verdict instanceof Classification.NotExecuted door) {
            return atTheDoor.apply(door.cause());
        }
        return doubtful.apply(doubt());
    }
}
