package io.dalmada.adapter.rest.web;

import io.dalmada.application.model.Scope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.server.PathContainer;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** All routes and what they demand. The application does not start with one that declares nothing. */
public final class RouteTable implements SmartInitializingSingleton {
    private final RequestMappingHandlerMapping mapping;
    private final List<PathPattern> open;

    public RouteTable(RequestMappingHandlerMapping mapping, List<String> openPaths) {
        this.mapping = mapping;
        this.open =
                openPaths.stream().map(PathPatternParser.defaultInstance::parse).toList();
    }

    /** @param path with its variables, for example {@code /v1/payments/{id}} */
    public record Entry(String method, String path, Scope scope) {}

    @Override
    public void afterSingletonsInstantiated() {
        entries();
    }

    /**
     * By path and method.
     *
     * @throws IllegalStateException that names a route without a {@link Route}, unless its path is open
     */
    public List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        for (Map.Entry<RequestMappingInfo, HandlerMethod> each :
                mapping.getHandlerMethods().entrySet()) {
            if (!ErrorController.class.isAssignableFrom(each.getValue().getBeanType())) {
                each.getKey().getPatternValues().stream()
                        .filter(path -> !isOpen(path))
                        .forEach(path -> entries.addAll(of(path, each.getKey(), each.getValue())));
            }
        }
        entries.sort(Comparator.comparing(Entry::path).thenComparing(Entry::method));
        return entries;
    }

    /** What good answers hold. */
    public Set<Class<?>> bodies() {
        return mapping.getHandlerMethods().values().stream()
                .map(method -> method.getMethodAnnotation(Route.class))
                .flatMap(Stream::ofNullable)
                .map(Route::body)
                .collect(Collectors.toSet());
    }

    private static List<Entry> of(String path, RequestMappingInfo info, HandlerMethod method) {
        Route route = method.getMethodAnnotation(Route.class);
        if (route == null) {
            throw new IllegalStateException(
                    "route " + path + " (" + method.getShortLogMessage() + ") declares no scope: give it a @Route");
        }
        return info.getMethodsCondition().getMethods().stream()
                .map(verb -> new Entry(verb.name(), path, route.scope()))
                .toList();
    }

    private boolean isOpen(String path) {
        PathContainer concrete = PathContainer.parsePath(path);
        return open.stream().anyMatch(pattern -> pattern.matches(concrete));
    }
}
