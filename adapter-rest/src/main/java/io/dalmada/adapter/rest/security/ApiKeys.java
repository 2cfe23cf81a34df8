package io.dalmada.adapter.rest.security;

import io.dalmada.application.port.in.RecogniseCaller;
import io.dalmada.application.port.out.StorageUnavailable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;

/** Finds the caller of the key. */
public final class ApiKeys implements AuthenticationProvider {
    private final RecogniseCaller callers;

    public ApiKeys(RecogniseCaller callers) {
        this.callers = callers;
    }

    /** @throws AuthenticationServiceException when the storage cannot answer: that is no refusal */
    @Override
    public Authentication authenticate(Authentication offered) {
        ApiKeyToken token = (ApiKeyToken) offered;
        try {
            return callers.recognise(token.hash())
                    .map(token::of)
                    .orElseThrow(() -> new BadCredentialsException("unknown API key"));
        } catch (RuntimeException trouble) {
            if (StorageUnavailable.explains(trouble)) {
                throw new AuthenticationServiceException("API keys cannot be looked up", trouble);
            }
            throw trouble;
        }
    }

    @Override
    public boolean supports(Class<?> type) {
        return type == ApiKeyToken.class;
    }
}
