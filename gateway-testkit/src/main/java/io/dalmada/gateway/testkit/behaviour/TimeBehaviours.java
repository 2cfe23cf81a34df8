package io.dalmada.gateway.testkit.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.port.out.gateway.ChargeCommand;
import io.dalmada.application.port.out.gateway.ChargeOutcome;
import io.dalmada.application.port.out.gateway.GatewayProfile.InquiryRoute;
import io.dalmada.application.port.out.gateway.InquiryOutcome;
import io.dalmada.domain.gateway.AbsenceRule;
import io.dalmada.gateway.testkit.Fault;
import io.dalmada.gateway.testkit.Faults;
import io.dalmada.gateway.testkit.Step;
import io.dalmada.gateway.testkit.context.Charged;
import io.dalmada.gateway.testkit.context.Commands;
import io.dalmada.gateway.testkit.context.ContractContext;
import io.dalmada.gateway.testkit.context.Lookup;
import io.dalmada.gateway.testkit.report.Missing;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Look-ups that lag, and midnight in Seoul. */
public abstract class TimeBehaviours extends Behaviours {
    private static final ZoneId KOREA = ZoneId.of("Asia/Seoul");
    private static final Duration A_MOMENT = Duration.ofSeconds(1);
    private static final LocalTime LAST_MOMENT = LocalTime.of(23, 59, 59, 900_000_000);

    private final Lookup lookup = new Lookup(this::bench);

    public TimeBehaviours(Supplier<ContractContext> bench) {
        super(bench);
    }

    @Test
    @DisplayName("GC-31 a lagging look-up stays inside the absence rule")
    void lag() {
        bench().claims(lookup.byOrder(), "look-up by order");
        AbsenceRule rule = bench().profile().absence();
        if (rule.settle().isZero()) {
            throw new Missing("GatewayHarness: the adapter with the absence rule that it has in production");
        }
        ChargeCommand lost = bench().charge(bench().key());
        Duration lag = rule.settle().minus(A_MOMENT);
        Faults faults = bench().harness().faults();
        if (!faults.next(Step.CHARGE, new Fault.Hang(true))
                || !faults.next(Step.INQUIRE, new Fault.InvisibleFor(lag))) {
            throw new Missing("Faults.next: Hang[effect=true] at CHARGE, then InvisibleFor[" + lag + "] at INQUIRE");
        }
        assertThat(bench().gateway().charge(lost)).isInstanceOf(ChargeOutcome.Unknown.class);
        assertThat(bench().gateway().inquire(Commands.byOrder(lost))).isNotInstanceOf(InquiryOutcome.Found.class);
        bench().harness().advance(rule.settle());
        assertThat(foundWithin(rule, lost))
                .as("found before the rule would call it absent")
                .isTrue();
    }

    private boolean foundWithin(AbsenceRule rule, ChargeCommand lost) {
        for (int scan = 0; scan < rule.scans(); scan++) {
            if (bench().gateway().inquire(Commands.byOrder(lost)) instanceof InquiryOutcome.Found) {
                return true;
            }
            bench().harness().advance(rule.spacing());
        }
        return false;
    }

    @Test
    @DisplayName("GC-33 around midnight in Seoul nothing is lost")
    void midnight() {
        Set<InquiryRoute> routes = bench().profile().inquiryRoutes();
        bench().claims(!routes.isEmpty(), "look-ups");
        var key = bench().key();
        bench().harness().advance(untilLastMoment());
        Charged charged = bench().charged(key);
        bench().harness().advance(Duration.ofMinutes(1));
        bench().ledger().settle();
        for (InquiryRoute route : routes) {
            assertThat(lookup.find(route, charged.command()))
                    .as("the day after, %s", route)
                    .isPresent();
        }
    }

    private Duration untilLastMoment() {
        Instant now = bench().harness().clock().instant();
        LocalDate today = LocalDate.ofInstant(now, KOREA);
        Instant tonight = today.atTime(LAST_MOMENT).atZone(KOREA).toInstant();
        Instant next = tonight.isAfter(now)
                ? tonight
                : today.plusDays(1).atTime(LAST_MOMENT).atZone(KOREA).toInstant();
        return Duration.between(now, next);
    }
}
