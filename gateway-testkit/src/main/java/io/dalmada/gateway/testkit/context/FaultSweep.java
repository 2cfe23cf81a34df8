package io.dalmada.gateway.testkit.context;

import io.dalmada.application.port.out.gateway.GatewayProfile.IssueRoute;
import io.dalmada.application.port.out.gateway.GatewayTrace;
import io.dalmada.domain.gateway.GatewayKey;
import io.dalmada.gateway.testkit.CardBehaviour;
import io.dalmada.gateway.testkit.Fault;
import io.dalmada.gateway.testkit.Step;
import io.dalmada.gateway.testkit.TestCard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Every call under every fault, and what came out of it. One walk serves several behaviours: with real time-outs it is the
 * long part of the suite.
 */
public final class FaultSweep {
    private final ContractContext bench;
    private final List<String> thrown = new ArrayList<>();
    private int tried;

    private FaultSweep(ContractContext bench) {
        this.bench = bench;
    }

    public static FaultSweep through(ContractContext bench) {
        FaultSweep walk = new FaultSweep(bench);
        walk.ordinary();
        walk.callersMistakes();
        Map<Step, Verb> verbs = new GatewayOperations(bench).all();
        verbs.forEach(walk::underEveryFault);
        return walk;
    }

    /** Calls that threw, in words that hold no text of the exception. */
    public List<String> thrown() {
        return List.copyOf(thrown);
    }

    /** How far the walk went, for the report. */
    public String extent() {
        return "under " + tried + " pairs of a call and a fault";
    }

    public List<GatewayTrace> traces() {
        return bench.heard().traces();
    }

    public Duration slowest() {
        return traces().stream()
                .map(GatewayTrace::took)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    /** All that came out: answers, exceptions, and what the harness caught. */
    public List<String> texts() {
        List<String> all = new ArrayList<>(bench.heard().texts());
        all.addAll(bench.harness().capture().lines());
        return all;
    }

    public Set<TestCard> cards() {
        return bench.registrations().cards();
    }

    public Set<String> secrets() {
        Set<String> all = new LinkedHashSet<>(bench.heard().secrets());
        all.addAll(bench.harness().fixtures().secrets());
        return all;
    }

    private void ordinary() {
        Charged charged = bench.charged();
        bench.keysTo(charged).forEach(bench.gateway()::inquire);
        bench.gateway().refund(charged.wholeRefund());
        bench.gateway().refund(charged.wholeRefund());
        bench.gateway().revokeBillingKey(Commands.revoke(charged.command().key()));
        attempt("ISSUE with a refused card", this::refusedCard);
        attempt(
                "CHARGE of a card that declines",
                () -> bench.gateway().charge(bench.charge(bench.key(CardBehaviour.DECLINES))));
    }

    private void refusedCard() {
        if (bench.profile().issueRoutes().contains(IssueRoute.CARD_ENTRY)) {
            bench.gateway()
                    .issueBillingKey(bench.registrations().command(IssueRoute.CARD_ENTRY, CardBehaviour.ISSUE_REFUSED));
        }
    }

    /** These may throw, and what they throw is searched like everything else. */
    private void callersMistakes() {
        GatewayKey foreign = Foreign.twin(bench.key());
        mistake(() -> bench.gateway().charge(bench.charge(foreign)));
        mistake(() -> bench.gateway().revokeBillingKey(Commands.revoke(foreign)));
    }

    private static void mistake(Runnable call) {
        try {
            call.run();
        } catch (IllegalArgumentException expected) {
            // Heard already.
        }
    }

    private void underEveryFault(Step step, Verb verb) {
        for (Fault fault : Trials.every(step)) {
            Runnable call = verb.ready();
            if (bench.armed(step, fault)) {
                tried++;
                attempt(step + " under " + fault, call);
            }
            bench.harness().faults().clear();
        }
    }

    private void attempt(String what, Runnable call) {
        try {
            call.run();
        } catch (RuntimeException | Error unwelcome) {
            thrown.add(what + ": " + unwelcome.getClass().getSimpleName());
        }
    }

    /** One kind of call. */
    interface Verb {
        /** Does what has to go before and returns the call itself. */
        Runnable ready();
    }
}
