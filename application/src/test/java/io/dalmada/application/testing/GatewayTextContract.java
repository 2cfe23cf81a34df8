package io.dalmada.application.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.domain.gateway.Decline;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.gateway.Doubt;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.gateway.GatewayWord;
import io.dalmada.domain.gateway.OrderNumbers;
import io.dalmada.domain.gateway.SealedReply;
import io.dalmada.domain.payment.Approval;
import io.dalmada.domain.payment.AttemptStatus;
import io.dalmada.domain.payment.DepositAccount;
import io.dalmada.domain.payment.Evidence;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.RefundReason;
import io.dalmada.domain.payment.RefundStatus;
import io.dalmada.domain.shared.SecretText;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No text of a gateway, however long or strange, keeps what happened from being stored. */
public abstract class GatewayTextContract extends StorageContract {
    private static final String LONG = "긴 글 \0 😀 \uD800 ".repeat(20_000);

    private Payment changed(Payment stored, Consumer<Payment> change) {
        run(() -> {
            Payment payment = store.payments().find(stored.id()).orElseThrow();
            change.accept(payment);
            store.payments().save(payment);
        });
        return store.payments().find(stored.id()).orElseThrow();
    }

    private Payment sending() {
        return tx(() -> store.payments().save(PaymentFixture.sending()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-23T01:00:00Z", "+300000-01-01T00:00:00Z", "-100000-01-01T00:00:00Z"})
    void anApprovalIsStored(String approvedAt) {
        Approval approval = new Approval(
                new GatewayTxnId("T".repeat(200)),
                Optional.of(LONG),
                Instant.parse(approvedAt),
                Optional.of(URI.create("https://receipt.example/" + "a".repeat(150_000))));
        Payment paid = changed(
                sending(),
                payment -> payment.charged(payment.lastAttempt().orderNo(), approval, payment.amount(), NOW));

        assertThat(paid.lastAttempt().status()).isEqualTo(AttemptStatus.SUCCEEDED);
        assertThat(paid.lastAttempt().approval().orElseThrow().receipt()).isEmpty();
    }

    @Test
    void aDeclineIsStored() {
        GatewayWord word = new GatewayWord(Optional.of(LONG), Optional.of(LONG));
        Payment declined = changed(
                sending(),
                payment -> payment.decline(
                        payment.lastAttempt().orderNo(), Decline.of(DeclineReason.LIMIT_EXCEEDED), word, NOW));

        assertThat(declined.lastAttempt().status()).isEqualTo(AttemptStatus.DECLINED);
    }

    @Test
    void aDoubtIsStoredWithEvidenceAndASealedReply() {
        Payment doubted = changed(
                sending(),
                payment -> payment.doubt(
                        payment.lastAttempt().orderNo(),
                        Doubt.UNREADABLE_REPLY,
                        Optional.of(new GatewayTxnId("T".repeat(200))),
                        Optional.of(new SealedReply(SecretText.of("x".repeat(2_000_000)))),
                        new GatewayWord(Optional.of(LONG), Optional.of(LONG)),
                        NOW,
                        PaymentFixture.RULE));
        assertThat(doubted.lastAttempt().status()).isEqualTo(AttemptStatus.UNKNOWN);

        Payment seen = changed(
                doubted,
                payment -> payment.manual(
                        payment.lastAttempt().orderNo(),
                        Evidence.seen(Evidence.Kind.FOUND_DIFFERENT, NOW, Optional.empty(), LONG)));
        assertThat(seen.lastAttempt().status()).isEqualTo(AttemptStatus.MANUAL);
    }

    @Test
    void aDepositThatIsAwaitedIsStored() {
        Payment paid = tx(() -> store.payments().save(PaymentFixture.paid()));
        var number = OrderNumbers.ofRefund(TestIds.next());
        DepositAccount account =
                new DepositAccount(Optional.of(LONG), Optional.of(LONG), Optional.of(LONG), Optional.of(NOW));
        Payment awaited = changed(paid, payment -> {
            payment.requestRefund(number, Optional.empty(), new RefundReason("고객 요청"), NOW);
            payment.claimRefund(number, NOW);
        });
        Payment waiting = changed(
                awaited,
                payment -> payment.refundAwaitsDeposit(
                        number, Optional.of(account), GatewayWord.NONE, NOW, PaymentFixture.RULE));

        assertThat(waiting.refund(number).status()).isEqualTo(RefundStatus.AWAITING_DEPOSIT);
    }
}
