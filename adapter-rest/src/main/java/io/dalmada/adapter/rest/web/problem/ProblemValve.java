package io.dalmada.adapter.rest.web.problem;

import io.dalmada.adapter.rest.web.ApiAnswer;
import io.dalmada.adapter.rest.web.ApiJson;
import io.dalmada.adapter.rest.web.RequestContext;
import io.dalmada.adapter.rest.web.RequestIds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/** Answers requests that Tomcat cannot even read, in place of its HTML page. */
public final class ProblemValve extends ErrorReportValve {
    private final ApiJson json;

    public ProblemValve(ApiJson json) {
        this.json = json;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
        boolean answered = response.getStatus() < 400 || response.getContentWritten() > 0;
        if (answered || !response.setErrorReported()) {
            return;
        }
        RequestContext exchange = RequestContext.of(request);
        ApiAnswer answer =
                ProblemDraft.of(Statuses.of(response.getStatus()), exchange).answer(json);
        response.setHeader(RequestIds.HEADER, exchange.requestId());
        response.setContentType(answer.contentType());
        write(response, answer.body().getBytes(StandardCharsets.UTF_8));
    }

    private static void write(Response response, byte[] body) {
        try {
            response.getOutputStream().write(body);
            response.finishResponse();
        } catch (IOException callerIsGone) {
            response.setError();
        }
    }
}
