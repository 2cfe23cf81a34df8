package io.dalmada.adapter.tosspayments;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.port.out.gateway.ChargeCommand;
import io.dalmada.application.port.out.gateway.ChargeOutcome;
import io.dalmada.application.port.out.gateway.GatewayTransactionList.TransactionPage;
import io.dalmada.application.port.out.gateway.InquiryKey;
import io.dalmada.application.port.out.gateway.InquiryOutcome;
import io.dalmada.application.port.out.gateway.ListSign;
import io.dalmada.application.port.out.gateway.PaymentSnapshot;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.gateway.Doubt;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.gateway.MerchantOrderNo;
import io.dalmada.domain.shared.Money;
import io.dalmada.simulator.tosspayments.fault.Fault;
import io.dalmada.simulator.tosspayments.state.Step;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Look-ups by the vendor's number, by ours and by day. */
class InquiryTest {
    private static final ZoneId KOREA = ZoneId.of("Asia/Seoul");

    private final Shop shop = new Shop();

    @AfterEach
    void close() {
        shop.close();
    }

    private PaymentSnapshot byOrder(MerchantOrderNo orderNo) {
        InquiryOutcome outcome = shop.gateway.inquire(new InquiryKey.ByOrder(orderNo, Instant.now()));
        return ((InquiryOutcome.Found) outcome).payment();
    }

    @Test
    void a_charge_is_found_by_both_numbers() {
        ChargeOutcome.Approved charge = shop.charged(9_900);
        PaymentSnapshot seen = byOrder(charge.orderNo());

        assertThat(seen.status()).isEqualTo(PaymentSnapshot.Status.APPROVED);
        assertThat(seen.txn()).isEqualTo(charge.txn());
        assertThat(seen.charged()).isEqualTo(Money.won(9_900));
        assertThat(seen.remaining()).contains(Money.won(9_900));
        assertThat(seen.approvalNo()).isEqualTo(charge.approvalNo());
        var byTxn = (InquiryOutcome.Found)
                shop.gateway.inquire(new InquiryKey.ByTransaction(charge.txn(), charge.approvedAt()));
        assertThat(byTxn.payment()).isEqualTo(seen);
    }

    @Test
    void what_was_declined_says_so_where_the_vendor_shows_it() {
        ChargeCommand command = Shop.charge(shop.key(), 1_013);
        shop.gateway.charge(command);
        PaymentSnapshot seen = byOrder(command.orderNo());

        assertThat(seen.status()).isEqualTo(PaymentSnapshot.Status.DECLINED);
        assertThat(seen.decline().orElseThrow().reason()).isEqualTo(DeclineReason.CARD_EXPIRED);
        shop.simulator.knobs().declinedFound = false;
        assertThat(shop.gateway.inquire(new InquiryKey.ByOrder(command.orderNo(), Instant.now())))
                .isInstanceOf(InquiryOutcome.NotFound.class);
    }

    @Test
    void nothing_is_left_when_the_balance_says_so_whatever_the_status() {
        ChargeOutcome.Approved charge = shop.charged(9_900);
        shop.gateway.refund(Shop.refund(charge, 9_900, 4_000));
        shop.gateway.refund(Shop.refund(charge, 5_900, 5_900));
        PaymentSnapshot seen = byOrder(charge.orderNo());

        assertThat(seen.status()).isEqualTo(PaymentSnapshot.Status.APPROVED);
        assertThat(seen.isFullyRefunded()).isTrue();
        assertThat(seen.refunds()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "CODE, COMMON_ERROR, GATEWAY_TROUBLE",
        "CODE, NOBODY_KNOWS_THIS, UNMAPPED_CODE",
        "CLOSE_AFTER, '', NO_REPLY",
        "TRUNCATED_AFTER, '', BROKEN_REPLY",
        "EMPTY_AFTER, '', BROKEN_REPLY",
        "OTHER_ORDER, '', MISMATCH",
        "OTHER_CURRENCY, '', MISMATCH",
        "NO_KEY, '', MISMATCH"
    })
    void a_failed_look_up_is_inconclusive(Fault.Kind kind, String code, Doubt doubt) {
        ChargeOutcome.Approved charge = shop.charged(9_900);
        shop.simulator.faults().add(Fault.always(Step.ORDER, kind).code(code));

        InquiryOutcome outcome = shop.gateway.inquire(new InquiryKey.ByOrder(charge.orderNo(), Instant.now()));
        assertThat(((InquiryOutcome.Inconclusive) outcome).doubt()).isEqualTo(doubt);
    }

