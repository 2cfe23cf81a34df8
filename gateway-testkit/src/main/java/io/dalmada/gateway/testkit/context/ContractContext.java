package io.dalmada.gateway.testkit.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.port.out.gateway.ChargeCommand;
import io.dalmada.application.port.out.gateway.ChargeOutcome;
import io.dalmada.application.port.out.gateway.GatewayProfile;
import io.dalmada.application.port.out.gateway.InquiryKey;
import io.dalmada.application.port.out.gateway.IssueOutcome;
import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.domain.gateway.GatewayKey;
import io.dalmada.domain.shared.Money;
import io.dalmada.gateway.testkit.CardBehaviour;
import io.dalmada.gateway.testkit.Fault;
import io.dalmada.gateway.testkit.GatewayHarness;
import io.dalmada.gateway.testkit.GatewayLedger;
import io.dalmada.gateway.testkit.Step;
import io.dalmada.gateway.testkit.report.Missing;
import io.dalmada.gateway.testkit.report.Notes;
import io.dalmada.gateway.testkit.report.Unproven;
import java.util.List;
import java.util.function.Consumer;

/** What a behaviour works with: the watched adapter, the simulator, and the ordinary steps that lead up to it. */
public final class ContractContext implements AutoCloseable {
    public static final long AMOUNT = 10_000;

    private final GatewayHarness harness;
    private final Notes notes;
    private final RecordedOutput heard = new RecordedOutput();
    private final RecordingGateway gateway;
    private final Registrations registrations;

    public ContractContext(GatewayHarness harness, Notes notes) {
        this.harness = harness;
        this.notes = notes;
        gateway = watched(harness.gateway());
        registrations = new Registrations(harness, gateway);
        notes.about(gateway.profile());
    }

    public RecordingGateway gateway() {
        return gateway;
    }

    public RecordingGateway watched(PaymentGateway other) {
        return new RecordingGateway(other, heard);
    }

    public GatewayHarness harness() {
        return harness;
    }

    public GatewayLedger ledger() {
        return harness.ledger();
    }

    public GatewayProfile profile() {
        return gateway.profile();
    }

    RecordedOutput heard() {
        return heard;
    }

    public Registrations registrations() {
        return registrations;
    }

    // ---- what is shown and what is not

    public void claims(boolean claimed, String capability) {
        if (!claimed) {
            throw Unproven.notClaimed(capability);
        }
    }

    public void without(Object what) {
        remark("without " + what);
    }

    /** Goes into the report. */
    public void remark(String text) {
        notes.add(text);
    }

    /** Tries every fault that the simulator can do; the others are noted, and none at all ends the behaviour. */
    public void under(Step step, List<? extends Fault> faults, Consumer<Fault> check) {
        if (!underAny(step, faults, check)) {
            throw new Missing("Faults.next: one of " + faults + " at " + step);
        }
    }

    /** As {@link #under}; false, and only noted, when the simulator can do none of them. */
    public boolean underAny(Step step, List<? extends Fault> faults, Consumer<Fault> check) {
        boolean any = false;
        for (Fault fault : faults) {
            if (armed(step, fault)) {
                check.accept(fault);
                any = true;
            } else {
                without(step + " " + fault);
            }
        }
        harness.faults().clear();
        return any;
    }

    /** True when exactly this waits for the next request of the step. */
    public boolean armed(Step step, Fault fault) {
        harness.faults().clear();
        return harness.faults().next(step, fault);
    }

    // ---- the ordinary steps

    public GatewayKey key() {
        return key(CardBehaviour.APPROVES);
    }

    public GatewayKey key(CardBehaviour behaviour) {
        IssueOutcome outcome = gateway.issueBillingKey(registrations.command(behaviour));
        assertThat(outcome).as("the issue of a key that %s", behaviour).isInstanceOf(IssueOutcome.Issued.class);
        return ((IssueOutcome.Issued) outcome).key();
    }

    public ChargeCommand charge(GatewayKey key) {
        return Commands.charge(key, Money.won(AMOUNT), harness.clock().instant());
    }

    /** A charge that went well. */
    public Charged charged(GatewayKey key) {
        return approved(charge(key));
    }

    public Charged approved(ChargeCommand command) {
        ChargeOutcome outcome = gateway.charge(command);
        assertThat(outcome).as("an ordinary charge").isInstanceOf(ChargeOutcome.Approved.class);
        return new Charged(command, (ChargeOutcome.Approved) outcome);
    }

    public Charged charged() {
        return charged(key());
    }

    /** By each route that the adapter claims to look up by; asking by another one is a mistake of the caller. */
    public List<InquiryKey> keysTo(Charged charged) {
        return charged.keys(profile().inquiryRoutes());
    }

    @Override
    public void close() {
        harness.close();
    }
}
