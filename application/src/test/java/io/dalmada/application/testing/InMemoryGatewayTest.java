package io.dalmada.application.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dalmada.application.port.out.gateway.ChargeCommand;
import io.dalmada.application.port.out.gateway.ChargeOutcome;
import io.dalmada.application.port.out.gateway.InquiryKey;
import io.dalmada.application.port.out.gateway.InquiryOutcome;
import io.dalmada.application.port.out.gateway.IssueCommand;
import io.dalmada.application.port.out.gateway.IssueOutcome;
import io.dalmada.application.port.out.gateway.PaymentSnapshot;
import io.dalmada.application.testing.InMemoryLedger.Step;
import io.dalmada.domain.billingkey.CardEntry;
import io.dalmada.domain.gateway.CustomerRef;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.gateway.GatewayKey;
import io.dalmada.domain.gateway.Installment;
import io.dalmada.domain.gateway.MerchantOrderNo;
import io.dalmada.domain.gateway.RegistrationNo;
import io.dalmada.domain.payment.OrderTitle;
import io.dalmada.domain.payment.TaxSplit;
import io.dalmada.domain.payment.TaxType;
import io.dalmada.domain.shared.Buyer;
import io.dalmada.domain.shared.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the in-memory gateway shows and when; the gateway contract proves the rest. */
class InMemoryGatewayTest {
    private static final MerchantOrderNo ORDER = new MerchantOrderNo("ORDER-01");
    private static final OrderTitle TITLE = new OrderTitle("월간 구독", Optional.empty());
    private static final Buyer BUYER = new Buyer("홍길동", Optional.empty(), Optional.empty());

    private final MovableClock clock = MovableClock.atTen();
    private boolean inTransaction;
    private final InMemoryGateway gateway = new InMemoryGateway(Profiles.withoutReplay(), clock, () -> inTransaction);
    private final GatewayKey key = issue();

    @Test
    void a_pending_charge_is_approved_later_under_its_own_number() {
        gateway.next(Step.CHARGE, new Trouble.Pends(Duration.ofSeconds(30)));
        ChargeOutcome.Pending pending = (ChargeOutcome.Pending) charge();
        assertThat(found().status()).isEqualTo(PaymentSnapshot.Status.PENDING);
        assertThat(gateway.ledger().net(ORDER.value())).isZero();
        clock.advance(Duration.ofSeconds(30));
        assertThat(gateway.ledger().net(ORDER.value())).isEqualTo(9900);
        assertThat(found().status()).isEqualTo(PaymentSnapshot.Status.APPROVED);
        assertThat(found().txn()).isEqualTo(pending.txn());
    }

    @Test
    void a_lost_decline_is_shown_by_the_look_up() {
        gateway.next(Step.CHARGE, new Trouble.LosesDecline(DeclineReason.CARD_EXPIRED));
        assertThat(charge()).isInstanceOf(ChargeOutcome.Unknown.class);
        assertThat(found().status()).isEqualTo(PaymentSnapshot.Status.DECLINED);
        assertThat(found().decline().orElseThrow().reason()).isEqualTo(DeclineReason.CARD_EXPIRED);
    }

    @Test
    void a_charge_that_never_ran_is_shown_as_such() {
        gateway.next(Step.CHARGE, new Trouble.NeverExecuted());
        assertThat(charge()).isInstanceOf(ChargeOutcome.Unknown.class);
        assertThat(found().status()).isEqualTo(PaymentSnapshot.Status.NEVER_EXECUTED);
        assertThat(gateway.ledger().charges()).isEmpty();
    }

    @Test
    void a_late_charge_bears_the_time_at_which_it_landed_however_far_the_clock_jumps() {
        gateway.next(Step.CHARGE, new Trouble.LateEffect(Duration.ofMinutes(70)));
        Instant landing = clock.instant().plus(Duration.ofMinutes(70));
        assertThat(charge()).isInstanceOf(ChargeOutcome.Unknown.class);
        clock.advance(Duration.ofMinutes(69));
        assertThat(inquire()).isInstanceOf(InquiryOutcome.NotFound.class);
        clock.advance(Duration.ofDays(2));
        assertThat(found().approvedAt()).contains(landing);
    }

    @Test
    void a_call_inside_a_transaction_is_a_mistake() {
        inTransaction = true;
        assertThatThrownBy(this::charge).isInstanceOf(IllegalStateException.class);
        assertThat(gateway.ledger().received(Step.CHARGE, ORDER.value())).isZero();
    }

    private PaymentSnapshot found() {
        return ((InquiryOutcome.Found) inquire()).payment();
    }

    private InquiryOutcome inquire() {
        return gateway.inquire(new InquiryKey.ByOrder(ORDER, clock.instant()));
    }

    private ChargeOutcome charge() {
        Money amount = Money.won(9900);
        return gateway.charge(new ChargeCommand(
                ORDER,
                key,
                amount,
                TaxSplit.of(TaxType.TAXABLE, amount),
                Installment.LUMP_SUM,
                TITLE,
                BUYER,
                clock.instant()));
    }

    private GatewayKey issue() {
        CardEntry card = CardEntry.of(
                "4111111111111111".toCharArray(), YearMonth.of(2029, 12), "900101".toCharArray(), "12".toCharArray());
        IssueCommand command = new IssueCommand.ByCard(
                new RegistrationNo("K-000001"), new CustomerRef("A".repeat(32)), TITLE, BUYER, card);
        return ((IssueOutcome.Issued) gateway.issueBillingKey(command)).key();
    }
}