    @ParameterizedTest
    @CsvSource({"READY, PENDING", "IN_PROGRESS, PENDING", "EXPIRED, NEVER_EXECUTED", "SOMETHING_NEW, PENDING"})
    void other_states(String status, PaymentSnapshot.Status expected) {
        MerchantOrderNo orderNo = new MerchantOrderNo("P01JD7Z0M4KQ8V2X5C9R3T6WYA-01");
        String body = "{\"paymentKey\":\"dalma1\",\"orderId\":\"" + orderNo + "\",\"status\":\"" + status
                + "\",\"currency\":\"KRW\",\"totalAmount\":\"9900\",\"balanceAmount\":9900}";
        shop.simulator.faults().add(Fault.once(Step.ORDER, Fault.Kind.ANSWER).answering(200, "application/json", body));

        assertThat(byOrder(orderNo).status()).isEqualTo(expected);
    }

    @Test
    void no_such_payment() {
        assertThat(shop.gateway.inquire(new InquiryKey.ByTransaction(new GatewayTxnId("no/such?key"), Instant.now())))
                .isInstanceOf(InquiryOutcome.NotFound.class);
    }

    private TransactionPage list(LocalDate day) {
        return shop.gateway.journal().orElseThrow().list(day, Optional.empty());
    }

    @Test
    void a_day_lists_its_charges_and_what_was_given_back_of_them() {
        ChargeOutcome.Approved whole = shop.charged(9_900);
        ChargeOutcome.Approved part = shop.charged(5_000);
        shop.gateway.refund(Shop.refund(part, 5_000, 2_000));
        var page = (TransactionPage.Page) list(LocalDate.now(KOREA));

        assertThat(page.unreadable()).isEmpty();
        assertThat(page.sign()).isEqualTo(ListSign.plain(3));
        // The vendor may cap a page below ours: the day ends with an empty one.
        var end = (TransactionPage.Page) shop.gateway.journal().orElseThrow().list(LocalDate.now(KOREA), page.next());
        assertThat(end.payments()).isEmpty();
        assertThat(end.next()).isEmpty();
        assertThat(page.payments()).extracting(PaymentSnapshot::txn).containsExactly(whole.txn(), part.txn());
        assertThat(page.payments().get(0).remaining()).as("a row does not tell").isEmpty();
        assertThat(page.payments().get(1).remaining()).contains(Money.won(3_000));
        assertThat(((TransactionPage.Page) list(LocalDate.now(KOREA).minusDays(1))).payments())
                .isEmpty();
    }

    /** A refund of an earlier day's charge leads to the charge as it stands now. */
    @Test
    void a_later_refund_shows_on_its_own_day() {
        ChargeOutcome.Approved charge = shop.charged(9_900);
        shop.simulator.clock().advance(Duration.ofDays(1));
        shop.gateway.refund(Shop.refund(charge, 9_900, 900));
        LocalDate tomorrow = LocalDate.now(KOREA).plusDays(1);

        assertThat(((TransactionPage.Page) list(tomorrow)).payments().get(0).remaining())
                .contains(Money.won(9_000));
        shop.simulator.faults().add(Fault.once(Step.PAYMENT, Fault.Kind.CODE).code("COMMON_ERROR"));
        assertThat(((TransactionPage.Page) list(tomorrow)).unreadable()).containsExactly(charge.orderNo());
    }

    @ParameterizedTest
    @CsvSource({"CODE", "TRUNCATED_AFTER", "EMPTY_AFTER"})
    void a_list_that_cannot_be_read(Fault.Kind kind) {
        shop.simulator.faults().add(Fault.once(Step.TRANSACTIONS, kind));

        assertThat(list(LocalDate.now(KOREA))).isInstanceOf(TransactionPage.Unavailable.class);
    }

    @Test
    void rows_of_other_origin_are_passed_over() {
        String rows = "[{\"paymentKey\":\"x1\",\"orderId\":\"web_shop.1\",\"status\":\"DONE\"},"
                + "{\"paymentKey\":\"x2\",\"orderId\":\"ORDER-2\",\"status\":\"DONE\"}]";
        shop.simulator
                .faults()
                .add(Fault.once(Step.TRANSACTIONS, Fault.Kind.ANSWER).answering(200, "application/json", rows));
        var page = (TransactionPage.Page) list(LocalDate.now(KOREA));

        assertThat(page.payments()).isEmpty();
        assertThat(page.unreadable()).containsExactly(new MerchantOrderNo("ORDER-2"));
    }

