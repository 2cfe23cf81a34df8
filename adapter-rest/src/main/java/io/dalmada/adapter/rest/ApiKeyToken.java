package io.dalmada.adapter.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** A caller: at first the hash of the key that he offers, then the key's id. The key itself is not kept. */
final class ApiKeyToken extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1L;
    private static final String SCHEME = "Bearer ";
    private static final String PREFIX = "dmk_";

    private final String id;
    private final byte[] hash;

    private ApiKeyToken(String id, byte[] hash) {
        super(List.of());
        this.id = id;
        this.hash = hash;
    }

    /** What the request offers; null when it offers no key of ours. */
    static @Nullable ApiKeyToken from(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return null;
        }
        String key = header.substring(SCHEME.length()).trim();
        return key.startsWith(PREFIX) ? new ApiKeyToken("?", ApiKeyHash.sha256(key)) : null;
    }

    static ApiKeyToken of(String id) {
        ApiKeyToken known = new ApiKeyToken(id, new byte[0]);
        known.setAuthenticated(true);
        return known;
    }

    byte[] hash() {
        return hash;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Object getPrincipal() {
        return id;
    }
}
