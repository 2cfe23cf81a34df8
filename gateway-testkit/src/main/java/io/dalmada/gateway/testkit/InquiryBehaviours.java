package io.dalmada.gateway.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.port.out.gateway.ChargeCommand;
import io.dalmada.application.port.out.gateway.GatewayJournal;
import io.dalmada.application.port.out.gateway.GatewayJournal.JournalPage;
import io.dalmada.application.port.out.gateway.GatewayProfile.InquiryRoute;
import io.dalmada.application.port.out.gateway.InquiryKey;
import io.dalmada.application.port.out.gateway.InquiryOutcome;
import io.dalmada.application.port.out.gateway.PaymentSnapshot;
import io.dalmada.domain.gateway.GatewayKey;
import io.dalmada.domain.gateway.GatewayTxnId;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

abstract class InquiryBehaviours extends Behaviours {
    private static final ZoneId KOREA = ZoneId.of("Asia/Seoul");

    InquiryBehaviours(Supplier<Bench> bench) {
        super(bench);
    }

    @Test
    @DisplayName("GC-28 a lost approval is found")
    void lostApproval() {
        bench().claims(!bench().profile().inquiryRoutes().isEmpty(), "look-ups");
        GatewayKey key = bench().key();
        bench().under(Step.CHARGE, List.of(new Fault.Hang(true)), fault -> {
            ChargeCommand command = bench().charge(key);
            bench().gateway().charge(command);
            bench().ledger().settle();
            for (InquiryRoute route : bench().profile().inquiryRoutes()) {
                assertApproved(command, find(route, command));
            }
        });
    }

    @Test
    @DisplayName("GC-29 nothing sent is NotFound")
    void nothingSent() {
        bench().claims(claims(InquiryRoute.BY_ORDER) || claims(InquiryRoute.BY_ORDER_IN_LISTS), "look-up by order");
        ChargeCommand neverSent = bench().charge(bench().key());
        bench().ledger().settle();
        assertThat(bench().gateway().inquire(Commands.byOrder(neverSent))).isInstanceOf(InquiryOutcome.NotFound.class);
    }

    /** A second request after a failed one is allowed: a look-up has no effect. A guess is not. */
    @Test
    @DisplayName("GC-30 a failing look-up is Inconclusive, never NotFound")
    void failingLookUp() {
        Charged charged = bench().charged();
        List<InquiryKey> keys = bench().keysTo(charged);
        bench().claims(!keys.isEmpty(), "look-up by order or transaction");
        bench().ledger().settle();
        for (InquiryKey key : keys) {
            bench().under(Step.INQUIRE, Trials.FAILED_LOOK_UPS, fault -> {
                InquiryOutcome outcome = bench().gateway().inquire(key);
                assertThat(outcome).as("under %s", fault).isNotInstanceOf(InquiryOutcome.NotFound.class);
                if (outcome instanceof InquiryOutcome.Found found) {
                    assertThat(found.payment().txn())
                            .isEqualTo(charged.approved().txn());
                }
            });
        }
    }

    private boolean claims(InquiryRoute route) {
        return bench().profile().inquiryRoutes().contains(route);
    }

    private void assertApproved(ChargeCommand command, Optional<PaymentSnapshot> found) {
        assertThat(found).isPresent();
        PaymentSnapshot payment = found.orElseThrow();
        assertThat(payment.status()).isEqualTo(PaymentSnapshot.Status.APPROVED);
        assertThat(payment.charged()).isEqualTo(command.amount());
        assertThat(payment.orderNo()).isEqualTo(command.orderNo());
        assertThat(payment.txn()).isEqualTo(transaction(command));
    }

    private Optional<PaymentSnapshot> find(InquiryRoute route, ChargeCommand command) {
        return switch (route) {
            case BY_ORDER, BY_ORDER_IN_LISTS -> inquire(Commands.byOrder(command));
            case BY_TRANSACTION -> inquire(new InquiryKey.ByTransaction(transaction(command), command.orderedAt()));
            case BY_DAY -> list(command);
        };
    }

    private GatewayTxnId transaction(ChargeCommand command) {
        return new GatewayTxnId(bench().ledger().transaction(command.orderNo().value()));
    }

    private Optional<PaymentSnapshot> inquire(InquiryKey key) {
        InquiryOutcome outcome = bench().gateway().inquire(key);
        return outcome instanceof InquiryOutcome.Found found ? Optional.of(found.payment()) : Optional.empty();
    }

    private Optional<PaymentSnapshot> list(ChargeCommand command) {
        GatewayJournal journal = bench().gateway().journal().orElseThrow();
        LocalDate day = LocalDate.ofInstant(command.orderedAt(), KOREA);
        Optional<String> cursor = Optional.empty();
        do {
            JournalPage.Page page = (JournalPage.Page) journal.list(day, cursor);
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
