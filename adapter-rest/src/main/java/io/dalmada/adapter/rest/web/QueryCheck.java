package io.dalmada.adapter.rest.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses a query that its route does not know, as bodies do: a filter with a misspelt name must not be answered with the
 * rows of all customers. What a route knows is read from its signature, so that no new route can forget it.
 */
public final class QueryCheck implements HandlerInterceptor {
    private static final Pattern WHOLE = Pattern.compile("0|-?[1-9][0-9]{0,8}");
    private final Map<HandlerMethod, QueryNames> known = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && method.hasMethodAnnotation(Route.class)) {
            QueryNames names = known.computeIfAbsent(method, QueryNames::of);
            read(request).forEach((name, values) -> check(names, name, values));
        }
        return true;
    }

    /** Where it cannot be decoded, or has a name with control characters in it, nothing of it can be named. */
    private static Map<String, String[]> read(HttpServletRequest request) {
        try {
            return request.getParameterMap();
        } catch (IllegalStateException | RequestRejectedException undecodable) {
            throw MalformedRequest.hinted(null, "hint.query-unreadable");
        }
    }

    private static void check(QueryNames names, String name, String[] values) {
        if (!names.knows(name)) {
            throw MalformedRequest.unknownParameter(PublicFields.isWord(name) ? name : null, names.all());
        }
        if (values.length > 1) {
            throw MalformedRequest.hinted(name, "hint.repeated");
        }
        String value = values[0];
        if (value.isEmpty()) {
            throw MalformedRequest.hinted(name, "hint.empty");
        }
        if (names.isNumber(name) && !WHOLE.matcher(value).matches()) {
            throw MalformedRequest.hinted(name, "hint.whole-number");
        }
        TextRules.fault(value).ifPresent(fault -> {
            throw MalformedRequest.hinted(name, fault.hint());
        });
    }
}
