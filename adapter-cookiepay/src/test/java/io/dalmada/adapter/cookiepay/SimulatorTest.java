package io.dalmada.adapter.cookiepay;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.port.out.gateway.ChargeCommand;
import io.dalmada.application.port.out.gateway.ChargeOutcome;
import io.dalmada.application.port.out.gateway.GatewayTransactionList.TransactionPage;
import io.dalmada.application.port.out.gateway.InquiryKey;
import io.dalmada.application.port.out.gateway.InquiryOutcome;
import io.dalmada.application.port.out.gateway.IssueOutcome;
import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.application.port.out.gateway.PaymentSnapshot;
import io.dalmada.application.port.out.gateway.PendingRefund;
import io.dalmada.application.port.out.gateway.RefundOutcome;
import io.dalmada.application.port.out.gateway.RevokeCommand;
import io.dalmada.application.port.out.gateway.RevokeOutcome;
import io.dalmada.application.testing.MovableClock;
import io.dalmada.domain.gateway.Doubt;
import io.dalmada.domain.gateway.GatewayKey;
import io.dalmada.domain.gateway.NotAttemptedCause;
import io.dalmada.domain.gateway.OrderNumbers;
import io.dalmada.domain.gateway.RefundRefusal;
import io.dalmada.domain.shared.Money;
import io.dalmada.simulator.cookiepay.CookiePaySimulator;
import io.dalmada.simulator.cookiepay.SimulatorOptions;
import io.dalmada.simulator.cookiepay.fault.Fault;
import io.dalmada.simulator.cookiepay.fault.Fault.Kind;
import io.dalmada.simulator.cookiepay.state.Knobs;
import io.dalmada.simulator.cookiepay.state.Step;
import io.dalmada.simulator.cookiepay.wire.Credentials;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The adapter against another reading of docs/wire/cookiepay.md; the simulator's ledger judges. */
@Timeout(120)
class SimulatorTest {
    private final MovableClock clock = MovableClock.atTen();
    private final CookiePaySimulator simulator =
            CookiePaySimulator.start(SimulatorOptions.inMemory().withClock(clock));
    private final Shop shop = new Shop();
    private final CookiePaySettings settings =
            Shop.settings(simulator.baseUri(), Credentials.LOCAL.apiId(), Credentials.LOCAL.apiKey());
    private final PaymentGateway gateway = shop.gateway(settings, clock);

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void theWholeStory() {
        GatewayKey key = issued();
        assertThat(simulator.ledger().entries()).as("issuing charges nothing").hasSize(1);
        var charge = approved(key, 9900);
        assertThat(remaining(charge)).contains(Money.won(9900));

        var first = (RefundOutcome.Refunded) gateway.refund(Shop.refund(charge, 9900, 3000));
        assertThat(first.amount()).isEqualTo(Money.won(3000));
        assertThat(remaining(charge)).contains(Money.won(6900));
        assertThat(gateway.refund(Shop.refund(charge, 6900, 6900))).isInstanceOf(RefundOutcome.Refunded.class);
        assertThat(snapshot(charge).isFullyRefunded()).isTrue();
        assertThat(simulator.ledger().net(charge.orderNo().value())).isZero();

        assertThat(gateway.revokeBillingKey(new RevokeCommand(key, "고객 요청"))).isInstanceOf(RevokeOutcome.Revoked.class);
        assertThat(gateway.revokeBillingKey(new RevokeCommand(key, "고객 요청")).isGone())
                .isTrue();
        assertThat(simulator.isKeyAlive(key.value().use(text -> text))).isFalse();
        assertThat(gateway.charge(charge(key, 9900))).isNotInstanceOf(ChargeOutcome.Approved.class);
        assertThat(simulator.ledger().chargeRequests().values()).containsOnly(1);
    }

    @ParameterizedTest
    @EnumSource(Knobs.Nesting.class)
    void everyNesting(Knobs.Nesting nesting) {
        simulator.knobs().nesting = nesting;
        story();
    }

    @ParameterizedTest
    @EnumSource(Knobs.CancelSum.class)
    void everyNameOfTheCancelledSum(Knobs.CancelSum sum) {
        simulator.knobs().cancelSum = sum;
        var charge = approved(issued(), 9900);
        gateway.refund(Shop.refund(charge, 9900, 3000));
        assertThat(remaining(charge).isPresent()).isEqualTo(sum != Knobs.CancelSum.HIDDEN);
    }

