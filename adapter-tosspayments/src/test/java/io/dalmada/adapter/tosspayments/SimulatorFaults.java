package io.dalmada.adapter.tosspayments;

import io.dalmada.application.port.out.gateway.InquiryKey;
import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.application.testing.MovableClock;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.gateway.testkit.Fault;
import io.dalmada.gateway.testkit.Faults;
import io.dalmada.gateway.testkit.ListForm;
import io.dalmada.gateway.testkit.Step;
import io.dalmada.simulator.tosspayments.TossPaymentsSimulator;
import io.dalmada.simulator.tosspayments.fault.Fault.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The kit's faults in the simulator's words. */
record SimulatorFaults(TossPaymentsSimulator simulator, PaymentGateway gateway, MovableClock clock) implements Faults {
    private static final long LONGER_THAN_READ_TIMEOUT = 900;

    @Override
    public boolean next(Step step, Fault fault) {
        if (step == Step.OPEN) {
            return false; // The browser opens it, the adapter asks nobody.
        }
        if (fault instanceof Fault.RefuseConnection) {
            simulator.shut();
            // Flushes the pooled connection that the simulator has just ended: a request over it would be in doubt.
            gateway.inquire(new InquiryKey.ByTransaction(new GatewayTxnId("none"), clock.instant()));
            return true;
        }
        if (fault instanceof Fault.InvisibleFor invisible) {
            simulator.knobs().lookUpLag = invisible.lag();
            return true;
        }
        if (fault instanceof Fault.StrangeList strange) {
            var call = io.dalmada.simulator.tosspayments.state.Step.TRANSACTIONS;
            var kind = kind(strange.form());
            kind.map(it -> io.dalmada.simulator.tosspayments.fault.Fault.always(call, it))
                    .ifPresent(simulator.faults()::add);
            return kind.isPresent();
        }
        if (fault instanceof Fault.CappedPages capped) {
            simulator.knobs().largestPage = capped.rows();
            return true;
        }
        if (fault.equals(new Fault.ResultCode("INVALID_BILL_KEY_REQUEST", ""))) {
            // Of a key that is younger than a minute it says another thing: ChargeTest.
            clock.advance(Duration.ofMinutes(1));
        }
        Optional<io.dalmada.simulator.tosspayments.fault.Fault> known = known(step, fault);
        known.ifPresent(met -> at(step).forEach(call -> simulator.faults().add(met.at(call))));
        return known.isPresent() && !at(step).isEmpty();
    }

    @Override
    public void clear() {
        simulator.faults().clear();
        simulator.knobs().lookUpLag = Duration.ZERO;
        simulator.knobs().largestPage = 5_000;
        simulator.open();
    }

    /** The vendor's list is a bare one: it has neither neighbours nor a count. */
    private static Optional<Kind> kind(ListForm form) {
        return switch (form) {
            case WRAPPED -> Optional.of(Kind.LIST_WRAPPED);
            case AS_OBJECT -> Optional.of(Kind.LIST_AS_OBJECT);
            case AS_TEXT -> Optional.of(Kind.LIST_AS_TEXT);
            case OTHER_NAME -> Optional.of(Kind.LIST_OTHER_NAME);
            case NULL_NUMBERS -> Optional.of(Kind.LIST_NULL_NUMBERS);
            case SMALL_LETTERS -> Optional.of(Kind.LIST_LOWER_CASE);
            case PREFIXED -> Optional.of(Kind.LIST_PREFIXED);
            case COMMA_AMOUNTS -> Optional.of(Kind.LIST_COMMA_AMOUNTS);
            case NULL_AMOUNTS -> Optional.of(Kind.LIST_NULL_AMOUNTS);
            case NULL_TRANSACTIONS -> Optional.of(Kind.LIST_NULL_KEYS);
            case AFTER_EMPTY, LARGER_TOTAL -> Optional.empty();
        };
    }

    private static Optional<io.dalmada.simulator.tosspayments.fault.Fault> known(Step step, Fault fault) {
        if (fault instanceof Fault.Answer answer) {
            Kind kind = answer.effect() ? Kind.ANSWER_AFTER : Kind.ANSWER;
            return Optional.of(once(kind).answering(answer.status(), answer.contentType(), answer.body()));
        }
        if (fault instanceof Fault.ResultCode result) {
            return Optional.of(once(Kind.CODE).code(result.code()));
        }
        if (fault instanceof Fault.LateEffect late) {
            return Optional.of(once(Kind.LATE_EFFECT).millis(late.after().toMillis()));
        }
        return cut(step, fault).map(kind -> once(kind).millis(LONGER_THAN_READ_TIMEOUT));
    }

    private static Optional<Kind> cut(Step step, Fault fault) {
        if (fault instanceof Fault.ResetBeforeReading) {
            return Optional.of(Kind.RESET_BEFORE);
        }
        if (fault instanceof Fault.ResetAfterReading reset) {
            return Optional.of(reset.effect() ? Kind.RESET_AFTER : Kind.RESET_BEFORE);
        }
        if (fault instanceof Fault.Hang hang) {
            return Optional.of(hang.effect() ? Kind.HANG_AFTER : Kind.HANG_BEFORE);
        }
        if (fault instanceof Fault.Truncate truncate) {
            boolean harmless = truncate.effect() || step == Step.INQUIRE;
            return Optional.of(Kind.TRUNCATED_AFTER).filter(any -> harmless);
        }
        return fault instanceof Fault.AlterReply alter ? altered(step, alter.field()) : Optional.empty();
    }

    /** A key's reply speaks of a customer, all others of a payment; that of a disposal is empty. */
    private static Optional<Kind> altered(Step step, Fault.Field field) {
        Kind kind = switch (field) {
            case ORDER_NO -> Kind.OTHER_ORDER;
            case AMOUNT -> Kind.OTHER_AMOUNT;
            case CURRENCY -> Kind.OTHER_CURRENCY;
            case TXN -> Kind.OTHER_KEY;
            case REFUND_NO -> Kind.OTHER_REASON;
            case CUSTOMER -> Kind.OTHER_CUSTOMER;
        };
        boolean told = switch (step) {
            case ISSUE -> field == Fault.Field.CUSTOMER;
            case REFUND -> field != Fault.Field.CUSTOMER;
            case CHARGE, INQUIRE -> field != Fault.Field.CUSTOMER && field != Fault.Field.REFUND_NO;
            case PREPARE, OPEN, READ_REPLY, REVOKE -> false;
        };
        return Optional.of(kind).filter(any -> told);
    }

    private static io.dalmada.simulator.tosspayments.fault.Fault once(Kind kind) {
        return io.dalmada.simulator.tosspayments.fault.Fault.once(
                io.dalmada.simulator.tosspayments.state.Step.CHARGE, kind);
    }

    /** A look-up is one of two calls. */
    private static List<io.dalmada.simulator.tosspayments.state.Step> at(Step step) {
        return switch (step) {
            case PREPARE, OPEN, READ_REPLY -> List.of();
            case ISSUE -> List.of(io.dalmada.simulator.tosspayments.state.Step.ISSUE);
            case CHARGE -> List.of(io.dalmada.simulator.tosspayments.state.Step.CHARGE);
            case REFUND -> List.of(io.dalmada.simulator.tosspayments.state.Step.CANCEL);
            case INQUIRE ->
                List.of(
                        io.dalmada.simulator.tosspayments.state.Step.ORDER,
                        io.dalmada.simulator.tosspayments.state.Step.PAYMENT);
            case REVOKE -> List.of(io.dalmada.simulator.tosspayments.state.Step.REVOKE);
        };
    }
}
