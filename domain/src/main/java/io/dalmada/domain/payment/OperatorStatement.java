package io.dalmada.domain.payment;

import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.PlainText;
import io.dalmada.domain.shared.Refusal;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a named operator states when settling what no rule can (I-32).
 *
 * @param actor who says it
 * @param reason why it is settled this way; 1 to 100 characters
 * @param evidence what was consulted: the back office, a letter, a call; 1 to 1,000 characters
 */
public record OperatorStatement(String actor, String reason, String evidence) {
    private static final int LONGEST_REASON = 100;
    private static final int LONGEST_EVIDENCE = 1_000;
    /** 15 or 16 digits, however they are grouped. */
    private static final Pattern LIKE_A_CARD = Pattern.compile("(?<![0-9])(?:[0-9][ -]?){14,15}[0-9](?![0-9])");

    public OperatorStatement {
        if (!isWritable(reason, LONGEST_REASON)) {
            throw DomainException.field(
                    Refusal.REASON_INVALID,
                    "reason",
                    "reason must be 1 to 100 characters without emoji or card numbers");
        }
        if (!isWritable(evidence, LONGEST_EVIDENCE)) {
            throw DomainException.field(
                    Refusal.EVIDENCE_INVALID,
                    "evidence",
                    "evidence must be 1 to 1000 characters without emoji or card numbers");
        }
    }

    /** It is kept for good, and card data never is: a text that may hold a card number is refused. */
    private static boolean isWritable(String text, int longest) {
        return PlainText.fits(text, longest) && !LIKE_A_CARD.matcher(text).find();
    }

    public Evidence toEvidence(Instant at, Optional<GatewayTxnId> txn) {
        return new Evidence(Evidence.Kind.OPERATOR, at, txn, reason + ": " + evidence, Optional.of(actor));
    }
}
