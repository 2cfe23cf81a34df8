package io.dalmada.adapter.rest;

import java.util.Set;

/** The names that our requests know: a problem names no other, for an unknown name is the caller's text. */
final class PublicFields {
    static final Set<String> NAMES = Set.of(
            "customerId",
            "gateway",
            "buyer",
            "name",
            "email",
            "phone",
            "card",
            "number",
            "expiry",
            "password",
            "holderId",
            "billingKeyId",
            "amount",
            "currency",
            "product",
            "code",
            "taxType",
            "reason",
            "planCode",
            "productCode",
            "interval",
            "unit",
            "count",
            "price",
            "trialDays",
            "dunning",
            "retryDays",
            "graceDays",
            "finalStep",
            "endAfterDays",
            "startAt",
            "anchorDay",
            "quantity",
            "periods",
            "when",
            "resumeOn",
            "decision",
            "now",
            "id",
            "scopes",
            "expiresAt",
            "url",
            "description",
            "types",
            "enabled",
            "overlapHours");

    private PublicFields() {}
}
