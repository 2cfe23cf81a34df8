package io.dalmada.application.port.in;

import io.dalmada.application.model.ApiKeyId;
import io.dalmada.application.model.Scope;
import java.util.Set;

public record Caller(ApiKeyId id, Set<Scope> scopes) {
    public Caller {
        scopes = Set.copyOf(scopes);
    }

    public boolean may(Scope scope) {
        return scopes.contains(scope) || scopes.contains(Scope.ADMIN);
    }
}
