package io.dalmada.adapter.rest.payment;

import io.dalmada.adapter.rest.web.ApiAnswer;
import io.dalmada.adapter.rest.web.ApiJson;
import io.dalmada.adapter.rest.web.ProblemType;
import io.dalmada.adapter.rest.web.RequestContext;
import io.dalmada.adapter.rest.web.problem.NotAttempted;
import io.dalmada.adapter.rest.web.problem.ProblemDraft;
import io.dalmada.application.port.in.RefundPayment;
import io.dalmada.domain.gateway.NotAttemptedCause;
import io.dalmada.domain.payment.Refund;

/** What a refund is answered with: done 201, open 202, refused 422, provably not sent 503 or 502. */
final class RefundAnswers {
    private final ApiJson json;

    RefundAnswers(ApiJson json) {
        this.json = json;
    }

    ApiAnswer of(RefundPayment.Result result, RequestContext exchange) {
        Refund refund = result.refund();
        RefundBody body = RefundBody.from(result.payment(), refund);
        String path = "/v1/payments/" + body.paymentId();
        return switch (refund.status()) {
            case DONE -> ApiAnswer.json(201, json.write(body)).at(path).asFinal();
            case CREATED, SENDING, UNKNOWN, AWAITING_DEPOSIT, MANUAL ->
                ApiAnswer.json(202, json.write(body)).at(path);
            case REFUSED ->
                body.addTo(ProblemDraft.of(ProblemType.REFUND_REFUSED, exchange))
                        .answer(json)
                        .asFinal();
            case NOT_SENT ->
                NotAttempted.because(
                        refund.notAttempted().orElse(NotAttemptedCause.CLOSED_BY_US), exchange, json, body::addTo);
            case ABSENT -> NotAttempted.passing(exchange, json, body::addTo);
        };
    }
}
