package io.dalmada.gateway.testkit;

import io.dalmada.application.testing.InMemoryGateway;
import io.dalmada.application.testing.InMemoryLedger;
import io.dalmada.application.testing.Trouble;
import io.dalmada.domain.gateway.DeclineReason;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** What of the kit's faults the gateway in memory knows; it has no wire, so nothing that is broken on it. */
record InMemoryFaults(InMemoryGateway memory, StrangeLists lists) implements Faults {
    @Override
    public boolean next(Step step, Fault fault) {
        if (fault instanceof Fault.InvisibleFor invisible) {
            memory.lag(invisible.lag());
            return true;
        }
        if (fault instanceof Fault.StrangeList strange) {
            lists.take(strange.form());
            return true;
        }
        if (fault instanceof Fault.CappedPages capped) {
            memory.pageSize(capped.rows());
            return true;
        }
        if (step == Step.READ_REPLY) {
            return seal(fault);
        }
        Optional<InMemoryLedger.Step> at = at(step);
        Optional<Trouble> trouble = trouble(step, fault);
        if (at.isEmpty() || trouble.isEmpty()) {
            return false;
        }
        memory.next(at.get(), trouble.get());
        return true;
    }

    @Override
    public void clear() {
        memory.clearTroubles();
        memory.lag(Duration.ZERO);
        memory.pageSize(Integer.MAX_VALUE);
        lists.take(null);
    }

    /** The failure to open a reply is part of the charge here. */
    private boolean seal(Fault fault) {
        boolean failing = fault instanceof Fault.Answer answer && answer.status() >= 500;
        if (failing) {
            memory.next(InMemoryLedger.Step.CHARGE, new Trouble.Sealed(0));
        }
        return failing;
    }

    private static Optional<InMemoryLedger.Step> at(Step step) {
        return switch (step) {
            case OPEN -> Optional.of(InMemoryLedger.Step.OPEN);
            case ISSUE -> Optional.of(InMemoryLedger.Step.ISSUE);
            case CHARGE -> Optional.of(InMemoryLedger.Step.CHARGE);
            case REFUND -> Optional.of(InMemoryLedger.Step.REFUND);
            case INQUIRE -> Optional.of(InMemoryLedger.Step.INQUIRE);
            case REVOKE -> Optional.of(InMemoryLedger.Step.REVOKE);
            case PREPARE, READ_REPLY -> Optional.empty();
        };
    }

    private static Optional<Trouble> trouble(Step step, Fault fault) {
        if (fault instanceof Fault.LateEffect late && (step == Step.CHARGE || step == Step.REFUND)) {
            return Optional.of(new Trouble.LateEffect(late.after()));
        }
        if (fault instanceof Fault.AlterReply) {
            boolean answersSay = step == Step.CHARGE || step == Step.REFUND || step == Step.ISSUE;
            return Optional.of((Trouble) new Trouble.Mismatch()).filter(any -> answersSay);
        }
        if (fault instanceof Fault.Waits) {
            return step == Step.REFUND ? Optional.of(new Trouble.AwaitsDeposit()) : Optional.empty();
        }
        if (fault instanceof Fault.ResultCode result) {
            return Optional.of(said(result.code()));
        }
        return silence(fault);
    }

    private static Trouble said(String code) {
        return Stream.of(DeclineReason.values())
                .filter(reason -> reason.name().equals(code))
                .findFirst()
                .<Trouble>map(Trouble.Declines::new)
                .orElseGet(() -> new Trouble.UnmappedCode(code));
    }

    private static Optional<Trouble> silence(Fault fault) {
        if (fault instanceof Fault.RefuseConnection) {
            return Optional.of(new Trouble.NoConnection());
        }
        if (fault instanceof Fault.ResetBeforeReading) {
            return Optional.of(new Trouble.LostReply(false));
        }
        if (fault instanceof Fault.ResetAfterReading reset) {
            return Optional.of(new Trouble.LostReply(reset.effect()));
        }
        if (fault instanceof Fault.Hang hang) {
            return Optional.of(new Trouble.LostReply(hang.effect()));
        }
        if (fault instanceof Fault.Truncate truncate) {
            return Optional.of(new Trouble.BrokenReply(truncate.effect()));
        }
        return fault instanceof Fault.Answer answer ? Optional.of(answered(answer)) : Optional.empty();
    }

    private static Trouble answered(Fault.Answer answer) {
        if (answer.status() >= 500) {
            return new Trouble.ServerError(answer.effect());
        }
        return answer.status() == 429 ? new Trouble.Throttled() : new Trouble.BrokenReply(answer.effect());
    }
}