    @Test
    void everyManner() {
        simulator.knobs().encrypt = false;
        story();
        simulator.knobs().encrypt = true;
        simulator.knobs().sloppyJson = true;
        simulator.knobs().htmlContentType = true;
        simulator.knobs().emptyListAsArray = true;
        simulator.knobs().tokenErrorsAsResult = true;
        story();
    }

    private void story() {
        GatewayKey key = issued();
        var charge = approved(key, 9900);
        for (var style : Knobs.DeclineStyle.values()) {
            simulator.knobs().declineStyle = style;
            assertThat(gateway.charge(charge(key, 1001))).isInstanceOf(ChargeOutcome.Declined.class);
            assertThat(gateway.charge(charge(key, 1024))).isInstanceOf(ChargeOutcome.Unknown.class);
        }
        assertThat(gateway.refund(Shop.refund(charge, 9900, 9900))).isInstanceOf(RefundOutcome.Refunded.class);
        assertThat(snapshot(charge).isFullyRefunded()).isTrue();
        // A plain list of rows proves nothing to the adapter alone: it knows none of the charges that must be on it.
        assertThat(gateway.inquire(
                        new InquiryKey.ByOrder(OrderNumbers.ofPayment(UUID.randomUUID(), 1), clock.instant())))
                .isInstanceOfSatisfying(
                        InquiryOutcome.Inconclusive.class,
                        answer -> assertThat(answer.doubt()).isEqualTo(Doubt.LIST_WITHOUT_SIGN));
        assertThat(gateway.revokeBillingKey(new RevokeCommand(key, "x")).isGone())
                .isTrue();
    }

    @Test
    void testNumbersAndExpiredCardsAreRefused() {
        assertThat(gateway.issueBillingKey(Shop.issue("4242424242424242"))).isInstanceOf(IssueOutcome.Refused.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {
                "CLOSE_AFTER",
                "RESET_AFTER",
                "STATUS_AFTER",
                "HTML_AFTER",
                "EMPTY_AFTER",
                "TRUNCATED_AFTER",
                "OTHER_ORDER",
                "OTHER_AMOUNT",
                "NO_TID"
            })
    void aChargeWhoseReplyIsLostOrSpoiltIsFoundByTheDayList(Kind kind) {
        GatewayKey key = issued();
        simulator.faults().add(Fault.once(Step.CHARGE, kind));
        ChargeCommand command = charge(key, 9900);
        assertThat(gateway.charge(command)).isInstanceOf(ChargeOutcome.Unknown.class);
        assertThat(found(gateway.inquire(new InquiryKey.ByOrder(command.orderNo(), clock.instant())))
                        .charged())
                .isEqualTo(Money.won(9900));
        assertThat(simulator.ledger().received(Step.CHARGE, command.orderNo().value()))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"CLOSE_BEFORE", "RESET_BEFORE", "STATUS"})
    void aChargeThatWasNotMadeIsNotFound(Kind kind) {
        GatewayKey key = issued();
        simulator.faults().add(Fault.once(Step.CHARGE, kind));
        ChargeCommand command = charge(key, 9900);
        assertThat(gateway.charge(command)).isInstanceOf(ChargeOutcome.Unknown.class);
        assertThat(gateway.inquire(new InquiryKey.ByOrder(command.orderNo(), clock.instant())))
                .isInstanceOf(InquiryOutcome.NotFound.class);
        assertThat(simulator.ledger().received(Step.CHARGE, command.orderNo().value()))
                .isEqualTo(1);
    }

    @Test
    void aListThatLagsFindsItLater() {
        GatewayKey key = issued();
        simulator.knobs().listLag = Duration.ofMinutes(30);
        simulator.faults().add(Fault.once(Step.CHARGE, Kind.CLOSE_AFTER));
        ChargeCommand command = charge(key, 9900);
        gateway.charge(command);
        InquiryKey where = new InquiryKey.ByOrder(command.orderNo(), clock.instant());
        assertThat(gateway.inquire(where)).isInstanceOf(InquiryOutcome.NotFound.class);
        clock.advance(Duration.ofMinutes(31));
        assertThat(gateway.inquire(where)).isInstanceOf(InquiryOutcome.Found.class);
    }

