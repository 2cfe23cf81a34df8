package io.dalmada.application.service.resolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dalmada.application.model.RequestKey;
import io.dalmada.application.port.in.ResolvePayment.Charge;
import io.dalmada.application.port.in.ResolvePayment.GivingBack;
import io.dalmada.application.port.in.ResolvePayment.OfAttempt;
import io.dalmada.application.port.in.ResolvePayment.OfRefund;
import io.dalmada.application.testing.InMemoryLedger.Step;
import io.dalmada.application.testing.Trouble;
import io.dalmada.application.world.World;
import io.dalmada.domain.billingkey.BillingKey;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.payment.AttemptStatus;
import io.dalmada.domain.payment.Evidence;
import io.dalmada.domain.payment.OperatorStatement;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.PaymentEvent;
import io.dalmada.domain.payment.PaymentStatus;
import io.dalmada.domain.payment.RefundStatus;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Money;
import io.dalmada.domain.shared.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** A named person settles what no rule can, and never against what the gateway shows. */
class ResolvePaymentTest {
    private static final OperatorStatement KIM =
            new OperatorStatement("kim", "settled by hand", "the back office, 24 November");

    private final World world = new World();
    private final BillingKey key = world.key();

    @Test
    void what_was_never_charged_is_absent_by_a_persons_word_and_evidence() {
        Payment lost = manual(new Trouble.LostReply(false));

        Payment settled = resolve(lost, Charge.NOT_CHARGED, Optional.empty(), Optional.empty());

        assertThat(settled.status()).isEqualTo(PaymentStatus.NOT_CHARGED);
        assertThat(said(lost)).singleElement().satisfies(evidence -> {
            assertThat(evidence.actor()).contains("kim");
            assertThat(evidence.detail()).contains("settled by hand").contains("the back office");
        });
    }

    @Test
    void nobody_may_deny_a_charge_that_the_gateway_shows() {
        Payment lost = manual(new Trouble.LostReply(true));

        refuses(Refusal.RESOLUTION_CONTRADICTED, () -> resolve(lost, Charge.NOT_CHARGED));
        refuses(Refusal.RESOLUTION_CONTRADICTED, () -> resolve(lost, Charge.DECLINED));

        assertThat(status(lost)).isEqualTo(AttemptStatus.MANUAL);
        assertThat(said(lost)).isEmpty();
    }

    @Test
    void a_charge_is_confirmed_by_its_number() {
        Payment lost = manual(new Trouble.LostReply(true));
        String txn = world.ledger().charges().get(0).txn();

        Payment settled = resolve(lost, Charge.CHARGED, Optional.of(txn), Optional.empty());

        assertThat(settled.status()).isEqualTo(PaymentStatus.PAID);
        assertThat(settled.paidBy().orElseThrow().approval().orElseThrow().approvalNo())
                .isPresent();
    }

    @Test
    void nobody_may_claim_a_charge_that_the_gateway_does_not_know_or_knows_otherwise() {
        Payment lost = manual(new Trouble.LostReply(false));
        Payment other = world.charge(key, 9900, Optional.empty());
        String foreign = other.charges().get(0).txn().value();

        refuses(Refusal.RESOLUTION_CONTRADICTED, () -> charged(lost, "no-such-number"));
        refuses(Refusal.RESOLUTION_CONTRADICTED, () -> charged(lost, foreign));
        world.gateway.next(Step.INQUIRE, new Trouble.LostReply(false));
        refuses(Refusal.RESOLUTION_CONTRADICTED, () -> charged(lost, foreign));

        assertThat(status(lost)).isEqualTo(AttemptStatus.MANUAL);
    }

    @Test
    void a_canceled_charge_pays_nothing_and_may_be_called_absent() {
        Payment lost = manual(new Trouble.LostReply(true));
        String txn = world.ledger().charges().get(0).txn();
        world.gateway.cancelInConsole(txn, 9900);

        refuses(Refusal.RESOLUTION_CONTRADICTED, () -> charged(lost, txn));

        assertThat(resolve(lost, Charge.NOT_CHARGED).status()).isEqualTo(PaymentStatus.NOT_CHARGED);
    }

