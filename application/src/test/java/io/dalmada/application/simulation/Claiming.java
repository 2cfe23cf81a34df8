package io.dalmada.application.simulation;

import io.dalmada.application.model.Page;
import io.dalmada.application.model.PaymentFilter;
import io.dalmada.application.port.out.PaidCharge;
import io.dalmada.application.port.out.PaymentRepository;
import io.dalmada.domain.billingkey.BillingKeyId;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.gateway.MerchantOrderNo;
import io.dalmada.domain.payment.AttemptStatus;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.PaymentEvent;
import io.dalmada.domain.payment.PaymentId;
import io.dalmada.domain.payment.RefundStatus;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Payments as a node sees them; notes what its transactions claim. */
record Claiming(PaymentRepository real, Baton baton) implements PaymentRepository {
    @Override
    public List<Payment> saveAll(List<Payment> payments) {
        List<Payment> saved = real.saveAll(payments);
        payments.forEach(payment -> payment.events().forEach(this::note));
        return saved;
    }

    @Override
    public List<Payment> findAll(Collection<PaymentId> ids) {
        return real.findAll(ids);
    }

    @Override
    public List<Payment> findByOrders(Collection<MerchantOrderNo> orderNos) {
        return real.findByOrders(orderNos);
    }

    @Override
    public List<Payment> findByTransactions(GatewayId gateway, Collection<GatewayTxnId> txns) {
        return real.findByTransactions(gateway, txns);
    }

    @Override
    public List<PaidCharge> paidBetween(
            GatewayId gateway, Instant from, Instant until, Optional<PaidCharge> after, int limit) {
        return real.paidBetween(gateway, from, until, after, limit);
    }

    private void note(PaymentEvent event) {
        if (event instanceof PaymentEvent.AttemptMoved moved && moved.to() == AttemptStatus.SENDING) {
            baton.current().claims(moved.orderNo().value());
        }
        if (event instanceof PaymentEvent.RefundMoved moved && moved.to() == RefundStatus.SENDING) {
            baton.current().claims(moved.refundNo().value());
        }
    }

    @Override
    public Optional<Payment> find(PaymentId id) {
        return real.find(id);
    }

    @Override
    public Optional<Payment> findByOrder(MerchantOrderNo orderNo) {
        return real.findByOrder(orderNo);
    }

    @Override
    public Page<Payment> list(PaymentFilter filter, Optional<String> cursor, int limit) {
        return real.list(filter, cursor, limit);
    }

    @Override
    public List<PaymentId> leftCreated(GatewayId gateway, Instant before, int limit) {
        return real.leftCreated(gateway, before, limit);
    }

    @Override
    public List<PaymentId> leftSending(GatewayId gateway, Instant before, int limit) {
        return real.leftSending(gateway, before, limit);
    }

    @Override
    public List<PaymentId> inquiriesDue(GatewayId gateway, Instant now, int limit) {
        return real.inquiriesDue(gateway, now, limit);
    }

    @Override
    public List<PaymentId> refundsOwed(GatewayId gateway, Instant now, int limit) {
        return real.refundsOwed(gateway, now, limit);
    }

    @Override
    public Optional<Instant> earliestDue(GatewayId gateway) {
        return real.earliestDue(gateway);
    }

    @Override
    public int declinesSince(BillingKeyId key, Instant since) {
        return real.declinesSince(key, since);
    }

    @Override
    public List<PaymentEvent> history(PaymentId id) {
        return real.history(id);
    }
}
