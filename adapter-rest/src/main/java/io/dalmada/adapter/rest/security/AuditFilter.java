package io.dalmada.adapter.rest.security;

import io.dalmada.adapter.rest.web.RequestContext;
import io.dalmada.application.model.ApiKeyId;
import io.dalmada.application.model.AuditEntry;
import io.dalmada.application.port.in.AuditTrail;
import io.dalmada.application.port.in.Caller;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Writes down every request that changes something or is denied, after it was answered and before the answer leaves. It
 * stands outside security, so what is denied there is seen as well.
 *
 * <p>Endless denials must not fill the disk: beyond a number in a minute they are only logged.
 */
public final class AuditFilter extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(AuditFilter.class);
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final Set<Integer> DENIED = Set.of(401, 403, 429);
    static final int DENIALS_A_MINUTE = 600;

    private final AuditTrail trail;
    private final AuditRoutes routes;
    private final Clock clock;
    private final String document;
    private final Bucket denials;

    /** @param document the path of the API's document */
    public AuditFilter(AuditTrail trail, AuditRoutes routes, Clock clock, TimeMeter time, String document) {
        this.trail = trail;
        this.routes = routes;
        this.clock = clock;
        this.document = document;
        this.denials = Bucket.builder()
                .addLimit(
                        limit -> limit.capacity(DENIALS_A_MINUTE).refillGreedy(DENIALS_A_MINUTE, Duration.ofMinutes(1)))
                .withCustomTimePrecision(time)
                .build();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        // Kept back until the entry is committed, or a caller could have the answer before.
        ContentCachingResponseWrapper held = new ContentCachingResponseWrapper(response);
        try {
            chain.doFilter(request, held);
        } catch (ServletException | IOException | RuntimeException unanswered) {
            audit(request, HttpServletResponse.SC_INTERNAL_SERVER_ERROR, held);
            throw unanswered;
        }
        audit(request, held.getStatus(), held);
        held.copyBodyToResponse();
    }

    /** Pages and the document are not audited, and are large; a forwarded answer cannot be held back either. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.equals(document) || !path.startsWith("/v1/") && !path.startsWith("/actuator/");
    }

    private void audit(HttpServletRequest request, int status, HttpServletResponse response) {
        boolean denied = DENIED.contains(status);
        if (READING.contains(request.getMethod()) && !denied) {
            return;
        }
        AuditEntry entry = new AuditEntry(
                clock.instant(),
                caller(request),
                request.getRemoteAddr(),
                routes.route(request),
                routes.object(request, response),
                status,
                RequestContext.of(request).requestId());
        if (denied && !denials.tryConsume(1)) {
            LOG.warn("denied, not audited one by one any more: {}", entry);
        } else {
            write(entry);
        }
    }

    /**
     * The request was executed: an audit entry that cannot be written is an error for the operator, and no failure of the
     * request.
     */
    private void write(AuditEntry entry) {
        try {
            trail.record(entry);
        } catch (RuntimeException unwritten) {
            LOG.error("not in the audit log: {}", entry, unwritten);
        }
    }

    private static Optional<ApiKeyId> caller(HttpServletRequest request) {
        return ApiKeyToken.of(request).flatMap(ApiKeyToken::caller).map(Caller::id);
    }
}