    @Test
    void aSealedReplyIsReadLater() {
        GatewayKey key = issued();
        simulator.faults().add(Fault.always(Step.DECRYPT, Kind.DECRYPT_FAILURE));
        ChargeCommand command = charge(key, 9900);
        var unknown = (ChargeOutcome.Unknown) gateway.charge(command);
        assertThat(unknown.doubt()).isEqualTo(Doubt.UNREADABLE_REPLY);
        simulator.faults().clear();
        var later = gateway.sealedReplies().orElseThrow().read(unknown.reply().orElseThrow(), command);
        assertThat(later).isInstanceOf(ChargeOutcome.Approved.class);
    }

    @Test
    void lostCancelsShowByTheirSum() {
        var charge = approved(issued(), 9900);
        simulator.faults().add(Fault.once(Step.CANCEL, Kind.CLOSE_AFTER));
        assertThat(gateway.refund(Shop.refund(charge, 9900, 3000))).isInstanceOf(RefundOutcome.Unknown.class);
        assertThat(remaining(charge)).contains(Money.won(6900));
        simulator.faults().add(Fault.once(Step.CANCEL, Kind.CLOSE_BEFORE));
        assertThat(gateway.refund(Shop.refund(charge, 6900, 1000))).isInstanceOf(RefundOutcome.Unknown.class);
        assertThat(remaining(charge)).contains(Money.won(6900));
    }

    /** The rule of acceptance: a lost cancel of the whole settles by its date alone. */
    @Test
    void aLostCancelOfTheWholeShowsWithoutASum() {
        simulator.knobs().cancelSum = Knobs.CancelSum.HIDDEN;
        var charge = approved(issued(), 9900);
        assertThat(snapshot(charge).refunds()).isEmpty();
        simulator.faults().add(Fault.once(Step.CANCEL, Kind.CLOSE_AFTER));
        assertThat(gateway.refund(Shop.refund(charge, 9900, 9900))).isInstanceOf(RefundOutcome.Unknown.class);
        assertThat(snapshot(charge).remaining()).isEmpty();
        assertThat(snapshot(charge).refunds()).hasSize(1);
        // Asking again can only hear that it is done.
        var again = (RefundOutcome.Refused) gateway.refund(Shop.refund(charge, 9900, 9900));
        assertThat(again.reason()).isEqualTo(RefundRefusal.ALREADY_FULLY_REFUNDED);
    }

    @Test
    void moreThanIsLeftAtTheGatewayMovesNothing() {
        var charge = approved(issued(), 9900);
        simulator.cancelInConsole(charge.txn().value(), 5000);
        assertThat(gateway.refund(Shop.refund(charge, 9900, 6000))).isInstanceOf(RefundOutcome.Refused.class);
        assertThat(simulator.ledger().canceled(charge.txn().value())).isEqualTo(5000);
    }

    @Test
    void aSettledChargeWaitsForTheDeposit() {
        var charge = approved(issued(), 9900);
        simulator.settle(charge.txn().value());
        var pending = (RefundOutcome.Pending) gateway.refund(Shop.refund(charge, 9900, 9900));
        var deposit = (PendingRefund.AwaitingDeposit) pending.what();
        assertThat(deposit.account().orElseThrow().account()).isPresent();
        assertThat(deposit.account().orElseThrow().bank()).isPresent();
        simulator.deposit(charge.txn().value());
        assertThat(snapshot(charge).refunds()).hasSize(1);
    }

    @Test
    void theJournalShowsTheDay() {
        GatewayKey key = issued();
        approved(key, 9900);
        approved(key, 8800);
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Seoul"));
        for (CookiePaySettings by : List.of(settings, Shop.paged(settings))) {
            var page = (TransactionPage.Page)
                    shop.gateway(by, clock).journal().orElseThrow().list(today, Optional.empty());
            assertThat(page.payments())
                    .extracting(PaymentSnapshot::charged)
                    .containsExactlyInAnyOrder(Money.won(9900), Money.won(8800));
        }
    }

    @Test
    void anExpiredTokenIsRenewedBeforeItsEnd() {
        GatewayKey key = issued();
        clock.advance(Duration.ofMinutes(58));
        approved(key, 9900);
        assertThat(simulator.ledger().received(Step.TOKEN)).isEqualTo(2);
    }

