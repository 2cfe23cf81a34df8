package io.dalmada.adapter.rest.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses, before anything is done, a request that accepts no JSON and a body that is not declared as JSON. */
public final class MediaCheck implements HandlerInterceptor {
    private static final List<MediaType> OURS = List.of(MediaType.APPLICATION_JSON, MediaType.APPLICATION_PROBLEM_JSON);

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && method.hasMethodAnnotation(Route.class)) {
            String accept = request.getHeader(HttpHeaders.ACCEPT);
            if (accept != null && !takes(accept)) {
                throw MalformedRequest.of(ProblemType.NOT_ACCEPTABLE);
            }
            if (readsBody(method) && !isJson(request.getContentType())) {
                throw MalformedRequest.of(ProblemType.UNSUPPORTED_MEDIA_TYPE);
            }
        }
        return true;
    }

    /** An empty header asks for nothing in particular. */
    private static boolean takes(String accept) {
        try {
            List<MediaType> wanted = MediaType.parseMediaTypes(accept);
            return wanted.isEmpty()
                    || wanted.stream()
                            .anyMatch(type ->
                                    type.getQualityValue() > 0 && OURS.stream().anyMatch(type::includes));
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    private static boolean readsBody(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .anyMatch(parameter -> parameter.hasParameterAnnotation(RequestBody.class));
    }

    private static boolean isJson(@Nullable String contentType) {
        try {
            return contentType != null
                    && MediaType.APPLICATION_JSON.equalsTypeAndSubtype(MediaType.parseMediaType(contentType));
        } catch (InvalidMediaTypeException unreadable) {
            return false;
        }
    }
}