    @Test
    void while_the_gateway_is_silent_a_person_is_believed_about_what_is_manual_only() {
        Payment lost = manual(new Trouble.LostReply(true));
        String txn = world.ledger().charges().get(0).txn();
        world.gateway.next(Step.INQUIRE, new Trouble.LostReply(false));
        assertThat(charged(lost, txn).status()).isEqualTo(PaymentStatus.PAID);

        world.gateway.next(Step.CHARGE, new Trouble.LostReply(true));
        Payment unknown = world.charge(key, 9900, Optional.empty());
        String itsTxn = world.ledger().charges().get(1).txn();
        world.gateway.next(Step.INQUIRE, new Trouble.LostReply(false));
        refuses(Refusal.RESOLUTION_UNVERIFIED, () -> charged(unknown, itsTxn));
        refuses(Refusal.STATE_CONFLICT, () -> resolve(unknown, Charge.NOT_CHARGED));

        assertThat(charged(unknown, itsTxn).status()).isEqualTo(PaymentStatus.PAID);
        refuses(Refusal.STATE_CONFLICT, () -> charged(unknown, itsTxn));
    }

    @Test
    void a_decline_keeps_the_reason_that_the_gateway_shows() {
        Payment lost = manual(new Trouble.LosesDecline(DeclineReason.LIMIT_EXCEEDED));
        assertThat(resolve(lost, Charge.DECLINED)
                        .lastAttempt()
                        .decline()
                        .orElseThrow()
                        .reason())
                .isEqualTo(DeclineReason.LIMIT_EXCEEDED);

        Payment unseen = manual(new Trouble.LostReply(false));
        assertThat(resolve(unseen, Charge.DECLINED)
                        .lastAttempt()
                        .decline()
                        .orElseThrow()
                        .reason())
                .isEqualTo(DeclineReason.REFER_TO_ISSUER);
    }

    @Test
    void the_same_request_settles_once() {
        Payment lost = manual(new Trouble.LostReply(false));
        Optional<RequestKey> request = World.request("resolve");

        Payment first = resolve(lost, Charge.NOT_CHARGED, Optional.empty(), request);
        Payment again = resolve(lost, Charge.NOT_CHARGED, Optional.empty(), request);

        assertThat(again.snapshot()).isEqualTo(first.snapshot());
        assertThat(said(lost)).hasSize(1);
    }

    @Test
    void a_refused_decision_does_not_use_the_request_up() {
        Payment lost = manual(new Trouble.LostReply(true));
        refuses(
                Refusal.RESOLUTION_CONTRADICTED,
                () -> resolve(lost, Charge.NOT_CHARGED, Optional.empty(), World.request("resolve")));

        world.gateway.cancelInConsole(world.ledger().charges().get(0).txn(), 9900);

        assertThat(resolve(lost, Charge.NOT_CHARGED, Optional.empty(), World.request("resolve"))
                        .status())
                .isEqualTo(PaymentStatus.NOT_CHARGED);
    }

    @Test
    void a_hidden_refund_is_settled_either_way() {
        Payment given = manualRefund(true);
        refuse(given, GivingBack.REFUNDED, RefundStatus.DONE);

        Payment kept = manualRefund(false);
        refuse(kept, GivingBack.NOT_REFUNDED, RefundStatus.ABSENT);
        assertThat(world.payment(kept.id()).refundable()).isEqualTo(Money.won(9900));
    }

    private void refuse(Payment payment, GivingBack outcome, RefundStatus expected) {
        assertThat(refund(payment, outcome).refunds().get(0).status()).isEqualTo(expected);
        refuses(Refusal.STATE_CONFLICT, () -> refund(payment, outcome));
    }

    @Test
    void nobody_may_say_of_a_refund_what_the_sum_disproves() {
        Payment given = manualRefund(true);
        Payment kept = manualRefund(false);
        world.gateway.showSums();

        refuses(Refusal.RESOLUTION_CONTRADICTED, () -> refund(given, GivingBack.NOT_REFUNDED));
        refuses(Refusal.RESOLUTION_CONTRADICTED, () -> refund(kept, GivingBack.REFUNDED));
    }

