package io.dalmada.application.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.model.NoticeHint;
import io.dalmada.application.port.out.ConcurrentChange;
import io.dalmada.application.port.out.GatewayNoticeBox;
import io.dalmada.application.port.out.KeptNotice;
import io.dalmada.application.port.out.KeptNotice.Result;
import io.dalmada.application.port.out.gateway.GatewayNotice.About;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.gateway.MerchantOrderNo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What every {@link GatewayNoticeBox} promises. */
public abstract class GatewayNoticeBoxContract extends StorageContract {
    private static final GatewayId GATEWAY = PaymentFixture.GATEWAY;
    private static final GatewayId OTHER = new GatewayId("other-account");
    private static final Instant LATER = NOW.plus(Duration.ofMinutes(1));
    private static final String LONGEST_BODY = "가".repeat(4_000);

    @SuppressWarnings("NullAway.Init") // set before each test
    private GatewayNoticeBox box;

    @BeforeEach
    void prepare() {
        box = store.gatewayNotices();
    }

    public static NoticeHint hint(String orderNo) {
        return new NoticeHint(Optional.of(new MerchantOrderNo(orderNo)), Optional.empty(), About.ANYTHING);
    }

    public static NoticeHint hintOfTxn(String txn) {
        return new NoticeHint(Optional.empty(), Optional.of(new GatewayTxnId(txn)), About.CANCEL);
    }

    private static KeptNotice notice(String dedupeId, NoticeHint hint, Instant at) {
        return new KeptNotice(
                TestIds.next(), GATEWAY, dedupeId, at, LONGEST_BODY, Optional.of(hint), 0, Optional.empty());
    }

    private static KeptNotice settled(String dedupeId, Instant at) {
        return new KeptNotice(
                TestIds.next(), GATEWAY, dedupeId, at, "{}", Optional.empty(), 0, Optional.of(Result.NO_HINT));
    }

    private KeptNotice kept(KeptNotice notice) {
        assertThat(tx(() -> box.keep(notice))).isTrue();
        return notice;
    }

    private List<KeptNotice> due(Instant now, int most) {
        return tx(() -> box.due(now, most));
    }

    @Test
    void givesBackWhatWasKeptTheLongestWaitingFirst() {
        KeptNotice second = kept(notice("body:2", hintOfTxn("T-2"), NOW.plusSeconds(1)));
        NoticeHint both = new NoticeHint(
                Optional.of(new MerchantOrderNo("P-ORDER-1")), Optional.of(new GatewayTxnId("T-1")), About.APPROVAL);
        KeptNotice first = kept(notice("body:1", both, NOW));

        assertThat(due(LATER, 10)).containsExactly(first, second);
        assertThat(due(LATER, 1)).containsExactly(first);
        assertThat(due(NOW, 10)).containsExactly(first);
        assertThat(box.nextDue()).contains(NOW);
    }

    @Test
    void keepsEachOnceForAGateway() {
        kept(notice("body:1", hint("P-ORDER-1"), NOW));
        KeptNotice again = notice("body:1", hint("P-ORDER-2"), LATER);
        KeptNotice elsewhere = new KeptNotice(
                TestIds.next(), OTHER, "body:1", NOW, "{}", Optional.of(hint("P-ORDER-1")), 0, Optional.empty());

        assertThat(tx(() -> box.keep(again))).isFalse();
        assertThat(tx(() -> box.keep(elsewhere))).isTrue();
        assertThat(due(LATER, 10)).hasSize(2);
    }

    @RepeatedTest(5)
    void keepsOneOfTwoThatComeTogether() throws Exception {
        long keepers = Race.winners(store.transactions(), () -> true, free -> {
            if (!box.keep(notice("body:1", hint("P-ORDER-1"), NOW))) {
                throw new ConcurrentChange("it is kept already");
            }
        });

        assertThat(keepers).isOne();
        assertThat(due(LATER, 10)).hasSize(1);
    }

    @Test
    void whatIsSettledIsNeverDue() {
        kept(settled("body:1", NOW));

        assertThat(due(LATER, 10)).isEmpty();
        assertThat(box.nextDue()).isEmpty();
    }

    @Test
    void whatWasBegunIsDueAgainUntilItIsSettled() {
        KeptNotice notice = kept(notice("body:1", hint("P-ORDER-1"), NOW));

        assertThat(tx(() -> box.begin(notice, NOW, LATER))).isTrue();
        assertThat(due(NOW, 10)).isEmpty();
        assertThat(box.nextDue()).contains(LATER);
        KeptNotice again = due(LATER, 10).get(0);
        assertThat(again.looks()).isOne();
        assertThat(tx(() -> box.begin(again, LATER, LATER))).isTrue();

        run(() -> box.settle(notice.id(), Result.CONFIRMED));
        assertThat(due(LATER, 10)).isEmpty();
        assertThat(tx(() -> box.begin(again, LATER, LATER))).isFalse();
        run(() -> box.settle(notice.id(), Result.NOT_CONFIRMED));
        assertThat(due(LATER, 10)).isEmpty();
    }

    @RepeatedTest(5)
    void oneOfTwoThatComeTogetherBegins() throws Exception {
        KeptNotice notice = kept(notice("body:1", hint("P-ORDER-1"), NOW));

        long begun = Race.winners(store.transactions(), () -> true, free -> {
            if (!box.begin(notice, NOW, LATER)) {
                throw new ConcurrentChange("somebody has begun");
            }
        });

        assertThat(begun).isOne();
    }

    @Test
    void countsWhatWasBegunForTheSameNumbers() {
        KeptNotice one = kept(notice("body:1", hint("P-ORDER-1"), NOW));
        KeptNotice other = kept(notice("body:2", hint("P-ORDER-2"), NOW));
        KeptNotice charge = kept(notice("body:3", hintOfTxn("T-1"), NOW));
        kept(notice("body:4", hint("P-ORDER-1"), NOW));
        run(() -> {
            box.begin(one, LATER, LATER);
            box.begin(other, LATER, LATER);
            box.begin(charge, LATER, LATER);
            box.settle(one.id(), Result.CONFIRMED);
        });

        assertThat(box.begun(GATEWAY, hint("P-ORDER-1"), NOW)).isOne();
        assertThat(box.begun(GATEWAY, hintOfTxn("T-1"), NOW)).isOne();
        assertThat(box.begun(GATEWAY, hint("P-ORDER-1"), LATER)).isZero();
        assertThat(box.begun(GATEWAY, hint("P-ORDER-3"), NOW)).isZero();
        assertThat(box.begun(OTHER, hint("P-ORDER-1"), NOW)).isZero();
    }

    @Test
    void forgetsWhatIsOldAndSettled() {
        kept(settled("body:1", NOW));
        kept(settled("body:2", NOW));
        KeptNotice open = kept(notice("body:3", hint("P-ORDER-1"), NOW));
        kept(settled("body:4", LATER));

        assertThat(tx(() -> box.forget(NOW, 10))).isZero();
        assertThat(tx(() -> box.forget(LATER, 1))).isOne();
        assertThat(tx(() -> box.forget(LATER, 10))).isOne();
        assertThat(tx(() -> box.forget(LATER, 10))).isZero();
        assertThat(due(LATER, 10)).containsExactly(open);
        assertThat(tx(() -> box.keep(settled("body:1", LATER)))).isTrue();
        assertThat(tx(() -> box.keep(settled("body:4", LATER)))).isFalse();
    }
}