    @Test
    void aTokenRefusedAsExpiredIsNotAnAttempt() {
        GatewayKey key = issued();
        simulator.faults().add(Fault.once(Step.CHARGE, Kind.EXPIRED_TOKEN));
        ChargeOutcome refused = gateway.charge(charge(key, 9900));
        assertThat(((ChargeOutcome.NotAttempted) refused).cause()).isEqualTo(NotAttemptedCause.CLOSED_BY_US);
        approved(key, 9900);
    }

    @Test
    void foreignCredentialsAreForAPerson() {
        var foreign = shop.gateway(Shop.settings(simulator.baseUri()), clock);
        var outcome = (IssueOutcome.NotAttempted) foreign.issueBillingKey(Shop.issue());
        assertThat(outcome.cause()).isEqualTo(NotAttemptedCause.CREDENTIALS);
    }

    /** Two nodes end each other's tokens: attempts are turned away, but every payment is charged once in the end. */
    @ParameterizedTest
    @CsvSource({"false, 1", "true, 2"})
    void twoNodesWhoseLoginsEndEachOthersLoseNothing(boolean perCall, long seed) throws Exception {
        simulator.knobs().newTokenEndsOld = true;
        GatewayKey key = issued();
        CookiePaySettings policy = perCall ? Shop.perCall(settings) : settings;
        List<PaymentGateway> nodes = List.of(shop.gateway(policy, clock), shop.gateway(policy, clock));
        Random order = new Random(seed);
        List<Callable<Integer>> payments = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            PaymentGateway node = nodes.get(order.nextInt(2));
            payments.add(() -> attemptsUntilApproved(node, key));
        }
        ExecutorService workers = Executors.newFixedThreadPool(4);
        int attempts = 0;
        for (Future<Integer> done : workers.invokeAll(payments)) {
            attempts += done.get();
        }
        workers.shutdown();
        var charged = simulator.ledger().entries().stream()
                .filter(entry -> entry.kind().name().equals("APPROVED"));
        assertThat(charged).hasSize(20);
        assertThat(simulator.ledger().chargeRequests().values()).containsOnly(1);
        assertThat(attempts).isGreaterThanOrEqualTo(20);
    }

    private static int attemptsUntilApproved(PaymentGateway node, GatewayKey key) {
        UUID payment = UUID.randomUUID();
        for (int attempt = 1; attempt < 99; attempt++) {
            ChargeOutcome outcome = node.charge(Shop.charge(OrderNumbers.ofPayment(payment, attempt), key, 9900));
            if (outcome instanceof ChargeOutcome.Approved) {
                return attempt;
            }
            assertThat(outcome).isInstanceOf(ChargeOutcome.NotAttempted.class);
            assertThat(((ChargeOutcome.NotAttempted) outcome).cause().passes()).isTrue();
        }
        throw new AssertionError("98 attempts were turned away");
    }

    private GatewayKey issued() {
        IssueOutcome outcome = gateway.issueBillingKey(Shop.issue());
        assertThat(outcome).isInstanceOf(IssueOutcome.Issued.class);
        return ((IssueOutcome.Issued) outcome).key();
    }

    private static ChargeCommand charge(GatewayKey key, long won) {
        return Shop.charge(OrderNumbers.ofPayment(UUID.randomUUID(), 1), key, won);
    }

    private ChargeOutcome.Approved approved(GatewayKey key, long won) {
        ChargeOutcome outcome = gateway.charge(charge(key, won));
        assertThat(outcome).isInstanceOf(ChargeOutcome.Approved.class);
        return (ChargeOutcome.Approved) outcome;
    }

    private PaymentSnapshot snapshot(ChargeOutcome.Approved charge) {
        return found(gateway.inquire(new InquiryKey.ByTransaction(charge.txn(), clock.instant())));
    }

    private Optional<Money> remaining(ChargeOutcome.Approved charge) {
        return snapshot(charge).remaining();
    }

    private static PaymentSnapshot found(InquiryOutcome outcome) {
        assertThat(outcome).isInstanceOf(InquiryOutcome.Found.class);
        return ((InquiryOutcome.Found) outcome).payment();
    }
}