    @Test
    void numbers_of_other_payments_are_refused() {
        Payment lost = manual(new Trouble.LostReply(false));
        Payment other = world.charge(key, 9900, Optional.empty());

        refuses(
                Refusal.RESOLUTION_INVALID,
                () -> world.useCases
                        .resolvePayment()
                        .resolve(
                                new OfAttempt(
                                        other.id(),
                                        lost.lastAttempt().orderNo(),
                                        Charge.NOT_CHARGED,
                                        Optional.empty(),
                                        KIM),
                                Optional.empty()));
        refuses(Refusal.RESOLUTION_INVALID, () -> resolve(lost, Charge.CHARGED));
    }

    @Test
    void a_statement_has_words_and_no_card_number() {
        refuses(Refusal.REASON_INVALID, () -> new OperatorStatement("kim", " ", "seen"));
        refuses(Refusal.EVIDENCE_INVALID, () -> new OperatorStatement("kim", "checked", "x".repeat(1001)));
        refuses(
                Refusal.EVIDENCE_INVALID,
                () -> new OperatorStatement("kim", "checked", "the card 9410-0000-0000-1235 was charged"));
        assertThat(new OperatorStatement("kim", "checked", "TID 20261124000012345678").evidence())
                .isNotBlank();
    }

    private Payment manual(Trouble trouble) {
        world.gateway.next(Step.CHARGE, trouble);
        Payment lost = world.charge(key, 9900, Optional.empty());
        for (int i = 0; i < 25 * 6; i++) {
            world.gateway.clearTroubles();
            world.gateway.next(Step.INQUIRE, new Trouble.LostReply(false));
            world.clock.advance(Duration.ofMinutes(10));
            resolveDue();
        }
        world.gateway.clearTroubles();
        assertThat(status(lost)).isEqualTo(AttemptStatus.MANUAL);
        return lost;
    }

    private void resolveDue() {
        world.useCases.periodicWork().stream()
                .filter(work -> work.name().equals("outcome-resolution"))
                .forEach(work -> work.runDue(world.clock.instant()));
    }

    private Payment manualRefund(boolean effect) {
        Payment paid = world.charge(key, 9900, Optional.empty());
        world.gateway.hideSums();
        world.gateway.next(Step.REFUND, new Trouble.LostReply(effect));
        world.refund(paid.id(), Optional.of(Money.won(1000)), Optional.empty());
        for (int i = 0; i < 80; i++) {
            world.clock.advance(Duration.ofMinutes(1));
            resolveDue();
        }
        assertThat(world.payment(paid.id()).refunds().get(0).status()).isEqualTo(RefundStatus.MANUAL);
        return paid;
    }

    private Payment charged(Payment payment, String txn) {
        return resolve(payment, Charge.CHARGED, Optional.of(txn), Optional.empty());
    }

    private Payment resolve(Payment payment, Charge outcome) {
        return resolve(payment, outcome, Optional.empty(), Optional.empty());
    }

    private Payment resolve(Payment payment, Charge outcome, Optional<String> txn, Optional<RequestKey> request) {
        return world.useCases
                .resolvePayment()
                .resolve(
                        new OfAttempt(
                                payment.id(),
                                payment.lastAttempt().orderNo(),
                                outcome,
                                txn.map(GatewayTxnId::new),
                                KIM),
                        request);
    }

    private Payment refund(Payment payment, GivingBack outcome) {
        return world.useCases
                .resolvePayment()
                .resolve(
                        new OfRefund(
                                payment.id(),
                                world.payment(payment.id()).refunds().get(0).number(),
                                outcome,
                                Optional.empty(),
                                KIM),
                        Optional.empty());
    }

    private List<Evidence> said(Payment payment) {
        return world.store.payments().history(payment.id()).stream()
                .filter(event -> event instanceof PaymentEvent.EvidenceGiven)
                .map(event -> ((PaymentEvent.EvidenceGiven) event).evidence())
                .filter(evidence -> evidence.kind() == Evidence.Kind.OPERATOR)
                .toList();
    }

    private AttemptStatus status(Payment payment) {
        return world.payment(payment.id()).lastAttempt().status();
    }

    private static void refuses(Refusal refusal, ThrowingCallable act) {
        assertThatExceptionOfType(DomainException.class)
                .isThrownBy(act)
                .satisfies(refused -> assertThat(refused.refusal()).isEqualTo(refusal));
    }
}
