package io.dalmada.adapter.rest.web;

import java.net.URI;
import java.util.Locale;

/** The closed catalogue of problems; each is a stable {@code urn:dalmada:problem:<code>} with one status. */
public enum ProblemType {
    INVALID_REQUEST(400, false),
    IDEMPOTENCY_KEY_MISSING(400, false),
    IDEMPOTENCY_KEY_INVALID(400, false),
    UNAUTHENTICATED(401, false),
    CARD_REFUSED(402, false),
    PAYMENT_DECLINED(402, false),
    FORBIDDEN(403, false),
    NOT_FOUND(404, false),
    METHOD_NOT_ALLOWED(405, false),
    NOT_ACCEPTABLE(406, false),
    STATE_CONFLICT(409, false),
    CONCURRENT_CHANGE(409, true),
    IDEMPOTENCY_IN_PROGRESS(409, true),
    BILLING_KEY_NOT_ACTIVE(409, false),
    ALREADY_EXISTS(409, false),
    REGISTRATION_STATE(409, false),
    CHARGE_HELD(409, true),
    PAYMENT_CANCELED(409, false),
    PAYMENT_OUTCOME_OPEN(409, true),
    PAYMENT_NOT_REFUNDABLE(409, false),
    REFUND_IN_PROGRESS(409, true),
    RESOLUTION_CONTRADICTED(409, false),
    RESOLUTION_UNVERIFIED(409, true),
    PLAN_CODE_TAKEN(409, false),
    API_KEY_TAKEN(409, false),
    SUBSCRIPTION_STATE(409, false),
    SUBSCRIPTION_EXISTS(409, false),
    TRIAL_USED(409, false),
    BILL_IN_PROGRESS(409, true),
    WEBHOOK_ENDPOINT_STATE(409, false),
    WEBHOOK_TOO_MANY(409, false),
    PRECONDITION_FAILED(412, false),
    REQUEST_TOO_LARGE(413, false),
    UNSUPPORTED_MEDIA_TYPE(415, false),
    VALIDATION_FAILED(422, false),
    IDEMPOTENCY_KEY_REUSED(422, false),
    REGISTRATION_FORGED(422, false),
    WINDOW_REFUSED(422, false),
    REFUND_EXCEEDS_REMAINING(422, false),
    REFUND_PARTIAL_NOT_SUPPORTED(422, false),
    REFUND_REFUSED(422, false),
    TOO_MANY_REQUESTS(429, true),
    TOO_MANY_REFUSED_CARDS(429, true),
    INTERNAL_ERROR(500, true),
    ROW_UNREADABLE(500, true),
    GATEWAY_MISCONFIGURED(502, false),
    CARD_ENTRY_REQUIRED_AGAIN(502, true),
    WINDOW_NOT_OPENED(502, true),
    NOT_ATTEMPTED(503, true),
    TEMPORARILY_UNAVAILABLE(503, true);

    private final int status;
    private final boolean retryable;

    ProblemType(int status, boolean retryable) {
        this.status = status;
        this.retryable = retryable;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public URI uri() {
        return URI.create("urn:dalmada:problem:" + code());
    }

    public int status() {
        return status;
    }

    /** Whether the same request may succeed later without being changed, unless a problem says otherwise itself. */
    public boolean retryable() {
        return retryable;
    }

    public String title(Language language) {
        return language.text("title." + code());
    }

    public String detail(Language language) {
        return language.text("detail." + code());
    }
}
