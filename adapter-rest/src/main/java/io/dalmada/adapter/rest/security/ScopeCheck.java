package io.dalmada.adapter.rest.security;

import io.dalmada.adapter.rest.web.Route;
import io.dalmada.adapter.rest.web.problem.ScopeMissing;
import io.dalmada.application.model.Scope;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Admits a caller to the routes of its scopes, before anything of the request is read. A route that declares no scope
 * admits no caller; open paths are not checked here.
 */
public final class ScopeCheck implements HandlerInterceptor {
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() != DispatcherType.ERROR && handler instanceof HandlerMethod method) {
            Route route = method.getMethodAnnotation(Route.class);
            if (route == null || !mayCallerDo(route.scope())) {
                throw route == null ? ScopeMissing.ofNothing() : ScopeMissing.of(route.scope());
            }
        }
        return true;
    }

    private static boolean mayCallerDo(Scope scope) {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        return caller instanceof ApiKeyToken token
                && token.caller().filter(known -> known.may(scope)).isPresent();
    }
}
