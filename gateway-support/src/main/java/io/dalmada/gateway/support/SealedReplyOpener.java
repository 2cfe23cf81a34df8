package io.dalmada.gateway.support;

import io.dalmada.application.port.out.gateway.GatewayTrace;
import io.dalmada.domain.gateway.Doubt;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Opens replies that come sealed, at gateways with a call for that.
 *
 * @param seal the field that holds the sealed text
 * @param inside takes the opened fields out of the opening's reply; no object when the opening failed
 */
public record SealedReplyOpener(GatewayHttpClient line, String seal, UnaryOperator<Fields> inside) {
    private static final int TRIES = 3;

    /**
     * Opening has no effect, so it is tried a few times; a reply that cannot be opened is doubtful, never a refusal.
     *
     * @param envelope handed back as it is when it is not sealed
     * @param open one try
     */
    public Reply of(Reply envelope, Deadline end, Function<String, Reply> open) {
        Optional<String> sealed =
                envelope.fields().text(seal).filter(any -> envelope.doubt() == Doubt.UNREADABLE_REPLY);
        Reply reply = envelope;
        for (int i = 0; sealed.isPresent() && reply == envelope && i < TRIES && !end.isOver(); i++) {
            reply = opened(envelope, open.apply(sealed.get()));
        }
        return reply;
    }

    /**
     * A "not executed" counts only outside a seal: a sealed one may have been made after the gateway executed something.
     */
    private Reply opened(Reply envelope, Reply opening) {
        Fields inner = inside.apply(opening.fields());
        GatewayTrace trace = envelope.trace();
        Duration took = trace.took().plus(opening.trace().took());
        Reply reply = line.understood(trace.operation(), Answer.of(inner), trace.at(), took);
        Reply proved =
                reply.verdict() instanceof Classification.NotExecuted ? reply.with(Classification.UNMAPPED) : reply;
        Reply agreed = line.disagree(envelope, proved) ? contradiction(envelope, proved) : proved;
        return inner.isObject() ? agreed : envelope;
    }

    private static Reply contradiction(Reply envelope, Reply inner) {
        var txn = inner.txn().or(envelope::txn);
        return new Reply(inner.trace(), inner.fields(), txn, GatewayHttpClient.CONTRADICTION);
    }
}
