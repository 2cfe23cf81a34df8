package io.dalmada.adapter.rest.web.problem;

import io.dalmada.adapter.rest.web.ApiAnswer;
import io.dalmada.adapter.rest.web.ApiJson;
import io.dalmada.adapter.rest.web.ProblemType;
import io.dalmada.adapter.rest.web.RequestContext;
import io.dalmada.application.model.Scope;
import io.dalmada.domain.gateway.Decline;
import io.dalmada.domain.gateway.GatewayWord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A problem in the making, in the reader's language. */
public final class ProblemDraft {
    private final ProblemType type;
    private final RequestContext exchange;
    private String detail;
    private boolean retryable;
    private @Nullable String field;
    private @Nullable List<Problem.FieldError> errors;
    private @Nullable String scope;
    private @Nullable String reason;
    private @Nullable String customerMessage;
    private @Nullable String gatewayCode;
    private @Nullable String refusal;
    private @Nullable String paymentId;
    private @Nullable String subscriptionId;
    private @Nullable Object payment;
    private @Nullable Object refund;
    private @Nullable Object subscription;

    private ProblemDraft(ProblemType type, RequestContext exchange) {
        this.type = type;
        this.exchange = exchange;
        this.detail = type.detail(exchange.language());
        this.retryable = type.retryable();
    }

    public static ProblemDraft of(ProblemType type, RequestContext exchange) {
        return new ProblemDraft(type, exchange);
    }

    ProblemDraft detail(String text) {
        detail = text;
        return this;
    }

    /** One field or several: a single one is named at the top too. */
    ProblemDraft fields(List<Problem.FieldError> faults) {
        errors = faults;
        field = faults.size() == 1 ? faults.get(0).field() : null;
        return this;
    }

    ProblemDraft field(String name) {
        field = name;
        return this;
    }

    /** What the caller's key lacks. */
    ProblemDraft scope(Scope wanted) {
        scope = wanted.code();
        return this;
    }

    /** A definite no: the raw text of the gateway stays here, its code may go out. */
    public ProblemDraft declined(Decline decline, GatewayWord word) {
        reason = decline.reason().name();
        retryable = decline.retryable();
        customerMessage = CustomerMessages.of(decline.reason(), exchange.language());
        gatewayCode = word.code().orElse(null);
        return this;
    }

    /** @param body the payment that it is about, as it is shown */
    public ProblemDraft payment(String id, Object body) {
        paymentId = id;
        payment = body;
        return this;
    }

    /** @param body the refund that it is about, as it is shown */
    public ProblemDraft refund(String ofPayment, @Nullable String refused, Object body) {
        paymentId = ofPayment;
        refusal = refused;
        refund = body;
        return this;
    }

    /** What stands in the way. */
    ProblemDraft subscriptionId(String id) {
        subscriptionId = id;
        return this;
    }

    /** @param body the subscription that it is about, as it is shown */
    public ProblemDraft subscription(Object body) {
        subscription = body;
        return this;
    }

    public Problem build() {
        return new Problem(
                type.uri(),
                type.title(exchange.language()),
                type.status(),
                detail,
                exchange.instance(),
                retryable,
                field,
                errors,
                scope,
                reason,
                customerMessage,
                gatewayCode,
                refusal,
                paymentId,
                subscriptionId,
                payment,
                refund,
                subscription);
    }

    public ApiAnswer answer(ApiJson json) {
        return ApiAnswer.problem(type.status(), json.write(build()));
    }
}
