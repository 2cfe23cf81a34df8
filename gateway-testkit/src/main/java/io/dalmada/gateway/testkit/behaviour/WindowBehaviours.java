package io.dalmada.gateway.testkit.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.port.out.gateway.GatewayProfile.IssueRoute;
import io.dalmada.application.port.out.gateway.IssueCommand;
import io.dalmada.application.port.out.gateway.IssueOutcome;
import io.dalmada.application.port.out.gateway.ReturnedRequest;
import io.dalmada.application.port.out.gateway.WindowResult;
import io.dalmada.application.port.out.gateway.WindowReturn;
import io.dalmada.domain.gateway.OrderNumbers;
import io.dalmada.gateway.testkit.CardBehaviour;
import io.dalmada.gateway.testkit.Step;
import io.dalmada.gateway.testkit.context.ContractContext;
import io.dalmada.gateway.testkit.context.Registrations;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What comes back from a registration window is a stranger's input. */
public abstract class WindowBehaviours extends Behaviours {
    public WindowBehaviours(Supplier<ContractContext> bench) {
        super(bench);
    }

    @Test
    @DisplayName("GC-06 a window result of another customer is Forged")
    void foreignResult() {
        Registrations windows = windows();
        Registrations.Opened theirs = windows.open();
        Registrations.Opened ours = windows.open();
        ReturnedRequest returned = windows.browser().agrees(theirs.opening(), CardBehaviour.APPROVES);
        assertThat(windows.read(returned, ours)).isInstanceOf(WindowReturn.Forged.class);
        assertThat(issues(theirs) + issues(ours)).as("requests").isZero();
        assertThat(bench().ledger().keysAlive()).isZero();
    }

    @Test
    @DisplayName("GC-07 a closed window is CanceledByCustomer, not a failure")
    void closed() {
        Registrations windows = windows();
        Registrations.Opened opened = windows.open();
        ReturnedRequest returned = windows.browser().closes(opened.opening());
        assertThat(windows.read(returned, opened)).isInstanceOf(WindowReturn.CanceledByCustomer.class);
        assertThat(issues(opened)).as("requests").isZero();
    }

    @Test
    @DisplayName("GC-08 a window result works once")
    void worksOnce() {
        windows();
        IssueCommand.ByWindow first =
                (IssueCommand.ByWindow) bench().registrations().command(IssueRoute.WINDOW, CardBehaviour.APPROVES);
        assertThat(bench().gateway().issueBillingKey(first)).isInstanceOf(IssueOutcome.Issued.class);
        assertThat(bench().gateway().issueBillingKey(underAnotherNumber(first)))
                .isInstanceOf(IssueOutcome.Refused.class);
        assertThat(bench().ledger().keysAlive()).isEqualTo(1);
    }

    /** The same command would be a repetition, which a gateway with a replay answers as the first time. */
    private static IssueCommand underAnotherNumber(IssueCommand.ByWindow first) {
        var other = OrderNumbers.ofRegistration(UUID.randomUUID());
        var result = new WindowResult(other, first.result().proof());
        return new IssueCommand.ByWindow(other, first.customerRef(), first.title(), first.buyer(), result);
    }

    private Registrations windows() {
        bench().claims(bench().profile().issueRoutes().contains(IssueRoute.WINDOW), "windows");
        return bench().registrations();
    }

    private int issues(Registrations.Opened opened) {
        return bench().ledger()
                .received(Step.ISSUE, opened.request().registrationNo().value());
    }
}
