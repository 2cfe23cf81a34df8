package io.dalmada.adapter.rest.security;

import io.dalmada.adapter.rest.web.ApiAnswer;
import io.dalmada.adapter.rest.web.ApiJson;
import io.dalmada.adapter.rest.web.ProblemType;
import io.dalmada.adapter.rest.web.RequestContext;
import io.dalmada.adapter.rest.web.problem.ProblemDraft;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/** What is answered before a request reaches a controller. */
public final class SecurityAnswers implements AuthenticationEntryPoint, AccessDeniedHandler, RequestRejectedHandler {
    private static final String SOON = "1";

    private final ApiJson json;

    public SecurityAnswers(ApiJson json) {
        this.json = json;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        if (why instanceof AuthenticationServiceException) {
            response.setHeader(HttpHeaders.RETRY_AFTER, SOON);
            write(ProblemType.TEMPORARILY_UNAVAILABLE, request, response);
        } else {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            write(ProblemType.UNAUTHENTICATED, request, response);
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
        write(ProblemType.FORBIDDEN, request, response);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException why)
            throws IOException {
        write(ProblemType.INVALID_REQUEST, request, response);
    }

    private void write(ProblemType type, HttpServletRequest request, HttpServletResponse response) throws IOException {
        ApiAnswer answer = ProblemDraft.of(type, RequestContext.of(request)).answer(json);
        response.setStatus(answer.status());
        response.setContentType(answer.contentType());
        response.getOutputStream().write(answer.body().getBytes(StandardCharsets.UTF_8));
    }
}
