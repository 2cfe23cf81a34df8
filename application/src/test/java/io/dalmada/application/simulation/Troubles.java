package io.dalmada.application.simulation;

import io.dalmada.application.testing.InMemoryLedger.Step;
import io.dalmada.application.testing.Trouble;
import io.dalmada.domain.gateway.DeclineReason;
import java.time.Duration;
import java.util.List;

/** Everything that may go wrong with a call to the gateway; deaths are the baton's. */
final class Troubles {
    private static final List<DeclineReason> REASONS = List.of(
            DeclineReason.LIMIT_EXCEEDED,
            DeclineReason.INSUFFICIENT_BALANCE,
            DeclineReason.REFER_TO_ISSUER,
            DeclineReason.ISSUER_MAINTENANCE,
            DeclineReason.SYSTEM_ERROR,
            DeclineReason.CARD_EXPIRED,
            DeclineReason.LOST_OR_STOLEN,
            DeclineReason.AMOUNT_REJECTED,
            DeclineReason.MERCHANT_LIMIT);

    private Troubles() {}

    static Trouble any(Step step, Chance chance, Dimensions world) {
        if (world.has(Dimension.ENDLESS) && chance.hit(0.3)) {
            return endless(step, chance);
        }
        return switch (step) {
            case CHARGE -> charge(chance);
            case REFUND -> refund(chance);
            case OPEN, ISSUE, READ, INQUIRE, JOURNAL, REVOKE -> lookUp(chance);
        };
    }

    /** What comes to its end late or never. */
    private static Trouble endless(Step step, Chance chance) {
        return switch (step) {
            case CHARGE -> new Trouble.Pends(Duration.ofDays(chance.of(List.of(2, 10, 400))));
            case REFUND -> new Trouble.AwaitsDeposit();
            case OPEN, ISSUE, READ, INQUIRE, JOURNAL, REVOKE -> lookUp(chance);
        };
    }

    private static Trouble charge(Chance chance) {
        return switch (chance.below(14)) {
            case 0 -> new Trouble.NoConnection();
            case 1 -> new Trouble.LostReply(true);
            case 2 -> new Trouble.LostReply(false);
            case 3 -> new Trouble.LateEffect(chance.within(Duration.ofMinutes(100)));
            case 4 -> new Trouble.Declines(chance.of(REASONS));
            case 5 -> new Trouble.UnmappedCode("X1");
            case 6 -> new Trouble.ServerError(chance.hit(0.5));
            case 7 -> new Trouble.Sealed(chance.below(3));
            case 8 -> new Trouble.Mismatch();
            case 9 -> new Trouble.WrongCredentials();
            case 10 -> new Trouble.Throws();
            case 11 -> new Trouble.Pends(chance.within(Duration.ofMinutes(90)));
            case 12 -> new Trouble.LosesDecline(chance.of(REASONS));
            default -> new Trouble.NeverExecuted();
        };
    }

    private static Trouble refund(Chance chance) {
        return switch (chance.below(8)) {
            case 0 -> new Trouble.NoConnection();
            case 1 -> new Trouble.LostReply(true);
            case 2 -> new Trouble.LostReply(false);
            case 3 -> new Trouble.LateEffect(chance.within(Duration.ofMinutes(100)));
            case 4 -> new Trouble.ServerError(chance.hit(0.5));
            case 5 -> new Trouble.UnmappedCode("X2");
            case 6 -> new Trouble.Throws();
            default -> new Trouble.WrongCredentials();
        };
    }

    private static Trouble lookUp(Chance chance) {
        return switch (chance.below(3)) {
            case 0 -> new Trouble.LostReply(false);
            case 1 -> new Trouble.ServerError(false);
            default -> new Trouble.UnmappedCode("X3");
        };
    }

    /** What it is called in a report. */
    static String name(Trouble trouble) {
        return trouble.getClass().getSimpleName();
    }
}
