package io.dalmada.gateway.testkit.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.port.out.gateway.ChargeCommand;
import io.dalmada.application.port.out.gateway.ChargeOutcome;
import io.dalmada.application.port.out.gateway.IssueOutcome;
import io.dalmada.domain.gateway.Decline;
import io.dalmada.domain.gateway.Doubt;
import io.dalmada.domain.gateway.GatewayKey;
import io.dalmada.gateway.testkit.CardBehaviour;
import io.dalmada.gateway.testkit.DeclineSample;
import io.dalmada.gateway.testkit.Fault;
import io.dalmada.gateway.testkit.Step;
import io.dalmada.gateway.testkit.context.ContractContext;
import io.dalmada.gateway.testkit.report.Missing;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The vendor's words. */
public abstract class TableBehaviours extends Behaviours {
    /** Class A of every Korean table: the charge may have happened. */
    private static final Pattern MAY_HAVE_HAPPENED =
            Pattern.compile("이중.?거래|중복|시간.?초과|타임.?아웃|응답.?없음|time.?out|duplicate", Pattern.CASE_INSENSITIVE);

    public TableBehaviours(Supplier<ContractContext> bench) {
        super(bench);
    }

    @Test
    @DisplayName("GC-17 every decline in the table maps to its reason and retry")
    void declines() {
        List<DeclineSample> table = bench().harness().fixtures().declines();
        List<Fault.ResultCode> doubtful = bench().harness().fixtures().doubtful();
        if (table.isEmpty() || doubtful.isEmpty()) {
            throw new Missing("Fixtures.declines: the adapter's table; Fixtures.doubtful: codes of class A");
        }
        GatewayKey key = bench().key();
        table.forEach(saying -> assertMeant(saying, key));
        bench().remark(table.size() + " rows, and " + doubtful.size() + " sayings of class A that are in none");
        bench().under(
                        Step.CHARGE,
                        doubtful,
                        fault -> assertThat(charged(key))
                                .as("class A: %s", fault)
                                .isInstanceOf(ChargeOutcome.Unknown.class));
    }

    private void assertMeant(DeclineSample saying, GatewayKey key) {
        assertThat(MAY_HAVE_HAPPENED.matcher(saying.text()).find())
                .as("class A in the table of declines: %s", saying)
                .isFalse();
        bench().under(saying.step(), List.of(new Fault.ResultCode(saying.code(), saying.text())), fault -> {
            Decline decline = saying.step() == Step.ISSUE ? refusedIssue(saying) : declinedCharge(saying, key);
            assertThat(decline).as("%s", saying).isEqualTo(saying.means());
        });
    }

    private Decline declinedCharge(DeclineSample saying, GatewayKey key) {
        ChargeOutcome outcome = charged(key);
        assertThat(outcome).as("%s", saying).isInstanceOf(ChargeOutcome.Declined.class);
        return ((ChargeOutcome.Declined) outcome).decline();
    }

    private Decline refusedIssue(DeclineSample saying) {
        IssueOutcome outcome =
                bench().gateway().issueBillingKey(bench().registrations().command(CardBehaviour.APPROVES));
        assertThat(outcome).as("%s", saying).isInstanceOf(IssueOutcome.Refused.class);
        return ((IssueOutcome.Refused) outcome).decline();
    }

    private ChargeOutcome charged(GatewayKey key) {
        return bench().gateway().charge(bench().charge(key));
    }

    @Test
    @DisplayName("GC-18 an unmapped code is Unknown and counted")
    void unmappedCode() {
        String code = bench().harness()
                .fixtures()
                .unmappedCode()
                .orElseThrow(() -> new Missing("Fixtures.unmappedCode: a code of the vendor's form, in no table"));
        GatewayKey key = bench().key();
        bench().under(Step.CHARGE, List.of(new Fault.ResultCode(code, "?")), fault -> {
            ChargeCommand command = bench().charge(key);
            ChargeOutcome outcome = bench().gateway().charge(command);
            assertThat(outcome).isInstanceOf(ChargeOutcome.Unknown.class);
            assertThat(((ChargeOutcome.Unknown) outcome).doubt()).isEqualTo(Doubt.UNMAPPED_CODE);
            // Counters go by the code in the trace.
            assertThat(outcome.trace().code()).contains(code);
        });
    }
}
