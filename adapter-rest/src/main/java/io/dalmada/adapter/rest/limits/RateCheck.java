package io.dalmada.adapter.rest.limits;

import io.dalmada.adapter.rest.web.Route;
import io.dalmada.adapter.rest.web.problem.TooManyRequests;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Counts the requests of an authenticated caller before anything of them is read, and answers with what is left of the
 * quota.
 */
public final class RateCheck implements HandlerInterceptor {
    private final RateBuckets buckets;

    public RateCheck(RateBuckets buckets) {
        this.buckets = buckets;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        @Nullable
        Route route = handler instanceof HandlerMethod method ? method.getMethodAnnotation(Route.class) : null;
        if (route == null || request.getDispatcherType() == DispatcherType.ERROR) {
            return true;
        }
        String caller = Objects.requireNonNull(request.getUserPrincipal()).getName();
        RateBuckets.Quota quota = buckets.take(caller, RateClass.of(route.scope()));
        response.setHeader(
                "RateLimit-Policy",
                "\"%s\";q=%d;w=%d".formatted(quota.routes().code(), quota.most(), RateBuckets.WINDOW_SECONDS));
        response.setHeader(
                "RateLimit", "\"%s\";r=%d;t=%d".formatted(quota.routes().code(), quota.left(), quota.fullInSeconds()));
        if (quota.isUsedUp()) {
            throw TooManyRequests.of(quota.waitSeconds());
        }
        return true;
    }
}
