package io.dalmada.adapter.rest.billingkey;

import io.dalmada.adapter.rest.web.ApiAnswer;
import io.dalmada.adapter.rest.web.ApiJson;
import io.dalmada.adapter.rest.web.ProblemType;
import io.dalmada.adapter.rest.web.RequestContext;
import io.dalmada.adapter.rest.web.problem.NotAttempted;
import io.dalmada.adapter.rest.web.problem.ProblemDraft;
import io.dalmada.application.port.in.OpeningResult;
import java.util.function.UnaryOperator;

/** The answer to the opening of a window; it is not stored, so a repeated request asks the gateway anew. */
final class OpeningAnswers {
    private static final int PAUSE_SECONDS = 5;

    private final ApiJson json;

    OpeningAnswers(ApiJson json) {
        this.json = json;
    }

    ApiAnswer of(OpeningResult result, RequestContext exchange) {
        return result.fold(
                this::opened,
                refused -> refused(refused, exchange),
                not -> NotAttempted.because(not.cause(), exchange, json, UnaryOperator.identity()),
                unknown -> ProblemDraft.of(ProblemType.WINDOW_NOT_OPENED, exchange)
                        .answer(json)
                        .retryAfter(PAUSE_SECONDS));
    }

    private ApiAnswer opened(OpeningResult.Opened opened) {
        RegistrationBody body = RegistrationBody.from(opened);
        return ApiAnswer.json(201, json.write(body)).at(body.path());
    }

    private ApiAnswer refused(OpeningResult.Refused result, RequestContext exchange) {
        return ProblemDraft.of(ProblemType.WINDOW_REFUSED, exchange)
                .declined(result.decline(), result.word())
                .answer(json);
    }
}
