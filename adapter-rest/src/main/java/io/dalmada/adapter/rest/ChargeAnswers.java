package io.dalmada.adapter.rest;

import io.dalmada.domain.gateway.NotAttemptedCause;
import io.dalmada.domain.payment.Attempt;
import io.dalmada.domain.payment.Payment;

/** What a charge is answered with: paid 201, declined 402, open 202, provably not sent 503 or 502. */
final class ChargeAnswers {
    private final ApiJson json;

    ChargeAnswers(ApiJson json) {
        this.json = json;
    }

    Answer of(Payment payment, Exchange exchange) {
        PaymentBody body = PaymentBody.from(payment, exchange.language());
        return payment.paidBy().isPresent()
                ? Answer.json(201, json.write(body)).at(body.path()).asFinal()
                : unpaid(payment.lastAttempt(), body, exchange);
    }

    private Answer unpaid(Attempt last, PaymentBody body, Exchange exchange) {
        return switch (last.status()) {
            case CREATED, SENDING, UNKNOWN, MANUAL, SUCCEEDED ->
                Answer.json(202, json.write(body)).at(body.path());
            case DECLINED -> declined(last, body, exchange);
            case NOT_SENT ->
                NotAttempted.because(
                        last.notAttempted().orElse(NotAttemptedCause.CLOSED_BY_US),
                        exchange,
                        json,
                        problem -> problem.payment(body));
            case ABSENT -> NotAttempted.passing(exchange, json, problem -> problem.payment(body));
            case VOID ->
                ProblemDraft.of(ProblemType.PAYMENT_CANCELED, exchange)
                        .payment(body)
                        .answer(json);
        };
    }

    private Answer declined(Attempt last, PaymentBody body, Exchange exchange) {
        return ProblemDraft.of(ProblemType.PAYMENT_DECLINED, exchange)
                .declined(last.decline().orElseThrow(), last.word())
                .payment(body)
                .answer(json)
                .asFinal();
    }
}
