package io.dalmada.domain.payment;

import io.dalmada.domain.gateway.Decline;
import io.dalmada.domain.gateway.GatewayWord;
import io.dalmada.domain.gateway.MerchantOrderNo;
import io.dalmada.domain.gateway.NotAttemptedCause;
import java.time.Instant;
import java.util.Optional;

/**
 * One request to the gateway under its own order number.
 *
 * @param number 1, 2, 3 … within the payment
 * @param steps how many transitions it has made, its creation included
 * @param sentAt when it was claimed for sending
 * @param question what is asked while the outcome is open; empty otherwise
 */
public record Attempt(
        int number,
        MerchantOrderNo orderNo,
        AttemptStatus status,
        int steps,
        Instant createdAt,
        Optional<Instant> sentAt,
        Optional<Approval> approval,
        Optional<Decline> decline,
        Optional<NotAttemptedCause> notAttempted,
        Optional<OpenQuestion> question,
        GatewayWord word) {

    static Attempt created(int number, MerchantOrderNo orderNo, Instant at) {
        return new Attempt(
                number,
                orderNo,
                AttemptStatus.CREATED,
                1,
                at,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                GatewayWord.NONE);
    }

    Attempt sending(Instant at) {
        return copy(AttemptStatus.SENDING, Optional.of(at), approval, decline, notAttempted, question, word);
    }

    Attempt voided() {
        return copy(AttemptStatus.VOID, sentAt, approval, decline, notAttempted, question, word);
    }

    Attempt succeeded(Approval approved) {
        return copy(
                AttemptStatus.SUCCEEDED, sentAt, Optional.of(approved), decline, notAttempted, Optional.empty(), word);
    }

    Attempt declined(Decline why, GatewayWord said) {
        return copy(AttemptStatus.DECLINED, sentAt, approval, Optional.of(why), notAttempted, Optional.empty(), said);
    }

    Attempt notSent(NotAttemptedCause cause, GatewayWord said) {
        return copy(AttemptStatus.NOT_SENT, sentAt, approval, decline, Optional.of(cause), question, said);
    }

    Attempt unknown(OpenQuestion opened, GatewayWord said) {
        return copy(AttemptStatus.UNKNOWN, sentAt, approval, decline, notAttempted, Optional.of(opened), said);
    }

    Attempt absent() {
        return copy(AttemptStatus.ABSENT, sentAt, approval, decline, notAttempted, Optional.empty(), word);
    }

    Attempt manual(Instant at) {
        Optional<OpenQuestion> daily = question.map(asked -> asked.daily(at));
        return copy(AttemptStatus.MANUAL, sentAt, approval, decline, notAttempted, daily, word);
    }

    /** The same state with its question moved on; not a transition. */
    Attempt asked(OpenQuestion moved) {
        return new Attempt(
                number,
                orderNo,
                status,
                steps,
                createdAt,
                sentAt,
                approval,
                decline,
                notAttempted,
                Optional.of(moved),
                word);
    }

    private Attempt copy(
            AttemptStatus to,
            Optional<Instant> sent,
            Optional<Approval> approved,
            Optional<Decline> why,
            Optional<NotAttemptedCause> cause,
            Optional<OpenQuestion> asked,
            GatewayWord said) {
        return new Attempt(number, orderNo, to, steps + 1, createdAt, sent, approved, why, cause, asked, said);
    }
}
