package io.dalmada.gateway.testkit;

import io.dalmada.application.port.out.gateway.ChargeCommand;
import io.dalmada.application.port.out.gateway.ChargeOutcome;
import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.application.port.out.gateway.RefundCommand;
import io.dalmada.application.port.out.gateway.RefundOutcome;
import io.dalmada.domain.payment.TaxSplit;

/** What is outside the tax is forgotten. */
final class TaxBugs {
    private TaxBugs() {}

    private static TaxSplit withoutUntaxed(TaxSplit tax) {
        return new TaxSplit(tax.total(), tax.taxFree(), tax.vat(), tax.total().zero());
    }

    static final class DropsUntaxed extends Passing {
        DropsUntaxed(PaymentGateway honest) {
            super(honest);
        }

        @Override
        public ChargeOutcome charge(ChargeCommand command) {
            return super.charge(new ChargeCommand(
                    command.orderNo(),
                    command.key(),
                    command.amount(),
                    withoutUntaxed(command.tax()),
                    command.installment(),
                    command.title(),
                    command.buyer(),
                    command.orderedAt()));
        }
    }

    static final class DropsUntaxedOfRefund extends Passing {
        DropsUntaxedOfRefund(PaymentGateway honest) {
            super(honest);
        }

        @Override
        public RefundOutcome refund(RefundCommand command) {
            return super.refund(new RefundCommand(
                    command.refundNo(),
                    command.charge(),
                    command.chargeOrderNo(),
                    command.chargedAt(),
                    command.charged(),
                    command.expectedRemaining(),
                    command.amount(),
                    withoutUntaxed(command.tax()),
                    command.reason()));
        }
    }
}
