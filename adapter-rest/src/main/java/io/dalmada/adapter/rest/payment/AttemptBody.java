package io.dalmada.adapter.rest.payment;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.dalmada.domain.gateway.Decline;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.gateway.Doubt;
import io.dalmada.domain.gateway.NotAttemptedCause;
import io.dalmada.domain.gateway.Retry;
import io.dalmada.domain.payment.Attempt;
import io.dalmada.domain.payment.AttemptStatus;
import io.dalmada.domain.payment.OpenQuestion;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One request to the gateway. */
@Schema(name = "Attempt")
@JsonInclude(Include.NON_NULL)
record AttemptBody(
        int number,
        String orderNumber,
        AttemptStatus status,
        Instant createdAt,
        @JsonInclude(Include.ALWAYS) @Nullable Instant sentAt,
        @Nullable String transactionId,
        @Nullable DeclineBody decline,
        @Nullable NotAttemptedCause notAttempted,
        @Nullable Doubt doubt,
        @Nullable Instant nextInquiryAt,
        @Nullable String gatewayCode) {

    /** @param retryable whether the same charge may succeed later without an action of customer or operator */
    @Schema(name = "Decline")
    record DeclineBody(DeclineReason reason, boolean retryable, Retry retry) {
        static DeclineBody from(Decline decline) {
            return new DeclineBody(decline.reason(), decline.retryable(), decline.retry());
        }
    }

    static AttemptBody from(Attempt attempt) {
        return new AttemptBody(
                attempt.number(),
                attempt.orderNo().value(),
                attempt.status(),
                attempt.createdAt(),
                attempt.sentAt().orElse(null),
                attempt.approval().map(a -> a.txn().value()).orElse(null),
                attempt.decline().map(DeclineBody::from).orElse(null),
                attempt.notAttempted().orElse(null),
                question(attempt, OpenQuestion::doubt),
                question(attempt, OpenQuestion::nextInquiryAt),
                attempt.word().code().orElse(null));
    }

    /** A pending inquiry is shown only while the attempt is open; it is stored for longer. */
    private static <T> @Nullable T question(Attempt attempt, Function<OpenQuestion, T> part) {
        return attempt.status().isOpen() ? attempt.question().map(part).orElse(null) : null;
    }
}
