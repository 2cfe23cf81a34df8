package io.dalmada.domain.payment;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Acts that lead on from where a payment is; chance alone would mostly draw ones that are refused. */
final class Likely {
    private Likely() {}

    static Act next(Oracle oracle, Random random) {
        List<Act> acts = new ArrayList<>(ofAttempt(oracle.tries.get(oracle.tries.size() - 1).status));
        if (!oracle.backs.isEmpty()) {
            acts.addAll(ofRefund(oracle.backs.get(oracle.backs.size() - 1).status));
        }
        if (!oracle.seen.isEmpty()) {
            acts.addAll(List.of(Act.ASK_REFUND, Act.ASK_SURPLUS_REFUND));
        }
        return acts.get(random.nextInt(acts.size()));
    }

    private static List<Act> ofAttempt(AttemptStatus last) {
        return switch (last) {
            case CREATED -> List.of(Act.CLAIM);
            case SENDING -> List.of(Act.APPROVE, Act.DECLINE, Act.NOT_SENT, Act.DOUBT, Act.DOUBT);
            case UNKNOWN ->
                List.of(Act.SCAN_EMPTY, Act.SCAN_EMPTY, Act.SHOWN_ABSENT, Act.LOOK_UP_FAILS, Act.TO_A_PERSON);
            case MANUAL -> List.of(Act.SCAN_EMPTY, Act.SHOWN_ABSENT, Act.SHOWN_DECLINED, Act.APPROVE);
            case DECLINED, NOT_SENT -> List.of(Act.ADD_ATTEMPT, Act.APPROVE);
            case ABSENT -> List.of(Act.ADD_ATTEMPT, Act.ADD_ATTEMPT, Act.APPROVE);
            case SUCCEEDED, VOID -> List.of(Act.APPROVE);
        };
    }

    private static List<Act> ofRefund(RefundStatus last) {
        return switch (last) {
            case CREATED -> List.of(Act.CLAIM_REFUND);
            case SENDING -> List.of(Act.REFUND_DONE, Act.REFUND_NOT_SENT, Act.REFUND_DOUBT, Act.REFUND_AWAITS_DEPOSIT);
            case UNKNOWN -> List.of(Act.REFUND_NOT_SEEN, Act.REFUND_NOT_SEEN, Act.REFUND_LOOK_UP_FAILS);
            case AWAITING_DEPOSIT, MANUAL -> List.of(Act.REFUND_DONE);
            case ABSENT -> List.of(Act.REFUND_LANDED);
            case DONE, REFUSED, NOT_SENT -> List.of();
        };
    }
}
