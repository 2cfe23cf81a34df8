package io.dalmada.gateway.testkit.context;

import io.dalmada.application.port.out.gateway.ChargeCommand;
import io.dalmada.application.port.out.gateway.GatewayProfile.IssueRoute;
import io.dalmada.application.port.out.gateway.InquiryKey;
import io.dalmada.application.port.out.gateway.IssueCommand;
import io.dalmada.application.port.out.gateway.OpenWindow;
import io.dalmada.application.port.out.gateway.RefundCommand;
import io.dalmada.application.port.out.gateway.RevokeCommand;
import io.dalmada.domain.gateway.GatewayKey;
import io.dalmada.gateway.testkit.CardBehaviour;
import io.dalmada.gateway.testkit.Step;
import java.util.EnumMap;
import java.util.Map;

/** The calls of the port, each ready to meet a fault. */
final class GatewayOperations {
    private final ContractContext bench;
    private final GatewayKey key;
    private final Charged charged;

    GatewayOperations(ContractContext bench) {
        this.bench = bench;
        key = bench.key();
        charged = bench.charged(key);
    }

    Map<Step, FaultSweep.Verb> all() {
        Map<Step, FaultSweep.Verb> all = new EnumMap<>(Step.class);
        all.put(Step.PREPARE, this::prepare);
        if (bench.profile().issueRoutes().contains(IssueRoute.WINDOW)) {
            all.put(Step.OPEN, this::open);
        }
        all.put(Step.ISSUE, this::issue);
        all.put(Step.CHARGE, this::charge);
        all.put(Step.READ_REPLY, this::charge);
        all.put(Step.REFUND, this::refund);
        bench.keysTo(charged).stream().findFirst().ifPresent(by -> all.put(Step.INQUIRE, () -> inquire(by)));
        all.put(Step.REVOKE, this::revoke);
        return all;
    }

    private Runnable prepare() {
        RecordingGateway started = bench.watched(bench.harness().fresh());
        ChargeCommand command = bench.charge(key);
        return () -> started.charge(command);
    }

    private Runnable open() {
        OpenWindow request = Commands.openWindow();
        return () -> bench.registrations().window().open(request);
    }

    private Runnable issue() {
        IssueCommand command = bench.registrations().command(CardBehaviour.APPROVES);
        return () -> bench.gateway().issueBillingKey(command);
    }

    private Runnable charge() {
        ChargeCommand command = bench.charge(key);
        return () -> bench.gateway().charge(command);
    }

    private Runnable refund() {
        RefundCommand command = bench.charged(key).wholeRefund();
        return () -> bench.gateway().refund(command);
    }

    @SuppressWarnings("UnnecessaryLambda") // the call is made later, under a fault
    private Runnable inquire(InquiryKey by) {
        return () -> bench.gateway().inquire(by);
    }

    private Runnable revoke() {
        RevokeCommand command = Commands.revoke(bench.key());
        return () -> bench.gateway().revokeBillingKey(command);
    }
}
