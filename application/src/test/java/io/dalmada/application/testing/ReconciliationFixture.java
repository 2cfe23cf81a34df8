package io.dalmada.application.testing;

import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.gateway.MerchantOrderNo;
import io.dalmada.domain.payment.PaymentId;
import io.dalmada.domain.reconciliation.Difference;
import io.dalmada.domain.reconciliation.Finding;
import io.dalmada.domain.reconciliation.Reconciliation;
import io.dalmada.domain.reconciliation.Side;
import io.dalmada.domain.reconciliation.Tally;
import io.dalmada.domain.shared.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;

/** Results of reconciliations. */
public final class ReconciliationFixture {
    public static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    private ReconciliationFixture() {}

    /** Two charges agree, and there is one of each of these. */
    public static Reconciliation with(Instant lookedAt, Finding... findings) {
        return new Reconciliation(
                PaymentFixture.GATEWAY,
                DAY,
                lookedAt,
                true,
                new Tally(2, 19_800),
                Arrays.stream(findings).map(ReconciliationFixture::difference).toList());
    }

    /** Each finding with the sides that it has. */
    public static Difference difference(Finding finding) {
        boolean known = finding != Finding.FOREIGN && finding != Finding.GHOST;
        return new Difference(
                finding,
                new MerchantOrderNo("ORDER-" + finding.name().replace('_', '-')),
                new GatewayTxnId("TID-" + finding),
                known ? Optional.of(new PaymentId(TestIds.next())) : Optional.empty(),
                known ? Optional.of(new Side(Money.won(9_900), "PAID")) : Optional.empty(),
                finding == Finding.PHANTOM ? Optional.empty() : Optional.of(new Side(Money.won(10_000), "APPROVED")),
                "what is wrong with it");
    }
}
