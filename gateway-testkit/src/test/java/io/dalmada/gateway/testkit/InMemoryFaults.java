package io.dalmada.gateway.testkit;

import io.dalmada.application.testing.InMemoryGateway;
import io.dalmada.application.testing.InMemoryLedger;
import io.dalmada.application.testing.Trouble;
import java.util.Optional;

/** What of the kit's faults the gateway in memory knows; it has no wire, so nothing that is broken on it. */
record InMemoryFaults(InMemoryGateway memory) implements Faults {
    @Override
    public boolean next(Step step, Fault fault) {
        if (fault instanceof Fault.InvisibleFor invisible) {
            memory.lag(invisible.lag());
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
        if (fault instanceof Fault.AlterReply alter) {
            boolean known = alter.field() == Fault.Field.AMOUNT && step == Step.CHARGE;
            return known ? Optional.of(new Trouble.Mismatch()) : Optional.empty();
        }
        if (fault instanceof Fault.ResultCode result) {
            return Optional.of(new Trouble.UnmappedCode(result.code()));
        }
        return silence(fault);
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
        return fault instanceof Fault.Answer answer && answer.status() >= 500
                ? Optional.of(new Trouble.ServerError(answer.effect()))
                : Optional.empty();
    }
}
