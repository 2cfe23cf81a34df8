package io.dalmada.domain.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dalmada.domain.billingkey.BillingKeyId;
import io.dalmada.domain.gateway.AbsenceRule;
import io.dalmada.domain.gateway.Decline;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.gateway.Doubt;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.gateway.GatewayWord;
import io.dalmada.domain.gateway.MerchantOrderNo;
import io.dalmada.domain.gateway.NotAttemptedCause;
import io.dalmada.domain.gateway.OrderNumbers;
import io.dalmada.domain.gateway.RefundNo;
import io.dalmada.domain.gateway.RefundRefusal;
import io.dalmada.domain.shared.CustomerId;
import io.dalmada.domain.shared.DomainEvent;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Money;
import io.dalmada.domain.shared.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentTest {
    private static final AbsenceRule RULE = new AbsenceRule(Duration.ofMinutes(60), 3, Duration.ofMinutes(10));
    private static final Instant NOW = Instant.parse("2026-11-23T01:00:00Z");
    private static final UUID ID = UUID.fromString("01936f00-0000-7000-8000-000000000001");
    private static final MerchantOrderNo FIRST = OrderNumbers.ofPayment(ID, 1);
    private static final MerchantOrderNo SECOND = OrderNumbers.ofPayment(ID, 2);
    private static final Money PRICE = Money.won(9_900);
    private static final RefundReason UNUSED = new RefundReason("unused");

    // ---- what may be asked for

    @Test
    void nothing_can_be_collected_for_nothing() {
        refuses(Refusal.AMOUNT_INVALID, () -> requested(0));
    }

    @Test
    void an_amount_has_at_most_10_digits() {
        assertThat(requested(9_999_999_999L).amount()).isEqualTo(Money.won(9_999_999_999L));
        refuses(Refusal.AMOUNT_TOO_LARGE, () -> requested(10_000_000_000L));
        refuses(Refusal.AMOUNT_TOO_LARGE, () -> requested(Long.MAX_VALUE));
    }

    @Test
    void the_amount_and_its_tax_are_the_sums_of_the_lines() {
        Payment payment = requested(List.of(
                new PriceLine(PriceLine.Kind.PRODUCT, "books", TaxSplit.of(TaxType.TAX_FREE, Money.won(5_000))),
                new PriceLine(PriceLine.Kind.PRODUCT, "coffee", TaxSplit.of(TaxType.TAXABLE, Money.won(1_100)))));
        assertThat(payment.amount()).isEqualTo(Money.won(6_100));
        assertThat(payment.tax())
                .isEqualTo(new TaxSplit(Money.won(6_100), Money.won(5_000), Optional.of(Money.won(100)), Money.won(0)));
        assertThat(payment.tax().supply()).isEqualTo(Money.won(1_000));
    }

    @Test
    void lines_are_bounded_together_and_not_each_alone() {
        PriceLine large =
                new PriceLine(PriceLine.Kind.PRODUCT, "a", TaxSplit.of(TaxType.TAXABLE, Money.won(9_999_999_999L)));
        refuses(Refusal.AMOUNT_TOO_LARGE, () -> requested(List.of(large, large)));
    }

    // ---- the life of an attempt

    @Test
    void a_plain_charge_tells_its_story_in_numbered_events() {
        Payment payment = claimed();
        assertThat(payment.charged(FIRST, approval("T1"), PRICE, NOW)).isEqualTo(ChargeRole.PERIOD_PAYMENT);
        assertThat(payment.status()).isEqualTo(PaymentStatus.PAID);
        assertThat(payment.events())
                .extracting(DomainEvent::type)
                .containsExactly(
                        "payment.attempt.created",
                        "payment.attempt.sending",
                        "payment.attempt.succeeded",
                        "payment.charge.period_payment");
        assertThat(payment.events()).extracting(DomainEvent::version).containsExactly(1L, 2L, 3L, 4L);
        assertThat(payment.events()).extracting(DomainEvent::aggregateId).containsOnly(ID.toString());
        assertThat(payment.events()).extracting(DomainEvent::at).containsOnly(NOW);
    }

    @Test
    void seeing_the_same_charge_again_changes_nothing() {
        Payment payment = paid();
        Payment.Snapshot before = payment.snapshot();
        assertThat(payment.charged(FIRST, approval("T1"), PRICE, NOW.plusSeconds(5)))
                .isEqualTo(ChargeRole.PERIOD_PAYMENT);
        assertThat(payment.snapshot()).isEqualTo(before);
    }

    @Test
    void an_attempt_is_claimed_once() {
        Payment payment = claimed();
        refuses(Refusal.STATE_CONFLICT, () -> payment.claim(FIRST, NOW));
    }

    @Test
    void what_was_claimed_is_no_longer_given_up() {
        Payment payment = claimed();
        refuses(Refusal.STATE_CONFLICT, () -> payment.voidAttempt(FIRST, NOW, "revoked"));
    }

    @Test
    void an_unknown_outcome_allows_no_other_attempt() {
        Payment payment = unknown();
        refuses(Refusal.ATTEMPT_NOT_ALLOWED, () -> payment.addAttempt(NOW.plus(Duration.ofDays(30))));
    }

    @Test
    void an_unknown_outcome_becomes_a_decline_only_with_evidence() {
        Payment payment = unknown();
        Decline decline = Decline.of(DeclineReason.LIMIT_EXCEEDED);
        refuses(Refusal.STATE_CONFLICT, () -> payment.decline(FIRST, decline, GatewayWord.NONE, NOW));
        payment.declined(FIRST, decline, seen(Evidence.Kind.FOUND_DECLINED, NOW));
        assertThat(payment.status()).isEqualTo(PaymentStatus.DECLINED);
        assertThat(payment.events())
                .extracting(DomainEvent::type)
                .endsWith("payment.evidence.found_declined", "payment.attempt.declined");
    }

    @Test
    void three_complete_scans_and_an_hour_prove_an_absence() {
        Payment payment = unknown();
        assertThat(payment.notFound(FIRST, NOW.plusSeconds(600), RULE)).isFalse();
        assertThat(payment.notFound(FIRST, NOW.plusSeconds(1_200), RULE)).isFalse();
        assertThat(payment.notFound(FIRST, NOW.plusSeconds(1_800), RULE)).isFalse();
        assertThat(payment.notFound(FIRST, NOW.plusSeconds(3_599), RULE)).isFalse();
        assertThat(payment.notFound(FIRST, NOW.plusSeconds(3_600), RULE)).isTrue();
        assertThat(payment.status()).isEqualTo(PaymentStatus.NOT_CHARGED);
        assertThat(payment.addAttempt(NOW.plusSeconds(3_700)).orderNo()).isEqualTo(SECOND);
    }

    @Test
    void a_day_without_any_answer_asks_a_person() {
        Payment payment = unknown();
        payment.inconclusive(FIRST, "time-out", NOW.plusSeconds(86_399), RULE);
        assertThat(payment.lastAttempt().status()).isEqualTo(AttemptStatus.UNKNOWN);
        payment.inconclusive(FIRST, "time-out", NOW.plusSeconds(86_400), RULE);
        assertThat(payment.lastAttempt().status()).isEqualTo(AttemptStatus.MANUAL);
        assertThat(payment.status()).isEqualTo(PaymentStatus.PROCESSING);
    }

    @Test
    void the_day_without_an_answer_counts_from_the_last_answer() {
        Payment payment = unknown();
        payment.notFound(FIRST, NOW.plusSeconds(80_000), RULE);
        payment.inconclusive(FIRST, "time-out", NOW.plusSeconds(90_000), RULE);
        payment.stillRunning(FIRST, Optional.empty(), NOW.plusSeconds(100_000));
        payment.inconclusive(FIRST, "time-out", NOW.plusSeconds(186_399), RULE);
        assertThat(payment.lastAttempt().status()).isEqualTo(AttemptStatus.UNKNOWN);
        payment.inconclusive(FIRST, "time-out", NOW.plusSeconds(186_400), RULE);
        assertThat(payment.lastAttempt().status()).isEqualTo(AttemptStatus.MANUAL);
    }

    @Test
    void what_a_person_has_to_decide_is_asked_daily_whatever_is_answered() {
        Payment payment = unknown();
        payment.manual(FIRST, seen(Evidence.Kind.FOUND_DIFFERENT, NOW));
        assertThat(nextInquiry(payment)).isEqualTo(NOW.plusSeconds(86_400));
        payment.notFound(FIRST, NOW.plusSeconds(100), RULE);
        assertThat(nextInquiry(payment)).isEqualTo(NOW.plusSeconds(86_500));
        payment.inconclusive(FIRST, "time-out", NOW.plusSeconds(200), RULE);
        assertThat(nextInquiry(payment)).isEqualTo(NOW.plusSeconds(86_600));
        payment.stillManual(FIRST, seen(Evidence.Kind.FOUND_CANCELED, NOW.plusSeconds(300)));
        assertThat(nextInquiry(payment)).isEqualTo(NOW.plusSeconds(86_700));
        assertThat(payment.lastAttempt().status()).isEqualTo(AttemptStatus.MANUAL);
        assertThat(payment.charged(FIRST, approval("T1"), PRICE, NOW)).isEqualTo(ChargeRole.PERIOD_PAYMENT);
        refuses(
                Refusal.STATE_CONFLICT,
                () -> payment.stillManual(FIRST, seen(Evidence.Kind.FOUND_CANCELED, NOW.plusSeconds(300))));
    }

    private static Instant nextInquiry(Payment payment) {
        return payment.lastAttempt().question().orElseThrow().nextInquiryAt();
    }

    @Test
    void a_refund_that_a_person_has_to_decide_is_absent_by_that_person_alone() {
        Payment payment = paid();
        payment.requestRefund(refundNo(1), Optional.empty(), new RefundReason("고객 요청"), NOW);
        payment.claimRefund(refundNo(1), NOW);
        payment.refundDoubt(refundNo(1), Doubt.NO_REPLY, GatewayWord.NONE, NOW, RULE);
        payment.refundManual(refundNo(1), seen(Evidence.Kind.FOUND_DIFFERENT, NOW));
        for (int scan = 1; scan < 9; scan++) {
            payment.refundNotFound(refundNo(1), NOW.plusSeconds(3_600L * scan), RULE);
        }
        payment.refundStillManual(refundNo(1), seen(Evidence.Kind.FOUND_DIFFERENT, NOW.plusSeconds(90_000)));
        assertThat(payment.refund(refundNo(1)).status()).isEqualTo(RefundStatus.MANUAL);
        assertThat(payment.refund(refundNo(1)).question().orElseThrow().nextInquiryAt())
                .isEqualTo(NOW.plusSeconds(176_400));
        payment.refundAbsent(refundNo(1), Evidence.operator("kim", "the back office shows none", NOW));
        assertThat(payment.refund(refundNo(1)).status()).isEqualTo(RefundStatus.ABSENT);
        assertThat(payment.refundable()).isEqualTo(PRICE);
    }

    @Test
    void nothing_is_left_to_give_back_after_the_whole_was() {
        Payment payment = paid();
        payment.requestRefund(refundNo(1), Optional.empty(), new RefundReason("고객 요청"), NOW);
        payment.claimRefund(refundNo(1), NOW);
        payment.refunded(refundNo(1), NOW, Optional.empty(), NOW);
        refuses(
                Refusal.REFUND_EXCEEDS_REMAINING,
                () -> payment.requestRefund(refundNo(2), Optional.empty(), new RefundReason("고객 요청"), NOW));
    }

    @Test
    void scans_do_not_end_what_a_person_has_to_decide() {
        Payment payment = unknown();
        payment.manual(FIRST, seen(Evidence.Kind.FOUND_DIFFERENT, NOW));
        for (int scan = 0; scan < 10; scan++) {
            assertThat(payment.notFound(FIRST, NOW.plusSeconds(3_600L * scan), RULE))
                    .isFalse();
        }
        assertThat(payment.lastAttempt().status()).isEqualTo(AttemptStatus.MANUAL);
        payment.absent(FIRST, Evidence.operator("kim", "confirmed by phone", NOW));
        assertThat(payment.lastAttempt().status()).isEqualTo(AttemptStatus.ABSENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"absent", "declined", "manual", "notFound", "inconclusive", "stillRunning", "sentAgain"})
    void a_refused_step_leaves_no_trace_of_its_evidence(String step) {
        Payment payment = paid();
        Payment.Snapshot before = payment.snapshot();
        refuses(Refusal.STATE_CONFLICT, () -> {
            switch (step) {
                case "absent" -> payment.absent(FIRST, seen(Evidence.Kind.FOUND_CANCELED, NOW));
                case "declined" ->
                    payment.declined(
                            FIRST, Decline.of(DeclineReason.SYSTEM_ERROR), seen(Evidence.Kind.FOUND_DECLINED, NOW));
                case "manual" -> payment.manual(FIRST, seen(Evidence.Kind.FOUND_DIFFERENT, NOW));
                case "notFound" -> payment.notFound(FIRST, NOW, RULE);
                case "inconclusive" -> payment.inconclusive(FIRST, "time-out", NOW, RULE);
                case "stillRunning" -> payment.stillRunning(FIRST, Optional.empty(), NOW);
                default -> payment.sentAgain(FIRST, NOW);
            }
        });
        assertThat(payment.snapshot()).isEqualTo(before);
    }

    // ---- late and second charges

    @Test
    void a_late_charge_is_adopted_when_nothing_else_has_paid() {
        Payment payment = absent();
        assertThat(payment.charged(FIRST, approval("T1"), PRICE, NOW.plusSeconds(90_000)))
                .isEqualTo(ChargeRole.PERIOD_PAYMENT);
        assertThat(payment.status()).isEqualTo(PaymentStatus.PAID);
        assertThat(payment.paidBy()).map(Attempt::orderNo).contains(FIRST);
    }

    @Test
    void a_late_charge_is_a_duplicate_while_another_attempt_is_open_or_has_paid() {
        Payment open = absent();
        open.addAttempt(NOW);
        assertThat(open.charged(FIRST, approval("T1"), PRICE, NOW)).isEqualTo(ChargeRole.DUPLICATE);

        Payment done = absent();
        done.addAttempt(NOW);
        done.claim(SECOND, NOW);
        done.charged(SECOND, approval("T2"), PRICE, NOW);
        assertThat(done.charged(FIRST, approval("T1"), PRICE, NOW)).isEqualTo(ChargeRole.DUPLICATE);
        assertThat(done.surplusToRefund()).extracting(c -> c.txn().value()).containsExactly("T1");
    }

    @Test
    void once_a_late_charge_has_paid_no_other_attempt_follows() {
        Payment payment = absent();
        payment.addAttempt(NOW);
        payment.claim(SECOND, NOW);
        payment.notSent(SECOND, NotAttemptedCause.NO_CONNECTION, GatewayWord.NONE, NOW);
        payment.charged(FIRST, approval("T1"), PRICE, NOW);
        assertThat(payment.status()).isEqualTo(PaymentStatus.PAID);
        assertThat(payment.lastAttempt().status()).isEqualTo(AttemptStatus.NOT_SENT);
        refuses(Refusal.ATTEMPT_NOT_ALLOWED, () -> payment.addAttempt(NOW));
    }

    @Test
    void a_charge_of_another_amount_pays_nothing() {
        Payment payment = claimed();
        assertThat(payment.charged(FIRST, approval("T1"), Money.won(9_901), NOW))
                .isEqualTo(ChargeRole.ORPHAN);
        assertThat(payment.lastAttempt().status()).isEqualTo(AttemptStatus.SENDING);
        assertThat(payment.surplusToRefund()).hasSize(1);
    }

    @Test
    void a_charge_of_an_attempt_held_for_over_is_an_orphan() {
        Payment payment = claimed();
        payment.decline(FIRST, Decline.of(DeclineReason.LIMIT_EXCEEDED), GatewayWord.NONE, NOW);
        assertThat(payment.charged(FIRST, approval("T1"), PRICE, NOW)).isEqualTo(ChargeRole.ORPHAN);
        assertThat(payment.status()).isEqualTo(PaymentStatus.DECLINED);
    }

    @Test
    void a_surplus_charge_is_given_back_once_and_the_own_one_never_this_way() {
        Payment payment = paid();
        payment.charged(FIRST, approval("T2"), PRICE, NOW);
        GatewayTxnId surplus = new GatewayTxnId("T2");
        Refund refund = payment.requestSurplusRefund(refundNo(1), surplus, NOW);
        assertThat(refund.amount()).isEqualTo(PRICE);
        refuses(Refusal.STATE_CONFLICT, () -> payment.requestSurplusRefund(refundNo(2), surplus, NOW));
        payment.claimRefund(refundNo(1), NOW);
        payment.refunded(refundNo(1), NOW, Optional.empty(), NOW);
        refuses(Refusal.STATE_CONFLICT, () -> payment.requestSurplusRefund(refundNo(2), surplus, NOW));
        refuses(Refusal.STATE_CONFLICT, () -> payment.requestSurplusRefund(refundNo(2), new GatewayTxnId("T1"), NOW));
        assertThat(payment.status()).isEqualTo(PaymentStatus.PAID);
        assertThat(payment.refundable()).isEqualTo(PRICE);
    }

    // ---- refunds

    @Test
    void partial_refunds_add_up_to_the_whole() {
        Payment payment = paid();
        giveBack(payment, 1, 3_000);
        assertThat(payment.status()).isEqualTo(PaymentStatus.PARTIALLY_REFUNDED);
        assertThat(payment.refundable()).isEqualTo(Money.won(6_900));
        refuses(
                Refusal.REFUND_EXCEEDS_REMAINING,
                () -> payment.requestRefund(refundNo(2), Optional.of(Money.won(6_901)), UNUSED, NOW));
        Refund rest = payment.requestRefund(refundNo(2), Optional.empty(), UNUSED, NOW);
        assertThat(rest.amount()).isEqualTo(Money.won(6_900));
        assertThat(rest.isWhole()).isTrue();
        payment.claimRefund(refundNo(2), NOW);
        payment.refunded(refundNo(2), NOW, Optional.of(new GatewayTxnId("C2")), NOW);
        assertThat(payment.status()).isEqualTo(PaymentStatus.REFUNDED);
        assertThat(payment.refundedAmount()).isEqualTo(PRICE);
    }

    @Test
    void one_refund_waits_for_the_other() {
        Payment payment = paid();
        payment.requestRefund(refundNo(1), Optional.of(Money.won(1)), UNUSED, NOW);
        refuses(
                Refusal.REFUND_IN_PROGRESS,
                () -> payment.requestRefund(refundNo(2), Optional.of(Money.won(1)), UNUSED, NOW));
    }

    @Test
    void a_refund_that_gave_nothing_back_leaves_all_to_be_given() {
        Payment payment = paid();
        payment.requestRefund(refundNo(1), Optional.empty(), UNUSED, NOW);
        payment.claimRefund(refundNo(1), NOW);
        payment.refundRefused(refundNo(1), RefundRefusal.TOO_LATE, GatewayWord.NONE, NOW);
        assertThat(payment.status()).isEqualTo(PaymentStatus.PAID);
        assertThat(payment.requestRefund(refundNo(2), Optional.empty(), UNUSED, NOW)
                        .amount())
                .isEqualTo(PRICE);
    }

    @Test
    void what_was_not_paid_or_is_not_known_to_be_is_not_given_back() {
        refuses(
                Refusal.PAYMENT_OUTCOME_OPEN,
                () -> unknown().requestRefund(refundNo(1), Optional.empty(), UNUSED, NOW));
        refuses(
                Refusal.PAYMENT_NOT_REFUNDABLE,
                () -> absent().requestRefund(refundNo(1), Optional.empty(), UNUSED, NOW));
    }

    @Test
    void a_lost_refund_is_asked_about_until_its_absence_is_proven() {
        Payment payment = paid();
        payment.requestRefund(refundNo(1), Optional.empty(), UNUSED, NOW);
        payment.claimRefund(refundNo(1), NOW);
        payment.refundDoubt(refundNo(1), Doubt.NO_REPLY, GatewayWord.NONE, NOW, RULE);
        for (int minutes : new int[] {10, 20, 30}) {
            assertThat(payment.refundNotFound(refundNo(1), NOW.plusSeconds(60L * minutes), RULE))
                    .isFalse();
        }
        assertThat(payment.refundNotFound(refundNo(1), NOW.plusSeconds(3_600), RULE))
                .isTrue();
        assertThat(payment.refund(refundNo(1)).status()).isEqualTo(RefundStatus.ABSENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"refundManual", "refundNotFound", "refundInconclusive", "refundStillAwaited"})
    void a_refused_step_of_a_refund_leaves_no_trace_of_its_evidence(String step) {
        Payment payment = paid();
        giveBack(payment, 1, 100);
        Payment.Snapshot before = payment.snapshot();
        refuses(Refusal.STATE_CONFLICT, () -> {
            switch (step) {
                case "refundManual" -> payment.refundManual(refundNo(1), seen(Evidence.Kind.FOUND_DIFFERENT, NOW));
                case "refundNotFound" -> payment.refundNotFound(refundNo(1), NOW, RULE);
                case "refundInconclusive" -> payment.refundInconclusive(refundNo(1), "time-out", NOW, RULE);
                default -> payment.refundStillAwaited(refundNo(1), NOW);
            }
        });
        assertThat(payment.snapshot()).isEqualTo(before);
    }

    @Test
    void a_number_of_another_payment_is_a_mistake_of_the_caller() {
        MerchantOrderNo foreign = OrderNumbers.ofPayment(new UUID(0, 0), 1);
        assertThatIllegalArgumentException().isThrownBy(() -> paid().claim(foreign, NOW));
        assertThatIllegalArgumentException().isThrownBy(() -> paid().claimRefund(refundNo(9), NOW));
    }

    private static void giveBack(Payment payment, int number, long won) {
        payment.requestRefund(refundNo(number), Optional.of(Money.won(won)), UNUSED, NOW);
        payment.claimRefund(refundNo(number), NOW);
        payment.refunded(refundNo(number), NOW, Optional.of(new GatewayTxnId("C" + number)), NOW);
    }

    private static Payment absent() {
        Payment payment = unknown();
        payment.absent(FIRST, seen(Evidence.Kind.NOT_FOUND, NOW));
        return payment;
    }

    private static Payment unknown() {
        Payment payment = claimed();
        payment.doubt(FIRST, Doubt.NO_REPLY, Optional.empty(), Optional.empty(), GatewayWord.NONE, NOW, RULE);
        return payment;
    }

    private static Payment paid() {
        Payment payment = claimed();
        payment.charged(FIRST, approval("T1"), PRICE, NOW);
        return payment;
    }

    private static Payment claimed() {
        Payment payment = requested(PRICE.minor());
        payment.claim(FIRST, NOW);
        return payment;
    }

    private static Payment requested(long won) {
        OrderTitle title = new OrderTitle("Monthly plan", Optional.empty());
        return requested(List.of(PriceLine.product(title, TaxType.TAXABLE, Money.won(won))));
    }

    private static Payment requested(List<PriceLine> lines) {
        return Payment.request(
                new PaymentId(ID),
                new CustomerId("customer-1"),
                new BillingKeyId(new UUID(1, 1)),
                new GatewayId("cookiepay"),
                new OrderTitle("Monthly plan", Optional.empty()),
                lines,
                NOW);
    }

    private static Approval approval(String txn) {
        return new Approval(new GatewayTxnId(txn), Optional.of("30012345"), NOW, Optional.empty());
    }

    private static Evidence seen(Evidence.Kind kind, Instant at) {
        return Evidence.seen(kind, at, Optional.empty(), "seen");
    }

    private static RefundNo refundNo(int number) {
        return OrderNumbers.ofRefund(new UUID(2, number));
    }

    private static void refuses(Refusal refusal, ThrowingCallable request) {
        assertThatExceptionOfType(DomainException.class)
                .isThrownBy(request)
                .extracting(DomainException::refusal)
                .isEqualTo(refusal);
    }
}
