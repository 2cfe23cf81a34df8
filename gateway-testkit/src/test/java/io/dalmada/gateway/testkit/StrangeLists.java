package io.dalmada.gateway.testkit;

import io.dalmada.application.port.out.gateway.GatewayTrace;
import io.dalmada.application.port.out.gateway.GatewayTransactionList;
import io.dalmada.application.port.out.gateway.GatewayTransactionList.TransactionPage;
import io.dalmada.application.port.out.gateway.ListSign;
import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.application.port.out.gateway.PaymentSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lists in forms that nobody knows, as an honest adapter reads them. */
final class StrangeLists {
    private volatile @Nullable ListForm form;

    void take(@Nullable ListForm other) {
        form = other;
    }

    PaymentGateway over(PaymentGateway honest) {
        return new Passing(honest) {
            @Override
            public Optional<GatewayTransactionList> journal() {
                return super.journal().map(journal -> (day, cursor) -> read(honest, journal.list(day, cursor)));
            }
        };
    }

    private TransactionPage read(PaymentGateway gateway, TransactionPage page) {
        ListForm strange = form;
        if (strange == null
                || !(page instanceof TransactionPage.Page rows)
                || rows.payments().isEmpty()) {
            return page;
        }
        return switch (strange) {
            case WRAPPED, AS_OBJECT, AS_TEXT, AFTER_EMPTY ->
                new TransactionPage.NotUnderstood(
                        "rows in a strange place", GatewayTrace.ours(gateway.id(), "journal", Instant.EPOCH));
            case LARGER_TOTAL -> shorter(rows.payments());
            default -> {
                ListSign sign = ListSign.plain(rows.payments().size()).misread("row that cannot be read");
                yield new TransactionPage.Page(List.of(), rows.next(), Set.of(), sign);
            }
        };
    }

    /** The last row is missing, and the count says so. */
    private static TransactionPage shorter(List<PaymentSnapshot> rows) {
        int shown = rows.size() - 1;
        return new TransactionPage.Page(
                rows.subList(0, shown), Optional.empty(), Set.of(), ListSign.counted(shown, rows.size()));
    }
}
