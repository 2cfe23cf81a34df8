package io.dalmada.gateway.testkit;

import io.dalmada.application.port.out.gateway.ChargeCommand;
import io.dalmada.application.port.out.gateway.ChargeOutcome;
import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.application.port.out.gateway.RevokeCommand;
import io.dalmada.application.port.out.gateway.RevokeOutcome;
import io.dalmada.domain.gateway.Decline;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.gateway.Doubt;
import io.dalmada.domain.gateway.GatewayKey;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.gateway.MerchantOrderNo;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Mistakes about charges. */
final class ChargeBugs {
    private ChargeBugs() {}

    private static boolean isDoubt(ChargeOutcome outcome, Doubt doubt) {
        return outcome instanceof ChargeOutcome.Unknown unknown && unknown.doubt() == doubt;
    }

    private static ChargeOutcome declined(ChargeOutcome outcome) {
        return new ChargeOutcome.Declined(Decline.of(DeclineReason.SYSTEM_ERROR), Optional.empty(), outcome.trace());
    }

    static final class TimeOutMeansDeclined extends Passing {
        TimeOutMeansDeclined(PaymentGateway honest) {
            super(honest);
        }

        @Override
        public ChargeOutcome charge(ChargeCommand command) {
            ChargeOutcome outcome = super.charge(command);
            return isDoubt(outcome, Doubt.NO_REPLY) ? declined(outcome) : outcome;
        }
    }

    static final class ServerErrorMeansDeclined extends Passing {
        ServerErrorMeansDeclined(PaymentGateway honest) {
            super(honest);
        }

        @Override
        public ChargeOutcome charge(ChargeCommand command) {
            ChargeOutcome outcome = super.charge(command);
            return isDoubt(outcome, Doubt.GATEWAY_TROUBLE) ? declined(outcome) : outcome;
        }
    }

    static final class NoAmountCheck extends Passing {
        NoAmountCheck(PaymentGateway honest) {
            super(honest);
        }

        @Override
        public ChargeOutcome charge(ChargeCommand command) {
            ChargeOutcome outcome = super.charge(command);
            return isDoubt(outcome, Doubt.MISMATCH) ? approved(command, (ChargeOutcome.Unknown) outcome) : outcome;
        }

        private static ChargeOutcome approved(ChargeCommand command, ChargeOutcome.Unknown unknown) {
            return new ChargeOutcome.Approved(
                    unknown.txn().orElse(new GatewayTxnId("none")),
                    command.orderNo(),
                    command.amount(),
                    unknown.trace().at(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    unknown.trace());
        }
    }

    static final class RetriesInside extends Passing {
        RetriesInside(PaymentGateway honest) {
            super(honest);
        }

        @Override
        public ChargeOutcome charge(ChargeCommand command) {
            ChargeOutcome outcome = super.charge(command);
            return isDoubt(outcome, Doubt.NO_REPLY) ? super.charge(command) : outcome;
        }
    }

    static final class ThrowsOnUnmappedCode extends Passing {
        ThrowsOnUnmappedCode(PaymentGateway honest) {
            super(honest);
        }

        @Override
        public ChargeOutcome charge(ChargeCommand command) {
            ChargeOutcome outcome = super.charge(command);
            if (isDoubt(outcome, Doubt.UNMAPPED_CODE)) {
                throw new IllegalStateException("no such code");
            }
            return outcome;
        }
    }

    /** Answers a number that it has sent before with what it remembers of it. */
    static final class ReusesOrderNumber extends Passing {
        private final Map<MerchantOrderNo, ChargeOutcome> sent = new ConcurrentHashMap<>();

        ReusesOrderNumber(PaymentGateway honest) {
            super(honest);
        }

        @Override
        public ChargeOutcome charge(ChargeCommand command) {
            ChargeOutcome known = sent.get(command.orderNo());
            if (known instanceof ChargeOutcome.Approved) {
                return known;
            }
            ChargeOutcome outcome = super.charge(command);
            sent.put(command.orderNo(), outcome);
            return outcome;
        }
    }

    /** Thinks that a declined number is free, and helps itself to another when it is not. */
    static final class RenumbersAfterDecline extends Passing {
        private final Set<MerchantOrderNo> declined = ConcurrentHashMap.newKeySet();

        RenumbersAfterDecline(PaymentGateway honest) {
            super(honest);
        }

        @Override
        public ChargeOutcome charge(ChargeCommand command) {
            if (declined.contains(command.orderNo())) {
                return renumbered(command);
            }
            ChargeOutcome outcome = super.charge(command);
            if (outcome instanceof ChargeOutcome.Declined) {
                declined.add(command.orderNo());
            }
            return outcome;
        }

        private ChargeOutcome renumbered(ChargeCommand command) {
            ChargeOutcome outcome = super.charge(new ChargeCommand(
                    new MerchantOrderNo("AGAIN-" + command.orderNo().value().substring(0, 20)),
                    command.key(),
                    command.amount(),
                    command.tax(),
                    command.installment(),
                    command.title(),
                    command.buyer(),
                    command.orderedAt()));
            return outcome instanceof ChargeOutcome.Approved made ? approved(command, made) : outcome;
        }

        private static ChargeOutcome approved(ChargeCommand command, ChargeOutcome.Approved made) {
            return new ChargeOutcome.Approved(
                    made.txn(),
                    command.orderNo(),
                    made.amount(),
                    made.approvedAt(),
                    made.approvalNo(),
                    made.card(),
                    made.receipt(),
                    made.trace());
        }
    }

    /** Its table of declines has the issuer's silence in it. */
    static final class DeclinesClassA extends Passing {
        DeclinesClassA(PaymentGateway honest) {
            super(honest);
        }

        @Override
        public ChargeOutcome charge(ChargeCommand command) {
            ChargeOutcome outcome = super.charge(command);
            return outcome.trace().code().equals(Optional.of("ISSUER_TIMEOUT")) ? declined(outcome) : outcome;
        }
    }

    static final class AcceptsForeignKey extends Passing {
        AcceptsForeignKey(PaymentGateway honest) {
            super(honest);
        }

        @Override
        public ChargeOutcome charge(ChargeCommand command) {
            return super.charge(new ChargeCommand(
                    command.orderNo(),
                    adopted(command.key()),
                    command.amount(),
                    command.tax(),
                    command.installment(),
                    command.title(),
                    command.buyer(),
                    command.orderedAt()));
        }

        @Override
        public RevokeOutcome revokeBillingKey(RevokeCommand command) {
            return super.revokeBillingKey(new RevokeCommand(adopted(command.key()), command.reason()));
        }

        private GatewayKey adopted(GatewayKey key) {
            return new GatewayKey(id(), key.value(), key.customerRef(), key.extras());
        }
    }
}
