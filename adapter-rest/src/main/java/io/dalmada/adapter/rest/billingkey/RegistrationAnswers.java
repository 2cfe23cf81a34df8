package io.dalmada.adapter.rest.billingkey;

import io.dalmada.adapter.rest.web.ApiAnswer;
import io.dalmada.adapter.rest.web.ApiJson;
import io.dalmada.adapter.rest.web.ProblemType;
import io.dalmada.adapter.rest.web.RequestContext;
import io.dalmada.adapter.rest.web.problem.NotAttempted;
import io.dalmada.adapter.rest.web.problem.ProblemDraft;
import io.dalmada.application.port.in.RegistrationResult;
import java.util.function.UnaryOperator;

/** What a registration is answered with. */
final class RegistrationAnswers {
    private final ApiJson json;

    RegistrationAnswers(ApiJson json) {
        this.json = json;
    }

    ApiAnswer of(RegistrationResult result, RequestContext exchange) {
        return result.fold(
                this::registered,
                refused -> refused(refused, exchange),
                not -> NotAttempted.because(not.cause(), exchange, json, UnaryOperator.identity()),
                unknown -> ProblemDraft.of(ProblemType.CARD_ENTRY_REQUIRED_AGAIN, exchange)
                        .answer(json));
    }

    private ApiAnswer registered(RegistrationResult.Registered result) {
        BillingKeyBody body = BillingKeyBody.from(result.billingKey());
        return ApiAnswer.json(201, json.write(body)).at(body.path()).asFinal();
    }

    private ApiAnswer refused(RegistrationResult.Refused result, RequestContext exchange) {
        return ProblemDraft.of(ProblemType.CARD_REFUSED, exchange)
                .declined(result.decline(), result.word())
                .answer(json)
                .asFinal();
    }
}
