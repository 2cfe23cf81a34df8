package io.dalmada.gateway.testkit.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.port.out.gateway.GatewayProfile.IssueRoute;
import io.dalmada.application.port.out.gateway.IssueCommand;
import io.dalmada.application.port.out.gateway.OpenWindow;
import io.dalmada.application.port.out.gateway.OpeningOutcome;
import io.dalmada.application.port.out.gateway.RegistrationWindow;
import io.dalmada.application.port.out.gateway.ReturnedRequest;
import io.dalmada.application.port.out.gateway.WindowOpening;
import io.dalmada.application.port.out.gateway.WindowReturn;
import io.dalmada.gateway.testkit.Browser;
import io.dalmada.gateway.testkit.CardBehaviour;
import io.dalmada.gateway.testkit.GatewayHarness;
import io.dalmada.gateway.testkit.TestCard;
import io.dalmada.gateway.testkit.report.Missing;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** How cards are registered at this gateway: by entry, or in its window. */
public final class Registrations {
    private final GatewayHarness harness;
    private final RecordingGateway gateway;
    private final Set<TestCard> cards = new LinkedHashSet<>();

    Registrations(GatewayHarness harness, RecordingGateway gateway) {
        this.harness = harness;
        this.gateway = gateway;
    }

    /** An opened window, and what it was opened for. */
    public record Opened(OpenWindow request, WindowOpening opening) {}

    /** Those that the profile claims, card entry first. */
    public List<IssueRoute> routes() {
        return gateway.profile().issueRoutes().stream().sorted().toList();
    }

    /** By the first route. */
    public IssueCommand command(CardBehaviour behaviour) {
        return command(routes().get(0), behaviour);
    }

    public IssueCommand command(IssueRoute route, CardBehaviour behaviour) {
        return switch (route) {
            case CARD_ENTRY -> Commands.registration(card(behaviour).entry());
            case WINDOW -> completed(behaviour);
        };
    }

    public TestCard card(CardBehaviour behaviour) {
        TestCard card = harness.fixtures()
                .card(behaviour)
                .orElseThrow(() -> new Missing("Fixtures.card: a card that " + behaviour));
        cards.add(card);
        return card;
    }

    /** All that were used so far. */
    Set<TestCard> cards() {
        return Set.copyOf(cards);
    }

    private IssueCommand completed(CardBehaviour behaviour) {
        harness.fixtures().card(behaviour).ifPresent(cards::add);
        Opened opened = open();
        WindowReturn end = window().read(
                        browser().agrees(opened.opening(), behaviour),
                        opened.opening().kept());
        assertThat(end).as("the window of a card that %s", behaviour).isInstanceOf(WindowReturn.Completed.class);
        return Commands.registration(opened.request(), ((WindowReturn.Completed) end).result());
    }

    public Opened open() {
        return open(Commands.openWindow());
    }

    Opened open(OpenWindow request) {
        OpeningOutcome outcome = window().open(request);
        assertThat(outcome).as("an ordinary opening").isInstanceOf(OpeningOutcome.Opened.class);
        return new Opened(request, ((OpeningOutcome.Opened) outcome).opening());
    }

    public WindowReturn read(ReturnedRequest returned, Opened opened) {
        return window().read(returned, opened.opening().kept());
    }

    RegistrationWindow window() {
        return gateway.registrationWindow()
                .orElseThrow(() -> new Missing("PaymentGateway.registrationWindow: the profile claims windows"));
    }

    public Browser browser() {
        return harness.browser()
                .orElseThrow(() -> new Missing("GatewayHarness.browser: the customer before the window"));
    }
}
