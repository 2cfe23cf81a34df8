package io.dalmada.gateway.testkit.context;

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

/** The adapter under test, with all that it says and throws written down. */
public final class RecordingGateway implements PaymentGateway {
    private final PaymentGateway gateway;
    private final RecordedOutput heard;

    RecordingGateway(PaymentGateway gateway, RecordedOutput heard) {
        this.gateway = gateway;
        this.heard = heard;
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
    public void warmUp() {
        gateway.warmUp();
    }

    @Override
    public IssueOutcome issueBillingKey(IssueCommand command) {
        heard.secret(command.customerRef());
        if (command instanceof IssueCommand.ByWindow window) {
            window.result().proof().values().forEach(heard::secret);
        }
        IssueOutcome outcome = heard.saying(() -> gateway.issueBillingKey(command), IssueOutcome::trace);
        if (outcome instanceof IssueOutcome.Issued issued) {
            heard.secret(issued.key());
        }
        return outcome;
    }

    @Override
    public ChargeOutcome charge(ChargeCommand command) {
        return heard.saying(() -> gateway.charge(command), ChargeOutcome::trace);
    }

    @Override
    public RefundOutcome refund(RefundCommand command) {
        return heard.saying(() -> gateway.refund(command), RefundOutcome::trace);
    }

    @Override
    public InquiryOutcome inquire(InquiryKey key) {
        return heard.saying(() -> gateway.inquire(key), InquiryOutcome::trace);
    }

    @Override
    public RevokeOutcome revokeBillingKey(RevokeCommand command) {
        return heard.saying(() -> gateway.revokeBillingKey(command), RevokeOutcome::trace);
    }

    @Override
    public Optional<RegistrationWindow> registrationWindow() {
        return gateway.registrationWindow().map(window -> new WatchedWindow(window, heard));
    }

    /** What is read of a notice is not a call, but it may be printed like one. */
    @Override
    public Optional<GatewayNotices> notices() {
        return gateway.notices().map(notices -> notice -> heard.saying(() -> notices.read(notice)));
    }

    @Override
    public Optional<GatewayTransactionList> journal() {
        return gateway.journal();
    }

    @Override
    public Optional<SealedReplies> sealedReplies() {
        return gateway.sealedReplies()
                .map(replies ->
                        (reply, original) -> heard.saying(() -> replies.read(reply, original), ChargeOutcome::trace));
    }
}
