package io.dalmada.application.service.subscription;

import io.dalmada.application.model.RequestKey;
import io.dalmada.application.port.in.ChargePayment;
import io.dalmada.application.port.in.ManageSubscription.When;
import io.dalmada.application.port.in.RefundPayment;
import io.dalmada.application.port.in.Subscribe;
import io.dalmada.application.testing.InMemoryLedger.Step;
import io.dalmada.domain.payment.OrderTitle;
import io.dalmada.domain.payment.RefundReason;
import io.dalmada.domain.payment.TaxType;
import io.dalmada.domain.shared.Money;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Every inbound act that bears a request key, with what it needs to be done upon. */
enum RepeatedAct {
    SUBSCRIBE(
            true,
            scene -> {},
            (scene, once) -> scene.uses()
                    .subscribe()
                    .subscribe(
                            new Subscribe.Order(
                                    scene.key.customer(),
                                    scene.max,
                                    scene.key.id(),
                                    Optional.empty(),
                                    Optional.empty(),
                                    1,
                                    Optional.empty()),
                            once)),
    CHARGE(
            true,
            scene -> {},
            (scene, once) -> scene.uses()
                    .chargePayment()
                    .charge(
                            new ChargePayment.Order(
                                    scene.key.id(),
                                    Money.won(7_000),
                                    new OrderTitle("한 번", Optional.empty()),
                                    TaxType.TAXABLE),
                            once)),
    REFUND(
            true,
            RepeatScene::active,
            (scene, once) -> scene.uses()
                    .refundPayment()
                    .refund(
                            new RefundPayment.Order(
                                    scene.firstPayment(), Optional.of(Money.won(3_000)), new RefundReason("고객 요청")),
                            once)) {
        @Override
        Step step() {
            return Step.REFUND;
        }
    },
    CHANGE_NOW(
            true,
            RepeatScene::active,
            (scene, once) -> scene.manage().changePlan(scene.id(), scene.max, Optional.empty(), When.NOW, once)),
    CHANGE_LATER(
            false,
            RepeatScene::active,
            (scene, once) -> scene.manage().changePlan(scene.id(), scene.max, Optional.empty(), When.PERIOD_END, once)),
    PAUSE(false, RepeatScene::active, (scene, once) -> scene.manage().pause(scene.id(), Optional.empty(), once)),
    RESUME(true, RepeatScene::paused, (scene, once) -> scene.manage().resume(scene.id(), once)),
    CANCEL_NOW(false, RepeatScene::active, (scene, once) -> scene.manage().cancel(scene.id(), When.NOW, once)),
    CANCEL_LATER(false, RepeatScene::active, (scene, once) -> scene.manage().cancel(scene.id(), When.PERIOD_END, once)),
    UNCANCEL(false, RepeatScene::ending, (scene, once) -> scene.manage().uncancel(scene.id(), once)),
    PAY(true, RepeatScene::pastDue, (scene, once) -> scene.manage().payNow(scene.id(), once)),
    RELEASE(false, RepeatScene::held, (scene, once) -> scene.manage().release(scene.id(), true, once)),
    REPLACE_CARD(
            false,
            RepeatScene::pastDue,
            (scene, once) -> scene.manage().replaceBillingKey(scene.id(), scene.other.id(), once)),
    ADD_PRICE(
            false,
            RepeatScene::active,
            (scene, once) -> scene.uses().plans().addPrice(scene.max, Money.won(33_000), TaxType.TAXABLE, once));

    /** True when its answer tells of money: after a 503 the same key tries again. */
    final boolean asksForMoney;

    private final Consumer<RepeatScene> before;
    private final BiConsumer<RepeatScene, Optional<RequestKey>> act;

    RepeatedAct(boolean asksForMoney, Consumer<RepeatScene> before, BiConsumer<RepeatScene, Optional<RequestKey>> act) {
        this.asksForMoney = asksForMoney;
        this.before = before;
        this.act = act;
    }

    void prepare(RepeatScene scene) {
        before.accept(scene);
    }

    void of(RepeatScene scene, Optional<RequestKey> once) {
        act.accept(scene, once);
    }

    /** What it asks of the gateway. */
    Step step() {
        return Step.CHARGE;
    }
}
