package io.dalmada.gateway.testkit.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dalmada.application.port.out.gateway.ChargeOutcome;
import io.dalmada.application.port.out.gateway.GatewayProfile.IssueRoute;
import io.dalmada.application.port.out.gateway.IssueCommand;
import io.dalmada.application.port.out.gateway.IssueOutcome;
import io.dalmada.application.port.out.gateway.ReturnedRequest;
import io.dalmada.application.port.out.gateway.WindowReturn;
import io.dalmada.domain.billingkey.CardEntry;
import io.dalmada.domain.gateway.CustomerRef;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.gateway.GatewayKey;
import io.dalmada.domain.shared.SecretText;
import io.dalmada.gateway.testkit.CardBehaviour;
import io.dalmada.gateway.testkit.Fault;
import io.dalmada.gateway.testkit.Step;
import io.dalmada.gateway.testkit.TestCard;
import io.dalmada.gateway.testkit.context.Commands;
import io.dalmada.gateway.testkit.context.ContractContext;
import io.dalmada.gateway.testkit.context.RecordingGateway;
import io.dalmada.gateway.testkit.context.Registrations;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

public abstract class IssueBehaviours extends Behaviours {
    private static final List<Fault> LOST = List.of(new Fault.Hang(true));
    private static final List<Fault> LOST_OR_REFUSED = List.of(new Fault.Hang(true), new Fault.RefuseConnection());

    public IssueBehaviours(Supplier<ContractContext> bench) {
        super(bench);
    }

    @Test
    @DisplayName("GC-01 a registered card gives a key that charges")
    void keyCharges() {
        for (IssueRoute route : bench().registrations().routes()) {
            IssueCommand command = bench().registrations().command(route, CardBehaviour.APPROVES);
            IssueOutcome outcome = bench().gateway().issueBillingKey(command);
            assertThat(outcome).as("by %s", route).isInstanceOf(IssueOutcome.Issued.class);
            GatewayKey key = ((IssueOutcome.Issued) outcome).key();
            assertThat(key.gateway()).isEqualTo(bench().gateway().id());
            assertThat(key.customerRef()).isEqualTo(command.customerRef());
            assertThat(bench().ledger().keyAlive(key)).isTrue();
            assertThat(bench().ledger().approvals(bench().charged(key).orderNo()))
                    .isEqualTo(1);
        }
    }

    @Test
    @DisplayName("GC-02 a key carries all it needs")
    void keyIsEnough() {
        GatewayKey restored = restored(bench().key());
        RecordingGateway restarted = bench().watched(bench().harness().fresh());
        assertThat(restarted.charge(bench().charge(restored))).isInstanceOf(ChargeOutcome.Approved.class);
    }

    @Test
    @DisplayName("GC-03 a refused card is Refused with a reason, never Unknown")
    void refusedCard() {
        if (bench().profile().issueRoutes().contains(IssueRoute.CARD_ENTRY)) {
            assertRefused(bench().registrations().command(IssueRoute.CARD_ENTRY, CardBehaviour.ISSUE_REFUSED));
        }
        if (bench().profile().issueRoutes().contains(IssueRoute.WINDOW)) {
            refusedInWindow();
        }
        assertThat(bench().ledger().keysAlive()).isZero();
    }

    /** Some windows let a refused card through to the exchange, others end with it. */
    private void refusedInWindow() {
        Registrations registrations = bench().registrations();
        Registrations.Opened opened = registrations.open();
        ReturnedRequest returned = registrations.browser().agrees(opened.opening(), CardBehaviour.ISSUE_REFUSED);
        WindowReturn end = registrations.read(returned, opened);
        if (end instanceof WindowReturn.Completed completed) {
            assertRefused(Commands.registration(opened.request(), completed.result()));
        } else {
            assertThat(end).isInstanceOf(WindowReturn.Failed.class);
            assertThat(((WindowReturn.Failed) end).decline().reason()).isNotNull();
        }
    }

    private void assertRefused(IssueCommand command) {
        IssueOutcome outcome = bench().gateway().issueBillingKey(command);
        assertThat(outcome).isInstanceOf(IssueOutcome.Refused.class);
        assertThat(((IssueOutcome.Refused) outcome).decline().reason()).isNotNull();
    }

    @Test
    @DisplayName("GC-04 a lost issue reply is Unknown")
    void lostReply() {
        for (IssueRoute route : bench().registrations().routes()) {
            bench().under(Step.ISSUE, LOST, fault -> lost(route));
        }
    }

    private void lost(IssueRoute route) {
        IssueCommand command = bench().registrations().command(route, CardBehaviour.APPROVES);
        int before = bench().ledger().keysAlive();
        assertThat(bench().gateway().issueBillingKey(command))
                .as("by %s", route)
                .isInstanceOf(IssueOutcome.Unknown.class);
        if (!bench().profile().replay().isPossible()) {
            bench().without("a replay that brings the key back");
            return;
        }
        IssueOutcome again = bench().gateway().issueBillingKey(repeated(command));
        assertThat(again).as("by %s, repeated", route).isInstanceOf(IssueOutcome.Issued.class);
        assertThat(bench().ledger().keyAlive(((IssueOutcome.Issued) again).key()))
                .isTrue();
        assertThat(bench().ledger().keysAlive()).isEqualTo(before + 1);
    }

    /** An entry is spent by its first use, so the card is entered again. */
    private IssueCommand repeated(IssueCommand command) {
        return command instanceof IssueCommand.ByCard
                ? new IssueCommand.ByCard(
                        command.registrationNo(),
                        command.customerRef(),
                        command.title(),
                        command.buyer(),
                        bench().registrations().card(CardBehaviour.APPROVES).entry())
                : command;
    }

    @Test
    @DisplayName("GC-05 a card entry is used once and wiped")
    void entryIsWiped() {
        bench().claims(bench().profile().issueRoutes().contains(IssueRoute.CARD_ENTRY), "card entry");
        assertWiped("an ordinary issue");
        bench().under(Step.ISSUE, LOST_OR_REFUSED, fault -> assertWiped(fault.toString()));
    }

    private void assertWiped(String when) {
        TestCard card = bench().registrations().card(CardBehaviour.APPROVES);
        char[] number = card.number().toCharArray();
        char[] owner = card.ownerProof().toCharArray();
        char[] password = card.passwordHead().toCharArray();
        CardEntry entry = CardEntry.of(number, card.expiry(), owner, password);
        bench().gateway().issueBillingKey(Commands.registration(entry));
        assertThatThrownBy(() -> entry.use((a, b, c, d) -> a.length))
                .as("a second use after %s", when)
                .isInstanceOf(IllegalStateException.class);
        assertThat(new String(number) + new String(owner) + new String(password))
                .as("what was lent, after %s", when)
                .matches("\\x00+");
    }

    /** As the store does: nothing but texts survives. */
    private static GatewayKey restored(GatewayKey key) {
        Map<String, SecretText> extras = new HashMap<>();
        key.extras().forEach((name, extra) -> extras.put(name, copy(extra)));
        return new GatewayKey(
                new GatewayId(key.gateway().value()),
                copy(key.value()),
                new CustomerRef(key.customerRef().value()),
                extras);
    }

    private static SecretText copy(SecretText secret) {
        return SecretText.of(new String(secret.use(Function.<String>identity()).toCharArray()));
    }
}
