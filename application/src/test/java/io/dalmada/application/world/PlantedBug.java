package io.dalmada.application.world;

import io.dalmada.application.port.out.gateway.ChargeCommand;
import io.dalmada.application.port.out.gateway.ChargeOutcome;
import io.dalmada.application.port.out.gateway.GatewayProfile;
import io.dalmada.application.port.out.gateway.GatewayTransactionList;
import io.dalmada.application.port.out.gateway.InquiryKey;
import io.dalmada.application.port.out.gateway.InquiryOutcome;
import io.dalmada.application.port.out.gateway.IssueCommand;
import io.dalmada.application.port.out.gateway.IssueOutcome;
import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.application.port.out.gateway.RefundCommand;
import io.dalmada.application.port.out.gateway.RefundOutcome;
import io.dalmada.application.port.out.gateway.RevokeCommand;
import io.dalmada.application.port.out.gateway.RevokeOutcome;
import io.dalmada.application.port.out.gateway.SealedReplies;
import io.dalmada.domain.gateway.Decline;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.gateway.NotAttemptedCause;
import io.dalmada.domain.gateway.RefundRefusal;
import java.util.Optional;

/** Mistakes that payment systems have made, each as a small change of the gateway's face. */
public enum PlantedBug {
    /** A lost reply is taken for a no; the customer tries again and pays twice. */
    SILENCE_MEANS_DECLINED {
        @Override
        ChargeOutcome charge(PaymentGateway real, ChargeCommand command) {
            ChargeOutcome outcome = real.charge(command);
            return outcome instanceof ChargeOutcome.Unknown unknown
                    ? new ChargeOutcome.Declined(
                            Decline.of(DeclineReason.SYSTEM_ERROR), Optional.empty(), unknown.trace())
                    : outcome;
        }
    },
    /** A lost reply is taken for "never sent". */
    SILENCE_MEANS_NOT_SENT {
        @Override
        ChargeOutcome charge(PaymentGateway real, ChargeCommand command) {
            ChargeOutcome outcome = real.charge(command);
            return outcome instanceof ChargeOutcome.Unknown unknown
                    ? new ChargeOutcome.NotAttempted(NotAttemptedCause.NO_CONNECTION, unknown.trace())
                    : outcome;
        }
    },
    /** The client sends again by itself. */
    RETRY_INSIDE {
        @Override
        ChargeOutcome charge(PaymentGateway real, ChargeCommand command) {
            ChargeOutcome outcome = real.charge(command);
            return outcome instanceof ChargeOutcome.Unknown ? real.charge(command) : outcome;
        }
    },
    /** A look-up that fails counts as one that found nothing. */
    FAILED_INQUIRY_MEANS_NOT_FOUND {
        @Override
        InquiryOutcome inquire(PaymentGateway real, InquiryKey key) {
            InquiryOutcome outcome = real.inquire(key);
            return outcome instanceof InquiryOutcome.Found found && key instanceof InquiryKey.ByOrder
                    ? new InquiryOutcome.NotFound(found.trace())
                    : outcome;
        }

        @Override
        Optional<GatewayTransactionList> journal(PaymentGateway real) {
            return Optional.empty();
        }
    },
    /** A lost refund is sent once more. */
    REFUND_SENT_AGAIN {
        @Override
        RefundOutcome refund(PaymentGateway real, RefundCommand command) {
            RefundOutcome outcome = real.refund(command);
            return outcome instanceof RefundOutcome.Unknown ? real.refund(command) : outcome;
        }
    },
    /** A lost refund is taken for refused. */
    LOST_REFUND_MEANS_REFUSED {
        @Override
        RefundOutcome refund(PaymentGateway real, RefundCommand command) {
            RefundOutcome outcome = real.refund(command);
            return outcome instanceof RefundOutcome.Unknown unknown
                    ? new RefundOutcome.Refused(RefundRefusal.GATEWAY_REFUSED, Optional.empty(), unknown.trace())
                    : outcome;
        }
    };

    ChargeOutcome charge(PaymentGateway real, ChargeCommand command) {
        return real.charge(command);
    }

    RefundOutcome refund(PaymentGateway real, RefundCommand command) {
        return real.refund(command);
    }

    InquiryOutcome inquire(PaymentGateway real, InquiryKey key) {
        return real.inquire(key);
    }

    Optional<GatewayTransactionList> journal(PaymentGateway real) {
        return real.journal();
    }

    public PaymentGateway plant(PaymentGateway real) {
        PlantedBug bug = this;
        return new PaymentGateway() {
            @Override
            public GatewayId id() {
                return real.id();
            }

            @Override
            public GatewayProfile profile() {
                return real.profile();
            }

            @Override
            public IssueOutcome issueBillingKey(IssueCommand command) {
                return real.issueBillingKey(command);
            }

            @Override
            public ChargeOutcome charge(ChargeCommand command) {
                return bug.charge(real, command);
            }

            @Override
            public RefundOutcome refund(RefundCommand command) {
                return bug.refund(real, command);
            }

            @Override
            public InquiryOutcome inquire(InquiryKey key) {
                return bug.inquire(real, key);
            }

            @Override
            public RevokeOutcome revokeBillingKey(RevokeCommand command) {
                return real.revokeBillingKey(command);
            }

            @Override
            public Optional<GatewayTransactionList> journal() {
                return bug.journal(real);
            }

            @Override
            public Optional<SealedReplies> sealedReplies() {
                return real.sealedReplies();
            }
        };
    }
}
