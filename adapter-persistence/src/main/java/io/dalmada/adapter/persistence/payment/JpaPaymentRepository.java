package io.dalmada.adapter.persistence.payment;

import io.dalmada.adapter.persistence.encryption.Encryption;
import io.dalmada.adapter.persistence.jdbc.Columns;
import io.dalmada.adapter.persistence.jdbc.Cursor;
import io.dalmada.adapter.persistence.jdbc.Rows;
import io.dalmada.application.model.Page;
import io.dalmada.application.model.PaymentFilter;
import io.dalmada.application.port.out.PaidCharge;
import io.dalmada.application.port.out.PaymentRepository;
import io.dalmada.domain.billingkey.BillingKeyId;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.gateway.MerchantOrderNo;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.PaymentEvent;
import io.dalmada.domain.payment.PaymentId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/** Payments in {@code payment} and the tables of its parts. */
public final class JpaPaymentRepository implements PaymentRepository {
    private static final String DECLINES = """
        select count(a) from AttemptRow a join AttemptTransitionRow t on t.orderNo = a.orderNo and t.step = a.steps
        where a.billingKeyId = :key and a.status = 'DECLINED' and t.at >= :since\
        """;
    /** Open attempts are few, and each is in a unique index: the search starts there. */
    private final Rows rows;

    private final PaymentReader reader;
    private final PaymentWriter writer;
    private final DueWork due;
    private final ChargeSearch charges;

    public JpaPaymentRepository(Rows rows, JdbcTemplate jdbc, Encryption encryption) {
        AttemptMapper attempts = new AttemptMapper(encryption);
        this.rows = rows;
        this.reader = new PaymentReader(rows, new PaymentMapper(attempts));
        this.writer = new PaymentWriter(jdbc, attempts);
        this.due = new DueWork(rows);
        this.charges = new ChargeSearch(rows);
    }

    @Override
    public Optional<Payment> find(PaymentId id) {
        return reader.byIds(List.of(id.value())).stream().findFirst();
    }

    @Override
    public List<Payment> findAll(Collection<PaymentId> ids) {
        return reader.byIds(ids.stream().map(PaymentId::value).distinct().toList());
    }

    @Override
    public Optional<Payment> findByOrder(MerchantOrderNo orderNo) {
        return reader.byOrder(orderNo.value()).stream().findFirst();
    }

    @Override
    public List<Payment> findByOrders(Collection<MerchantOrderNo> orderNos) {
        return reader.byOrders(orderNos.stream().map(MerchantOrderNo::value).toList());
    }

    @Override
    public List<Payment> findByTransactions(GatewayId gateway, Collection<GatewayTxnId> txns) {
        return reader.byTransactions(
                gateway.value(), txns.stream().map(GatewayTxnId::value).toList());
    }

    @Override
    public List<PaidCharge> paidBetween(
            GatewayId gateway, Instant from, Instant until, Optional<PaidCharge> after, int limit) {
        return charges.paid(gateway, from, until, after, limit);
    }

    @Override
    public List<Payment> saveAll(List<Payment> payments) {
        if (payments.stream().map(Payment::id).distinct().count() != payments.size()) {
            throw new IllegalArgumentException("the same payment twice");
        }
        writer.write(payments);
        return payments.stream()
                .map(payment -> Payment.reconstitute(payment.snapshot()))
                .toList();
    }

    @Override
    public Page<Payment> list(PaymentFilter filter, Optional<String> cursor, int limit) {
        PaymentConditions conditions = PaymentConditions.of(filter, cursor.map(Cursor::read));
        String newest = "select p.id from PaymentRow p" + conditions.where() + " order by p.id desc";
        return Cursor.page(rows.read(newest, UUID.class, conditions.parameters(), limit + 1), limit, reader::shown);
    }

    @Override
    public List<PaymentId> leftCreated(GatewayId gateway, Instant before, int limit) {
        return due.untouched("CREATED", gateway, before, limit);
    }

    @Override
    public List<PaymentId> leftSending(GatewayId gateway, Instant before, int limit) {
        return due.untouched("SENDING", gateway, before, limit);
    }

    @Override
    public List<PaymentId> inquiriesDue(GatewayId gateway, Instant now, int limit) {
        return due.toAsk(gateway, now, limit);
    }

    @Override
    public List<PaymentId> refundsOwed(GatewayId gateway, Instant now, int limit) {
        return due.owed(gateway, now, limit);
    }

    @Override
    public Optional<Instant> earliestDue(GatewayId gateway) {
        return due.earliest(gateway);
    }

    /** A decline is the last step of an attempt: its transition says when. */
    @Override
    public int declinesSince(BillingKeyId key, Instant since) {
        return rows.read(DECLINES, Long.class, Map.of("key", key.value(), "since", Columns.time(since)))
                .get(0)
                .intValue();
    }

    @Override
    public List<PaymentEvent> history(PaymentId id) {
        return Stream.of(
                        events(id, AttemptTransitionRow.class, "id.paymentId").map(AttemptTransitionRow::toEvent),
                        events(id, RefundTransitionRow.class, "id.paymentId").map(RefundTransitionRow::toEvent),
                        events(id, EvidenceRow.class, "id.paymentId").map(EvidenceRow::toEvent),
                        events(id, ChargeRow.class, "paymentId").map(ChargeRow::toEvent))
                .flatMap(stream -> stream)
                .sorted(Comparator.comparingLong(PaymentEvent::version))
                .toList();
    }

    private <T> Stream<T> events(PaymentId id, Class<T> row, String paymentId) {
        String hql = "select e from " + row.getSimpleName() + " e where e." + paymentId + " = :id";
        return rows.read(hql, row, Map.of("id", id.value())).stream();
    }
}
