package io.dalmada.adapter.tosspayments;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.port.out.gateway.ChargeOutcome;
import io.dalmada.application.port.out.gateway.InquiryKey;
import io.dalmada.application.port.out.gateway.InquiryOutcome;
import io.dalmada.application.port.out.gateway.PaymentSnapshot.RefundEntry;
import io.dalmada.application.port.out.gateway.RefundCommand;
import io.dalmada.application.port.out.gateway.RefundOutcome;
import io.dalmada.domain.gateway.Doubt;
import io.dalmada.domain.gateway.RefundRefusal;
import io.dalmada.domain.shared.Money;
import io.dalmada.simulator.tosspayments.fault.Fault;
import io.dalmada.simulator.tosspayments.state.Step;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RefundTest {
    private final Shop shop = new Shop();
    private final ChargeOutcome.Approved charge = shop.charged(10_000);

    @AfterEach
    void close() {
        shop.close();
    }

    private RefundOutcome.Refunded refunded(long remaining, long won) {
        return (RefundOutcome.Refunded) shop.gateway.refund(Shop.refund(charge, remaining, won));
    }

    private long net() {
        return shop.simulator.ledger().net(charge.orderNo().value());
    }

    private void assertRefused(RefundOutcome outcome, RefundRefusal reason, long left) {
        var refused = (RefundOutcome.Refused) outcome;
        assertThat(refused.reason()).isEqualTo(reason);
        assertThat(refused.remaining()).contains(Money.won(left));
    }

    @Test
    void parts_add_up_and_tell_what_is_left() {
        assertThat(refunded(10_000, 3_000).remaining()).contains(Money.won(7_000));
        assertThat(refunded(7_000, 3_000).remaining()).contains(Money.won(4_000));
        assertThat(refunded(4_000, 4_000).remaining()).contains(Money.won(0));
        assertThat(net()).isZero();
        assertRefused(shop.gateway.refund(Shop.refund(charge, 0, 100)), RefundRefusal.ALREADY_FULLY_REFUNDED, 0);
    }

    @Test
    void a_second_whole_one_is_refused() {
        refunded(10_000, 10_000);

        assertRefused(
                shop.gateway.refund(Shop.refund(charge, 10_000, 10_000)), RefundRefusal.ALREADY_FULLY_REFUNDED, 0);
    }

    @Test
    void nothing_is_given_back_on_a_changed_balance() {
        shop.simulator.cancelInConsole(charge.txn().value(), 1_000);

        assertRefused(shop.gateway.refund(Shop.refund(charge, 10_000, 3_000)), RefundRefusal.REMAINING_CHANGED, 9_000);
        assertRefused(shop.gateway.refund(Shop.refund(charge, 10_000, 10_000)), RefundRefusal.REMAINING_CHANGED, 9_000);
        assertRefused(shop.gateway.refund(Shop.refund(charge, 9_000, 9_500)), RefundRefusal.EXCEEDS_REMAINING, 9_000);
        assertThat(net()).isEqualTo(9_000);
    }

    @Test
    void a_lost_one_is_found_by_its_own_number() {
        shop.simulator.faults().add(Fault.once(Step.CANCEL, Fault.Kind.CLOSE_AFTER));
        RefundCommand command = Shop.refund(charge, 10_000, 3_000);
        assertThat(shop.gateway.refund(command)).isInstanceOf(RefundOutcome.Unknown.class);

        var found = (InquiryOutcome.Found)
                shop.gateway.inquire(new InquiryKey.ByTransaction(charge.txn(), charge.approvedAt()));
        assertThat(found.payment().remaining()).contains(Money.won(7_000));
        assertThat(found.payment().refunds().stream().map(RefundEntry::refundNo))
                .containsExactly(Optional.of(command.refundNo()));
    }

    @Test
    void the_same_command_again_is_one_refund() {
        shop.simulator.faults().add(Fault.once(Step.CANCEL, Fault.Kind.CLOSE_AFTER));
        RefundCommand command = Shop.refund(charge, 10_000, 3_000);
        shop.gateway.refund(command);

        assertThat(shop.gateway.refund(command)).isInstanceOf(RefundOutcome.Refunded.class);
        assertThat(net()).isEqualTo(7_000);
        assertThat(shop.simulator.ledger().received(Step.CANCEL, "refund:" + command.refundNo()))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "NOT_ALLOWED_PARTIAL_REFUND, PARTIAL_NOT_ALLOWED",
        "EXCEED_MAX_REFUND_DUE, TOO_LATE",
        "EXCEED_CANCEL_LIMIT, MERCHANT_LIMIT",
        "REFUND_REJECTED, GATEWAY_REFUSED",
        "NOT_FOUND_PAYMENT, NOT_FOUND",
        "INVALID_REFUND_AMOUNT, EXCEEDS_REMAINING"
    })
    void refusals(String code, RefundRefusal reason) {
        shop.simulator.faults().add(Fault.once(Step.CANCEL, Fault.Kind.CODE).code(code));

        assertRefused(shop.gateway.refund(Shop.refund(charge, 10_000, 3_000)), reason, 10_000);
    }

    @ParameterizedTest
    @CsvSource({
        "ALREADY_REFUNDING_PAYMENT, STILL_RUNNING",
        "IDEMPOTENT_REQUEST_PROCESSING, STILL_RUNNING",
        "PROVIDER_ERROR, GATEWAY_TROUBLE",
        "FAILED_REFUND_PROCESS, GATEWAY_TROUBLE",
        "REJECT_CARD_COMPANY, UNMAPPED_CODE"
    })
    void doubts(String code, Doubt doubt) {
        shop.simulator
                .faults()
                .add(Fault.once(Step.CANCEL, Fault.Kind.CODE_AFTER).code(code));

        var unknown = (RefundOutcome.Unknown) shop.gateway.refund(Shop.refund(charge, 10_000, 3_000));
        assertThat(unknown.doubt()).isEqualTo(doubt);
    }

    @Test
    void throttled_and_turned_away_are_not_attempted() {
        for (String code : new String[] {"TOO_MANY_REQUESTS", "UNAUTHORIZED_KEY"}) {
            shop.simulator.faults().add(Fault.once(Step.CANCEL, Fault.Kind.CODE).code(code));
            assertThat(shop.gateway.refund(Shop.refund(charge, 10_000, 3_000)))
                    .isInstanceOf(RefundOutcome.NotAttempted.class);
        }
        assertThat(net()).isEqualTo(10_000);
    }

    @ParameterizedTest
    @EnumSource(names = {"OTHER_ORDER", "OTHER_AMOUNT", "OTHER_CURRENCY", "OTHER_KEY", "OTHER_REASON"})
    void a_success_about_another_refund_is_in_doubt(Fault.Kind kind) {
        shop.simulator.faults().add(Fault.once(Step.CANCEL, kind));

        var unknown = (RefundOutcome.Unknown) shop.gateway.refund(Shop.refund(charge, 10_000, 3_000));
        assertThat(unknown.doubt()).isEqualTo(Doubt.MISMATCH);
    }
}
