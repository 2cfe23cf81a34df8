package io.dalmada.adapter.rest.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.HttpHeaders;

/** What every answer needs to know of its request: its id, the reader's language and what its sender has seen. */
public record RequestContext(String requestId, Language language, Optional<String> ifMatch) {
    private static final String ATTRIBUTE = RequestContext.class.getName();

    /** The one that this request began with; it lasts over a dispatch to the error page. */
    public static RequestContext of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof RequestContext begun ? begun : begin(request);
    }

    private static RequestContext begin(HttpServletRequest request) {
        RequestContext begun = new RequestContext(
                RequestIds.accept(request.getHeader(RequestIds.HEADER)),
                Language.of(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)),
                Optional.ofNullable(request.getHeader(HttpHeaders.IF_MATCH)));
        request.setAttribute(ATTRIBUTE, begun);
        return begun;
    }

    /** The request's id as a URI. */
    public String instance() {
        return "urn:dalmada:request:" + requestId;
    }

    String text(String key) {
        return language.text(key);
    }
}
