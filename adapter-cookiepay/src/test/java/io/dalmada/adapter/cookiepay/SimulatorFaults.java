package io.dalmada.adapter.cookiepay;

import io.dalmada.application.port.out.gateway.InquiryKey;
import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.gateway.testkit.Fault;
import io.dalmada.gateway.testkit.Faults;
import io.dalmada.gateway.testkit.ListForm;
import io.dalmada.gateway.testkit.Step;
import io.dalmada.simulator.cookiepay.CookiePaySimulator;
import io.dalmada.simulator.cookiepay.fault.Fault.Kind;
import io.dalmada.simulator.cookiepay.state.LedgerEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The kit's faults in the simulator's words. A currency and another transaction id cannot be told from CookiePay's wire. */
record SimulatorFaults(CookiePaySimulator simulator, PaymentGateway gateway) implements Faults {
    private static final long LONGER_THAN_READ_TIMEOUT = 900;

    @Override
    public boolean next(Step step, Fault fault) {
        if (fault instanceof Fault.RefuseConnection) {
            simulator.shut();
            // Flushes the pooled connection that the simulator has just ended: a request over it would be in doubt.
            gateway.inquire(new InquiryKey.ByTransaction(new GatewayTxnId("none"), Instant.now()));
            return true;
        }
        if (fault instanceof Fault.InvisibleFor invisible) {
            simulator.knobs().listLag = invisible.lag();
            return true;
        }
        if (fault instanceof Fault.StrangeList strange) {
            simulator
                    .faults()
                    .add(io.dalmada.simulator.cookiepay.fault.Fault.always(
                            io.dalmada.simulator.cookiepay.state.Step.PAYSEARCH, kind(strange.form())));
            return true;
        }
        if (fault instanceof Fault.Waits) {
            // What was paid out already wants a deposit first.
            simulator.ledger().entries().stream()
                    .filter(entry -> entry.kind() == LedgerEntry.Kind.APPROVED)
                    .forEach(entry -> simulator.settle(entry.tid()));
            return step == Step.REFUND;
        }
        Optional<io.dalmada.simulator.cookiepay.fault.Fault> known = known(at(step), fault);
        // Opening a reply is harmless, so the adapter repeats it: all its tries are to fail.
        known.map(met -> step == Step.READ_REPLY ? met.times(3) : met).ifPresent(simulator.faults()::add);
        return known.isPresent();
    }

    @Override
    public void clear() {
        simulator.faults().clear();
        simulator.knobs().listLag = Duration.ZERO;
        simulator.open();
    }

    private static Kind kind(ListForm form) {
        return switch (form) {
            case WRAPPED -> Kind.LIST_WRAPPED;
            case AS_OBJECT -> Kind.LIST_AS_OBJECT;
            case AS_TEXT -> Kind.LIST_AS_TEXT;
            case AFTER_EMPTY -> Kind.LIST_AFTER_EMPTY;
            case LARGER_TOTAL -> Kind.LIST_LARGER_TOTAL;
            case OTHER_NAME -> Kind.LIST_OTHER_NAME;
            case NULL_NUMBERS -> Kind.LIST_NULL_NUMBERS;
            case SMALL_LETTERS -> Kind.LIST_LOWER_CASE;
            case PREFIXED -> Kind.LIST_PREFIXED;
            case COMMA_AMOUNTS -> Kind.LIST_COMMA_AMOUNTS;
            case NULL_AMOUNTS -> Kind.LIST_NULL_AMOUNTS;
            case NULL_TRANSACTIONS -> Kind.LIST_NULL_TIDS;
        };
    }

    private static Optional<io.dalmada.simulator.cookiepay.fault.Fault> known(
            io.dalmada.simulator.cookiepay.state.Step step, Fault fault) {
        if (fault instanceof Fault.Answer answer) {
            Kind kind = answer.effect() ? Kind.ANSWER_AFTER : Kind.ANSWER;
            return Optional.of(once(step, kind).answering(answer.status(), answer.contentType(), answer.body()));
        }
        if (fault instanceof Fault.ResultCode result) {
            String body =
                    "{\"RESULTCODE\":\"%1$s\",\"RESULTMSG\":\"%2$s\",\"cancel_code\":\"%1$s\",\"cancel_msg\":\"%2$s\"}"
                            .formatted(result.code(), result.text());
            return Optional.of(once(step, Kind.ANSWER).answering(200, "application/json", body));
        }
        if (fault instanceof Fault.LateEffect late) {
            return Optional.of(once(step, Kind.LATE_EFFECT).millis(late.after().toMillis()));
        }
        return cut(step, fault).map(kind -> once(step, kind).millis(LONGER_THAN_READ_TIMEOUT));
    }

    private static Optional<Kind> cut(io.dalmada.simulator.cookiepay.state.Step step, Fault fault) {
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
            boolean harmless = step == io.dalmada.simulator.cookiepay.state.Step.PAYSEARCH;
            return truncate.effect() || harmless ? Optional.of(Kind.TRUNCATED_AFTER) : Optional.empty();
        }
        return fault instanceof Fault.AlterReply alter ? altered(step, alter.field()) : Optional.empty();
    }

    /** A key's reply speaks of an order and a buyer, a cancel's of its amount alone, a disposal's of nothing. */
    private static Optional<Kind> altered(io.dalmada.simulator.cookiepay.state.Step step, Fault.Field field) {
        Optional<Kind> kind = switch (field) {
            case ORDER_NO -> Optional.of(Kind.OTHER_ORDER);
            case AMOUNT -> Optional.of(Kind.OTHER_AMOUNT);
            case CUSTOMER -> Optional.of(Kind.OTHER_BUYER);
            case CURRENCY, TXN, REFUND_NO -> Optional.empty();
        };
        return kind.filter(any -> switch (step) {
            case ISSUE -> field != Fault.Field.AMOUNT;
            case CANCEL -> field == Fault.Field.AMOUNT;
            case CHARGE, PAYSEARCH -> field != Fault.Field.CUSTOMER;
            default -> false;
        });
    }

    private static io.dalmada.simulator.cookiepay.fault.Fault once(
            io.dalmada.simulator.cookiepay.state.Step step, Kind kind) {
        return io.dalmada.simulator.cookiepay.fault.Fault.once(step, kind);
    }

    private static io.dalmada.simulator.cookiepay.state.Step at(Step step) {
        return switch (step) {
            case PREPARE -> io.dalmada.simulator.cookiepay.state.Step.TOKEN;
            case OPEN -> throw new IllegalArgumentException("there are no windows");
            case ISSUE -> io.dalmada.simulator.cookiepay.state.Step.ISSUE;
            case CHARGE -> io.dalmada.simulator.cookiepay.state.Step.CHARGE;
            case READ_REPLY -> io.dalmada.simulator.cookiepay.state.Step.DECRYPT;
            case REFUND -> io.dalmada.simulator.cookiepay.state.Step.CANCEL;
            case INQUIRE -> io.dalmada.simulator.cookiepay.state.Step.PAYSEARCH;
            case REVOKE -> io.dalmada.simulator.cookiepay.state.Step.REVOKE;
        };
    }
}