    /** A list proves an absence only if it was understood; each of these holds a charge of ours. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data\":{\"list\":[ROW]}}",
                "{\"data\":[ROW]}",
                "ROW",
                "\"text\"",
                "[[ROW]]",
                "[ROW, \"orderId\":\" > \"orderNo\":\"]",
                "[ROW, \"P01 > \"p01]",
                "[ROW, \"P01 > \"shop_P01]",
                "[ROW, \"P01 > \"RS-P01]",
                "[ROW, \"orderId\":\"P01JD7Z0M4KQ8V2X5C9R3T6WYAB-01\" > \"orderId\":null]",
                "[ROW, \"amount\":9900 > \"amount\":\"9,900\"]",
                "[ROW, \"amount\":9900 > \"amount\":null]",
                "[ROW, \"paymentKey\":\"dalma1\" > \"paymentKey\":null]",
                "[ROW, \"transactionKey\":\"T1\" > \"transactionKey\":null]"
            })
    void a_list_that_was_not_understood_says_so(String form) {
        TransactionPage page = answered(form);

        if (page instanceof TransactionPage.Page read) {
            assertThat(read.sign().misread()).as(form).isPresent();
        } else {
            assertThat(page).as(form).isNotInstanceOf(TransactionPage.Page.class);
        }
    }

    @Test
    void a_list_that_was_understood_does_not() {
        var page = (TransactionPage.Page) answered("[ROW]");

        assertThat(page.sign()).isEqualTo(ListSign.plain(1));
        assertThat(page.next()).contains("T1");
        assertThat(((TransactionPage.Page) answered("[]")).next()).isEmpty();
        answer("[ROW]");
        var again = (TransactionPage.Page) shop.gateway.journal().orElseThrow().list(LocalDate.now(KOREA), page.next());
        assertThat(again.sign().misread()).contains("page that came before");
        assertThat(again.next()).isEmpty();
    }

    private TransactionPage answered(String form) {
        answer(form);
        return list(LocalDate.now(KOREA));
    }

    /** [ROW, a > b] is a list with one row in which b stands for a. */
    private void answer(String form) {
        String row =
                "{\"transactionKey\":\"T1\",\"paymentKey\":\"dalma1\",\"orderId\":\"P01JD7Z0M4KQ8V2X5C9R3T6WYAB-01\","
                        + "\"status\":\"DONE\",\"currency\":\"KRW\",\"amount\":9900,\"transactionAt\":\"2026-11-23T10:16:01+09:00\"}";
        String[] change = form.replace("[ROW, ", "").replaceAll("]$", "").split(" > ", -1);
        String body = change.length > 1 ? "[" + row.replace(change[0], change[1]) + "]" : form.replace("ROW", row);
        shop.simulator
                .faults()
                .add(Fault.once(Step.TRANSACTIONS, Fault.Kind.ANSWER).answering(200, "application/json", body));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"status\":\"DONE\",\"failure\":{\"code\":\"REJECT_CARD_PAYMENT\",\"message\":\"x\"}",
                "\"status\":\"ABORTED\",\"approvedAt\":\"2026-11-23T10:16:01+09:00\"",
                "\"status\":\"EXPIRED\",\"card\":{\"approveNo\":\"00418273\"}",
                "\"status\":\"ABORTED\",\"status\":\"DONE\"",
                "\"status\":\"ABORTED\",\"code\":\"NOT_FOUND_PAYMENT\""
            })
    void a_payment_that_contradicts_itself_is_inconclusive(String parts) {
        MerchantOrderNo orderNo = new MerchantOrderNo("P01JD7Z0M4KQ8V2X5C9R3T6WYAB-01");
        String body = "{\"paymentKey\":\"dalma1\",\"orderId\":\"" + orderNo
                + "\",\"currency\":\"KRW\",\"totalAmount\":9900,\"balanceAmount\":9900," + parts + "}";
        shop.simulator.faults().add(Fault.once(Step.ORDER, Fault.Kind.ANSWER).answering(200, "application/json", body));

        assertThat(shop.gateway.inquire(new InquiryKey.ByOrder(orderNo, Instant.now())))
                .isInstanceOf(InquiryOutcome.Inconclusive.class);
    }
}
