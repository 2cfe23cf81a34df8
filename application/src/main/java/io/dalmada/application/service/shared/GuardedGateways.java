package io.dalmada.application.service.shared;

import io.dalmada.application.port.out.TransactionRunner;
import io.dalmada.application.port.out.gateway.ChargeCommand;
import io.dalmada.application.port.out.gateway.ChargeOutcome;
import io.dalmada.application.port.out.gateway.GatewayNotices;
import io.dalmada.application.port.out.gateway.GatewayProfile;
import io.dalmada.application.port.out.gateway.GatewayTransactionList;
import io.dalmada.application.port.out.gateway.InquiryKey;
import io.dalmada.application.port.out.gateway.InquiryOutcome;
import io.dalmada.application.port.out.gateway.IssueCommand;
import io.dalmada.application.port.out.gateway.IssueOutcome;
import io.dalmada.application.port.out.gateway.KeptWindow;
import io.dalmada.application.port.out.gateway.OpenWindow;
import io.dalmada.application.port.out.gateway.OpeningOutcome;
import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.application.port.out.gateway.PaymentGateways;
import io.dalmada.application.port.out.gateway.RefundCommand;
import io.dalmada.application.port.out.gateway.RefundOutcome;
import io.dalmada.application.port.out.gateway.RegistrationWindow;
import io.dalmada.application.port.out.gateway.ReturnedRequest;
import io.dalmada.application.port.out.gateway.RevokeCommand;
import io.dalmada.application.port.out.gateway.RevokeOutcome;
import io.dalmada.application.port.out.gateway.SealedReplies;
import io.dalmada.application.port.out.gateway.WindowReturn;
import io.dalmada.domain.gateway.GatewayId;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Refuses every call to a gateway from inside a transaction. A charge inside a transaction that then rolls back would
 * debit a card of which no row speaks, so this is checked in production, not only in tests.
 *
 * <p>An adapter must not throw. Should it do so all the same, what it threw comes out as a {@link MaskedFailure}, so that
 * nothing of a request or reply reaches a log, wherever it is caught.
 */
public final class GuardedGateways implements PaymentGateways {
    private final PaymentGateways gateways;
    private final TransactionRunner transactions;

    private GuardedGateways(PaymentGateways gateways, TransactionRunner transactions) {
        this.gateways = gateways;
        this.transactions = transactions;
    }

    public static Ports around(Ports ports) {
        return ports.withGateways(new GuardedGateways(ports.gateways(), ports.transactions()));
    }

    @Override
    public Optional<PaymentGateway> find(GatewayId id) {
        return gateways.find(id).map(Guarded::new);
    }

    @Override
    public Optional<GatewayId> defaultId() {
        return gateways.defaultId();
    }

    @Override
    public Set<GatewayId> ids() {
        return gateways.ids();
    }

    private <T> T outside(Supplier<T> call) {
        if (transactions.isActive()) {
            throw new IllegalStateException("a gateway must never be called inside a transaction");
        }
        return masked(call);
    }

    private static <T> T masked(Supplier<T> call) {
        try {
            return call.get();
        } catch (RuntimeException bug) {
            throw MaskedFailure.of("a bug in the adapter", bug);
        }
    }

    private final class Guarded implements PaymentGateway {
        private final PaymentGateway gateway;

        Guarded(PaymentGateway gateway) {
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
        public void warmUp() {
            outside(() -> {
                gateway.warmUp();
                return true;
            });
        }

        @Override
        public IssueOutcome issueBillingKey(IssueCommand command) {
            return outside(() -> gateway.issueBillingKey(command));
        }

        @Override
        public ChargeOutcome charge(ChargeCommand command) {
            return outside(() -> gateway.charge(command));
        }

        @Override
        public RefundOutcome refund(RefundCommand command) {
            return outside(() -> gateway.refund(command));
        }

        @Override
        public InquiryOutcome inquire(InquiryKey key) {
            return outside(() -> gateway.inquire(key));
        }

        @Override
        public RevokeOutcome revokeBillingKey(RevokeCommand command) {
            return outside(() -> gateway.revokeBillingKey(command));
        }

        @Override
        public Optional<RegistrationWindow> registrationWindow() {
            return gateway.registrationWindow().map(GuardedWindow::new);
        }

        /** Reading a notice sends no request. */
        @Override
        public Optional<GatewayNotices> notices() {
            return gateway.notices().map(notices -> notice -> masked(() -> notices.read(notice)));
        }

        @Override
        public Optional<GatewayTransactionList> journal() {
            return gateway.journal().map(journal -> (day, cursor) -> outside(() -> journal.list(day, cursor)));
        }

        @Override
        public Optional<SealedReplies> sealedReplies() {
            return gateway.sealedReplies()
                    .map(replies -> (reply, original) -> outside(() -> replies.read(reply, original)));
        }
    }

    private final class GuardedWindow implements RegistrationWindow {
        private final RegistrationWindow window;

        GuardedWindow(RegistrationWindow window) {
            this.window = window;
        }

        @Override
        public OpeningOutcome open(OpenWindow request) {
            return outside(() -> window.open(request));
        }

        @Override
        public WindowReturn read(ReturnedRequest returned, KeptWindow kept) {
            return masked(() -> window.read(returned, kept));
        }
    }
}
