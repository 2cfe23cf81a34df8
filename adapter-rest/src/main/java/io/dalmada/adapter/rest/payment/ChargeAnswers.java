package io.dalmada.adapter.rest.payment;

import io.dalmada.adapter.rest.web.ApiAnswer;
import io.dalmada.adapter.rest.web.ApiJson;
import io.dalmada.adapter.rest.web.ProblemType;
import io.dalmada.adapter.rest.web.RequestContext;
import io.dalmada.adapter.rest.web.problem.NotAttempted;
import io.dalmada.adapter.rest.web.problem.ProblemDraft;
import io.dalmada.domain.gateway.NotAttemptedCause;
import io.dalmada.domain.payment.Attempt;
import io.dalmada.domain.payment.Payment;
import java.util.function.UnaryOperator;

/** The answer to a charge, of every route that charges: paid, declined 402, open 202, provably not sent 503 or 502. */
public final class ChargeAnswers {
    private final ApiJson json;

    public ChargeAnswers(ApiJson json) {
        this.json = json;
    }

    /**
     * What is shown with the outcome.
     *
     * @param done the status when it is paid
     * @param about adds to a problem what it is about
     */
    public record Shown(int done, String body, String path, UnaryOperator<ProblemDraft> about) {
        public ApiAnswer good() {
            ApiAnswer answer = ApiAnswer.json(done, body).asFinal();
            return done == 201 ? answer.at(path) : answer;
        }

        public ApiAnswer open() {
            return ApiAnswer.json(202, body).at(path);
        }
    }

    ApiAnswer of(Payment payment, RequestContext exchange) {
        PaymentBody body = PaymentBody.from(payment, exchange.language());
        Shown shown = new Shown(201, json.write(body), body.path(), body::addTo);
        return of(payment, shown, exchange);
    }

    public ApiAnswer of(Payment payment, Shown shown, RequestContext exchange) {
        return of(payment, payment.lastAttempt(), shown, exchange);
    }

    /** @param attempt the one that answers the request */
    public ApiAnswer of(Payment payment, Attempt attempt, Shown shown, RequestContext exchange) {
        return payment.paidBy().isPresent() ? shown.good() : unpaid(attempt, shown, exchange);
    }

    private ApiAnswer unpaid(Attempt last, Shown shown, RequestContext exchange) {
        return switch (last.status()) {
            case CREATED, SENDING, UNKNOWN, MANUAL, SUCCEEDED -> shown.open();
            case DECLINED -> declined(last, shown, exchange);
            case NOT_SENT ->
                NotAttempted.because(
                        last.notAttempted().orElse(NotAttemptedCause.CLOSED_BY_US), exchange, json, shown.about());
            case ABSENT -> NotAttempted.passing(exchange, json, shown.about());
            case VOID ->
                shown.about()
                        .apply(ProblemDraft.of(ProblemType.PAYMENT_CANCELED, exchange))
                        .answer(json);
        };
    }

    private ApiAnswer declined(Attempt last, Shown shown, RequestContext exchange) {
        ProblemDraft problem = ProblemDraft.of(ProblemType.PAYMENT_DECLINED, exchange)
                .declined(last.decline().orElseThrow(), last.word());
        return shown.about().apply(problem).answer(json).asFinal();
    }
}
