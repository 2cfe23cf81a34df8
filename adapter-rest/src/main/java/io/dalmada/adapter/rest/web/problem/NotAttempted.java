package io.dalmada.adapter.rest.web.problem;

import io.dalmada.adapter.rest.web.ApiAnswer;
import io.dalmada.adapter.rest.web.ApiJson;
import io.dalmada.adapter.rest.web.ProblemType;
import io.dalmada.adapter.rest.web.RequestContext;
import io.dalmada.domain.gateway.NotAttemptedCause;
import java.util.function.UnaryOperator;

/** The answer when provably nothing reached the gateway: wait and repeat, or ask the operator. */
public final class NotAttempted {
    private static final int PAUSE_SECONDS = 5;

    private NotAttempted() {}

    public static ApiAnswer because(
            NotAttemptedCause cause, RequestContext exchange, ApiJson json, UnaryOperator<ProblemDraft> about) {
        return cause.passes()
                ? passing(exchange, json, about)
                : about.apply(ProblemDraft.of(ProblemType.GATEWAY_MISCONFIGURED, exchange))
                        .answer(json);
    }

    /** The same request makes the next attempt. */
    public static ApiAnswer passing(RequestContext exchange, ApiJson json, UnaryOperator<ProblemDraft> about) {
        return about.apply(ProblemDraft.of(ProblemType.NOT_ATTEMPTED, exchange))
                .answer(json)
                .retryAfter(PAUSE_SECONDS);
    }
}
