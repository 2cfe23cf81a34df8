package io.dalmada.adapter.rest.security;

import io.dalmada.adapter.rest.web.CardLike;
import io.dalmada.adapter.rest.web.RouteTable;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.PathContainer;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** How the audit log names what was asked for: by the route's template and by ids, never by what a caller wrote freely. */
public final class AuditRoutes {
    static final String UNKNOWN = "?";
    private static final Pattern HARMLESS = Pattern.compile("/v1/[A-Za-z0-9_./-]{1,190}");
    private static final Set<String> VERBS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private final Supplier<List<Known>> known;

    /** @param table asked for with the first request: filters are made before controllers */
    public AuditRoutes(ObjectProvider<RouteTable> table) {
        this.known = SingletonSupplier.of(() -> known(table.getObject()));
    }

    private record Known(String method, PathPattern pattern) {
        boolean matches(String asked, PathContainer path) {
            return method.equals(asked) && pattern.matches(path);
        }
    }

    /** Such as {@code POST /v1/payments/{id}/refunds}. */
    String route(HttpServletRequest request) {
        String verb = VERBS.contains(request.getMethod()) ? request.getMethod() : UNKNOWN;
        return verb + " "
                + find(request)
                        .map(Known::pattern)
                        .map(PathPattern::getPatternString)
                        .orElse(UNKNOWN);
    }

    /** What was made, else what was asked about where the path names one thing. */
    Optional<String> object(HttpServletRequest request, HttpServletResponse response) {
        return Optional.ofNullable(response.getHeader(HttpHeaders.LOCATION))
                .or(() -> find(request)
                        .filter(known -> known.pattern().getPatternString().contains("{"))
                        .map(known -> request.getRequestURI()))
                .filter(path -> HARMLESS.matcher(path).matches() && !CardLike.in(path));
    }

    private Optional<Known> find(HttpServletRequest request) {
        PathContainer path = PathContainer.parsePath(request.getRequestURI());
        return known.get().stream()
                .filter(route -> route.matches(request.getMethod(), path))
                .findFirst();
    }

    private static List<Known> known(RouteTable table) {
        return table.entries().stream()
                .map(entry -> new Known(entry.method(), PathPatternParser.defaultInstance.parse(entry.path())))
                .toList();
    }
}
