package io.dalmada.adapter.rest;

import io.dalmada.application.model.ApiKey;
import io.dalmada.application.model.ApiKeyId;
import io.dalmada.application.model.Page;
import io.dalmada.application.model.Scope;
import io.dalmada.application.model.SecretHash;
import io.dalmada.application.port.in.Caller;
import io.dalmada.application.port.in.ManageApiKeys;
import io.dalmada.application.port.in.RecogniseCaller;
import io.dalmada.application.port.out.StorageUnavailable;
import io.dalmada.domain.shared.SecretText;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Who is known, and one API key to look at. */
public final class AccessPorts implements RecogniseCaller, ManageApiKeys {
    public final List<String> calls = new ArrayList<>();
    final Map<SecretHash, Caller> known = new HashMap<>();
    public boolean databaseIsAway;
    public Supplier<ApiKey> onKey = Ports::fail;

    AccessPorts() {
        reset();
    }

    void reset() {
        calls.clear();
        known.clear();
        databaseIsAway = false;
        onKey = Ports::fail;
        know("shop", RestTestApplication.KEY, Scope.ADMIN);
        know("office", RestTestApplication.OTHER_KEY, Scope.ADMIN);
    }

    public void know(String id, String key, Scope... scopes) {
        known.put(SecretHash.of(key), new Caller(new ApiKeyId(id), Set.of(scopes)));
    }

    @Override
    public Optional<Caller> recognise(SecretHash secret) {
        if (databaseIsAway) {
            throw new StorageUnavailable(new SQLTransientConnectionException("no connection"));
        }
        return Optional.ofNullable(known.get(secret));
    }

    @Override
    public Issued issue(NewKey wanted, ApiKeyId actor) {
        calls.add(
                "issue " + wanted.id() + " " + wanted.scopes().stream().sorted().toList() + " until "
                        + wanted.expiresAt().map(Instant::toString).orElse("-") + " by " + actor);
        return new Issued(onKey.get(), SecretText.of("dmk_told_once"));
    }

    @Override
    public Issued rotate(ApiKeyId id, Duration overlap) {
        calls.add("rotate " + id + " " + overlap);
        return new Issued(onKey.get(), SecretText.of("dmk_told_once"));
    }

    @Override
    public ApiKey revoke(ApiKeyId id) {
        calls.add("revoke " + id);
        return onKey.get();
    }

    @Override
    public ApiKey get(ApiKeyId id) {
        calls.add("get " + id);
        return onKey.get();
    }

    @Override
    public Page<ApiKey> list(Optional<String> cursor, int limit) {
        calls.add("list " + cursor.orElse("-") + " " + limit);
        return new Page<>(List.of(onKey.get()), Optional.of("more"));
    }
}
