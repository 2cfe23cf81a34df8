package io.dalmada.adapter.rest.security;

import io.dalmada.application.model.SecretHash;
import io.dalmada.application.port.in.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;

/** First the hash of the key in the request, later the caller whose key it is. The key itself is not kept. */
public final class ApiKeyToken extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1L;
    private static final String SCHEME = "Bearer ";
    private static final String PREFIX = "dmk_";

    private final transient SecretHash hash;
    private final transient Optional<Caller> caller;

    private ApiKeyToken(SecretHash hash, Optional<Caller> caller) {
        super(List.of());
        this.hash = hash;
        this.caller = caller;
        setAuthenticated(caller.isPresent());
    }

    /** What the request offers; null when it offers no key of ours. */
    public static @Nullable ApiKeyToken from(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return null;
        }
        String key = header.substring(SCHEME.length()).trim();
        return key.startsWith(PREFIX) ? new ApiKeyToken(SecretHash.of(key), Optional.empty()) : null;
    }

    /** The authenticated caller; readable by filters outside of security too, once that has run. */
    static Optional<ApiKeyToken> of(HttpServletRequest request) {
        return request.getAttribute(RequestAttributeSecurityContextRepository.DEFAULT_REQUEST_ATTR_NAME)
                                instanceof SecurityContext context
                        && context.getAuthentication() instanceof ApiKeyToken token
                ? Optional.of(token)
                : Optional.empty();
    }

    ApiKeyToken of(Caller known) {
        return new ApiKeyToken(hash, Optional.of(known));
    }

    SecretHash hash() {
        return hash;
    }

    public Optional<Caller> caller() {
        return caller;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Object getPrincipal() {
        return caller.map(known -> known.id().value()).orElse("?");
    }
}
