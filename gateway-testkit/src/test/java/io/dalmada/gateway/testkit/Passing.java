package io.dalmada.gateway.testkit;

import io.dalmada.application.port.out.gateway.ChargeCommand;
import io.dalmada.application.port.out.gateway.ChargeOutcome;
import io.dalmada.application.port.out.gateway.GatewayNotices;
import io.dalmada.application.port.out.gateway.GatewayProfile;
import io.dalmada.application.port.out.gateway.GatewayTransactionList;
import io.dalmada.application.port.out.gateway.InquiryKey;
import io.dalmada.application.port.out.gateway.InquiryOutcome;
import io.dalmada.application.port.out.gateway.IssueCommand;
import io.dalmada.application.port.out.gateway.IssueOutcome;
import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.application.port.out.gateway.RefundCommand;
import io.dalmada.application.port.out.gateway.RefundOutcome;
import io.dalmada.application.port.out.gateway.RegistrationWindow;
import io.dalmada.application.port.out.gateway.RevokeCommand;
import io.dalmada.application.port.out.gateway.RevokeOutcome;
import io.dalmada.application.port.out.gateway.SealedReplies;
import io.dalmada.domain.gateway.GatewayId;
import java.util.Optional;

/** Passes every call on: a saboteur changes one of them. */
abstract class Passing implements PaymentGateway {
    private final PaymentGateway gateway;

    Passing(PaymentGateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public GatewayId id() {
        return gateway.id();
    }

    @Override
    public GatewayProfile profile() {
        return gateway.profile();
    }

    @Override
    public IssueOutcome issueBillingKey(IssueCommand command) {
        return gateway.issueBillingKey(command);
    }

    @Override
    public ChargeOutcome charge(ChargeCommand command) {
        return gateway.charge(command);
    }

    @Override
    public RefundOutcome refund(RefundCommand command) {
        return gateway.refund(command);
    }

    @Override
    public InquiryOutcome inquire(InquiryKey key) {
        return gateway.inquire(key);
    }

    @Override
    public RevokeOutcome revokeBillingKey(RevokeCommand command) {
        return gateway.revokeBillingKey(command);
    }

    @Override
    public Optional<RegistrationWindow> registrationWindow() {
        return gateway.registrationWindow();
    }

    @Override
    public Optional<GatewayNotices> notices() {
        return gateway.notices();
    }

    @Override
    public Optional<GatewayTransactionList> journal() {
        return gateway.journal();
    }

    @Override
    public Optional<SealedReplies> sealedReplies() {
        return gateway.sealedReplies();
    }
}
