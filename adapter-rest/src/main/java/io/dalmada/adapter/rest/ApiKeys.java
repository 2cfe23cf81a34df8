package io.dalmada.adapter.rest;

import java.util.List;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;

/** Knows the API keys, as hashes. Every one of them is compared, each in constant time. */
final class ApiKeys implements AuthenticationProvider {
    private final List<ApiKeyHash> known;

    ApiKeys(List<ApiKeyHash> known) {
        this.known = known;
    }

    @Override
    public Authentication authenticate(Authentication offered) {
        String found = null;
        byte[] hash = ((ApiKeyToken) offered).hash();
        for (ApiKeyHash key : known) {
            if (key.matches(hash)) {
                found = key.id();
            }
        }
        if (found == null) {
            throw new BadCredentialsException("unknown API key");
        }
        return ApiKeyToken.of(found);
    }

    @Override
    public boolean supports(Class<?> type) {
        return type == ApiKeyToken.class;
    }
}
