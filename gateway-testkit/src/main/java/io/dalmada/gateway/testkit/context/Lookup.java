package io.dalmada.gateway.testkit.context;

import io.dalmada.application.port.out.gateway.ChargeCommand;
import io.dalmada.application.port.out.gateway.GatewayProfile.InquiryRoute;
import io.dalmada.application.port.out.gateway.GatewayTransactionList;
import io.dalmada.application.port.out.gateway.GatewayTransactionList.TransactionPage;
import io.dalmada.application.port.out.gateway.InquiryKey;
import io.dalmada.application.port.out.gateway.InquiryOutcome;
import io.dalmada.application.port.out.gateway.PaymentSnapshot;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.gateway.testkit.report.Missing;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Supplier;

/** Charges, by every route that a profile can claim. */
public final class Lookup {
    private static final ZoneId KOREA = ZoneId.of("Asia/Seoul");

    private final Supplier<ContractContext> bench;

    public Lookup(Supplier<ContractContext> bench) {
        this.bench = bench;
    }

    public boolean byOrder() {
        var routes = bench.get().profile().inquiryRoutes();
        return routes.contains(InquiryRoute.BY_ORDER) || routes.contains(InquiryRoute.BY_ORDER_IN_LISTS);
    }

    /** What the route shows of a charge that was approved. */
    public Optional<PaymentSnapshot> find(InquiryRoute route, ChargeCommand command) {
        return switch (route) {
            case BY_ORDER, BY_ORDER_IN_LISTS -> inquire(Commands.byOrder(command));
            case BY_TRANSACTION -> inquire(new InquiryKey.ByTransaction(transaction(command), command.orderedAt()));
            case BY_DAY -> list(command);
        };
    }

    public GatewayTxnId transaction(ChargeCommand command) {
        return new GatewayTxnId(
                bench.get().ledger().transaction(command.orderNo().value()));
    }

    private Optional<PaymentSnapshot> inquire(InquiryKey key) {
        InquiryOutcome outcome = bench.get().gateway().inquire(key);
        return outcome instanceof InquiryOutcome.Found found ? Optional.of(found.payment()) : Optional.empty();
    }

    /** An approval just before midnight may stand on either day's list. */
    private Optional<PaymentSnapshot> list(ChargeCommand command) {
        LocalDate day = LocalDate.ofInstant(command.orderedAt(), KOREA);
        return list(command, day).or(() -> list(command, day.plusDays(1)));
    }

    private Optional<PaymentSnapshot> list(ChargeCommand command, LocalDate day) {
        GatewayTransactionList journal = bench.get()
                .gateway()
                .journal()
                .orElseThrow(() -> new Missing("PaymentGateway.journal: the profile claims BY_DAY"));
        Optional<String> cursor = Optional.empty();
        do {
            if (!(journal.list(day, cursor) instanceof TransactionPage.Page page)) {
                return Optional.empty();
            }
            for (PaymentSnapshot payment : page.payments()) {
                if (payment.orderNo().equals(command.orderNo())) {
                    return Optional.of(payment);
                }
            }
            cursor = page.next();
        } while (cursor.isPresent());
        return Optional.empty();
    }
}
