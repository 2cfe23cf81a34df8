package io.dalmada.adapter.rest.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives every request an id: in the answer, in problems, and as {@code requestId} in the logs. */
public final class RequestIdFilter extends OncePerRequestFilter {
    private static final String MDC_KEY = "requestId";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        RequestContext exchange = RequestContext.of(request);
        response.setHeader(RequestIds.HEADER, exchange.requestId());
        MDC.put(MDC_KEY, exchange.requestId());
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.remove(MDC_KEY);
        }
    }

    /** The container refuses some requests before any filter sees them. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }
}
