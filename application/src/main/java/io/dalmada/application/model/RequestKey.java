package io.dalmada.application.model;

/**
 * A caller's name for one request.
 *
 * @param caller the API key's id: keys of different callers do not meet
 * @param key the {@code Idempotency-Key}
 * @param operation method and route
 * @param fingerprint a keyed hash of the request's fields without card data
 */
public record RequestKey(String caller, String key, String operation, String fingerprint) {}
