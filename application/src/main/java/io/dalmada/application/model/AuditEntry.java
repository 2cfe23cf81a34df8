package io.dalmada.application.model;

import java.time.Instant;
import java.util.Optional;

/**
 * Who asked for what, when, from where, about which object, and with which result. Ids only: nothing of a request's body and
 * nothing of its query.
 *
 * @param apiKey who; empty when the caller is unknown
 * @param address from where: the network address of the caller, or of the last proxy that is not trusted
 * @param route what, as method and route template, for example {@code POST /v1/payments/{id}/refunds}
 * @param object the path of what was made or asked about; empty when there is none
 * @param status the result, as the HTTP status that was answered
 * @param requestId as in the answer and in the logs
 */
public record AuditEntry(
        Instant at,
        Optional<ApiKeyId> apiKey,
        String address,
        String route,
        Optional<String> object,
        int status,
        String requestId) {}
