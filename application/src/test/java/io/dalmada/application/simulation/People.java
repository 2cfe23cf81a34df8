package io.dalmada.application.simulation;

import io.dalmada.application.model.PaymentFilter;
import io.dalmada.application.model.RequestKey;
import io.dalmada.application.model.SubscriptionFilter;
import io.dalmada.application.port.in.ChargePayment;
import io.dalmada.application.port.in.ManagePlans;
import io.dalmada.application.port.in.ManageSubscription.When;
import io.dalmada.application.port.in.PlanChange;
import io.dalmada.application.port.in.RefundPayment;
import io.dalmada.application.port.in.RegisterBillingKey;
import io.dalmada.application.port.in.RegistrationResult;
import io.dalmada.application.port.in.Subscribe;
import io.dalmada.application.service.wiring.UseCases;
import io.dalmada.application.testing.InMemoryStore;
import io.dalmada.domain.billingkey.BillingKey;
import io.dalmada.domain.billingkey.CardEntry;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.payment.OrderTitle;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.PaymentStatus;
import io.dalmada.domain.payment.RefundReason;
import io.dalmada.domain.payment.TaxType;
import io.dalmada.domain.plan.BillingInterval;
import io.dalmada.domain.plan.DunningPolicy;
import io.dalmada.domain.plan.PlanCode;
import io.dalmada.domain.shared.Buyer;
import io.dalmada.domain.shared.CustomerId;
import io.dalmada.domain.shared.Money;
import io.dalmada.domain.shared.SubscriptionId;
import io.dalmada.domain.subscription.Arrangement;
import io.dalmada.domain.subscription.ChargeWindow;
import io.dalmada.domain.subscription.Subscription;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** What customers and shops ask for, as chance has it. */
final class People {
    /** What somebody asks for, under one name for all repetitions. */
    record Wish(String what, BiFunction<UseCases, Optional<RequestKey>, Object> act, Optional<RequestKey> name) {
        /** @return what the caller reads */
        Object of(UseCases node) {
            return act.apply(node, name);
        }
    }

    private static final List<DeclineReason> EMPTY_CARD = List.of(
            DeclineReason.INSUFFICIENT_BALANCE,
            DeclineReason.LIMIT_EXCEEDED,
            DeclineReason.PER_TXN_LIMIT,
            DeclineReason.REFER_TO_ISSUER,
            DeclineReason.CARD_EXPIRED);
    /** What callers may write, and what the machine itself would say. */
    private static final List<String> REASONS =
            List.of("subscription over", "duplicate charge", "canceled by request", "DUPLICATE", "landed late", "변심");

    private static final int FEW = 8;
    private static final List<Integer> ANCHORS = List.of(1, 15, 28, 29, 30, 31);

    private final Chance chance;
    private final Clock clock;
    private final InMemoryStore store;
    private final Cards cards;
    private final List<GatewayId> gateways;
    private final Dimensions world;
    private final Consumer<SubscriptionId> newestAskedFor;
    private final List<PlanCode> plans = new ArrayList<>();
    private final List<PlanCode> monthly = new ArrayList<>();
    private final List<BillingKey> keys = new ArrayList<>();
    private int wishes;

    People(
            Chance chance,
            Clock clock,
            InMemoryStore store,
            Cards cards,
            List<GatewayId> gateways,
            Dimensions world,
            Consumer<SubscriptionId> newestAskedFor) {
        this.newestAskedFor = newestAskedFor;
        this.gateways = gateways;
        this.world = world;
        this.chance = chance;
        this.clock = clock;
        this.store = store;
        this.cards = cards;
    }

    // ---- before anything happens

    void settle(UseCases node, int customers) {
        plan(node, "daily", BillingInterval.Unit.DAY, 1, 0);
        plan(node, "weekly", BillingInterval.Unit.WEEK, 1, 0);
        plan(node, "monthly", BillingInterval.Unit.MONTH, 1, 0);
        plan(node, "monthly-trial", BillingInterval.Unit.MONTH, 1, 7);
        plan(node, "two-months", BillingInterval.Unit.MONTH, 2, 0);
        for (int i = 0; i < customers * 2; i++) {
            keys.add(register(node, new CustomerId("customer-" + i / 2), gateways.get(i % gateways.size())));
        }
    }

    private void plan(UseCases node, String code, BillingInterval.Unit unit, int count, int trial) {
        DunningPolicy dunning = chance.hit(0.5)
                ? DunningPolicy.STANDARD
                : new DunningPolicy(List.of(1, 2), 3, chance.of(List.of(DunningPolicy.STANDARD.finalStep())), 5);
        PlanCode plan = new PlanCode(code);
        node.plans()
                .create(
                        new ManagePlans.NewPlan(
                                plan,
                                new OrderTitle(code, Optional.empty()),
                                new BillingInterval(unit, count),
                                trial,
                                dunning,
                                Money.won(1_000L + chance.below(50_000)),
                                chance.hit(0.8) ? TaxType.TAXABLE : TaxType.TAX_FREE),
                        Optional.empty());
        plans.add(plan);
        if (unit == BillingInterval.Unit.MONTH) {
            monthly.add(plan);
        }
    }

    private static BillingKey register(UseCases node, CustomerId customer, GatewayId gateway) {
        return tryRegister(node, customer, gateway, Optional.empty()).orElseThrow();
    }

    private static Optional<BillingKey> tryRegister(
            UseCases node, CustomerId customer, GatewayId gateway, Optional<RequestKey> name) {
        CardEntry card = CardEntry.of(
                "9410000000001235".toCharArray(), YearMonth.of(2035, 12), "900101".toCharArray(), "12".toCharArray());
        RegistrationResult result = node.registerBillingKey()
                .register(
                        new RegisterBillingKey.Card(
                                customer,
                                Optional.of(gateway),
                                new Buyer("홍길동", Optional.empty(), Optional.empty()),
                                card),
                        name);
        return result instanceof RegistrationResult.Registered registered
                ? Optional.of(registered.billingKey())
                : Optional.empty();
    }

    // ---- later

    private Wish wish(String what, BiFunction<UseCases, Optional<RequestKey>, Object> act) {
        RequestKey name = new RequestKey("caller", what + " " + wishes++, what, "fingerprint");
        return new Wish(what, act, Optional.of(name));
    }

    /** Cards expire and are lost: their owners register others. */
    Wish newCard() {
        CustomerId customer = chance.of(keys).customer();
        GatewayId gateway = chance.of(gateways);
        return wish("new card", (node, name) -> {
            Optional<BillingKey> registered = tryRegister(node, customer, gateway, name);
            registered.ifPresent(keys::add);
            return registered;
        });
    }

    /** The shop raises or lowers a price. */
    Wish price() {
        PlanCode plan = chance.of(plans);
        Money amount = Money.won(1_000L + chance.below(50_000));
        return wish("price", (node, name) -> node.plans().addPrice(plan, amount, TaxType.TAXABLE, name));
    }

    /** Most want something of a subscription, some something else. */
    Wish any() {
        boolean refundsMatter = world.has(Dimension.WORTH) || world.has(Dimension.TEXTS);
        if (refundsMatter && chance.hit(0.15)) {
            return refund();
        }
        return switch (chance.below(12)) {
            case 0, 1 -> isFull() ? emptied() : subscribe();
            case 2 -> charge();
            case 3 -> refund();
            case 4 -> chance.hit(0.2) ? revoke() : emptied();
            case 5 -> emptied();
            default -> ofSubscription();
        };
    }

    /** In a long life few subscriptions are to grow old, rather than many young. */
    private boolean isFull() {
        return world.has(Dimension.LONG) && goingOn().size() >= FEW;
    }

    private List<Subscription> goingOn() {
        return store
                .subscriptions()
                .list(new SubscriptionFilter(Optional.empty(), Optional.empty(), false), Optional.empty(), 200)
                .items()
                .stream()
                .filter(s -> !s.status().isOver())
                .toList();
    }

    Wish subscribe() {
        PlanCode plan = chance.hit(0.5) ? plans.get(chance.below(2)) : chance.of(plans);
        BillingKey key = chance.of(keys);
        Optional<LocalDate> start = chance.hit(world.has(Dimension.HOLDS) ? 0.8 : 0.3)
                ? Optional.of(today().plusDays(chance.below(20)))
                : Optional.empty();
        Optional<Integer> anchor =
                monthly.contains(plan) && chance.hit(0.7) ? Optional.of(chance.of(ANCHORS)) : Optional.empty();
        Optional<Integer> term = chance.hit(0.15) ? Optional.of(chance.between(1, 8)) : Optional.empty();
        Subscribe.Order order = new Subscribe.Order(
                        key.customer(), plan, key.id(), start, anchor, chance.between(1, 3), term)
                .besideOthers();
        return wish("subscribe", (node, name) -> node.subscribe().subscribe(order, name));
    }

    private Wish charge() {
        BillingKey key = chance.of(keys);
        ChargePayment.Order order = new ChargePayment.Order(
                key.id(),
                Money.won(100L + chance.below(90_000)),
                new OrderTitle("one-off", Optional.empty()),
                TaxType.TAXABLE);
        return wish("charge", (node, name) -> node.chargePayment().charge(order, name));
    }

    private Wish refund() {
        Optional<Payment> paid =
                chance.ofAny(store
                        .payments()
                        .list(new PaymentFilter(Optional.empty(), Optional.empty()), Optional.empty(), 200)
                        .items()
                        .stream()
                        .filter(p -> p.status() == PaymentStatus.PAID || p.status() == PaymentStatus.PARTIALLY_REFUNDED)
                        .toList());
        String reason = world.has(Dimension.TEXTS) ? chance.of(REASONS) : "asked for";
        Optional<Money> amount = chance.hit(world.has(Dimension.WORTH) || world.has(Dimension.TEXTS) ? 0.6 : 0.3)
                ? Optional.empty()
                : Optional.of(Money.won(1L + chance.below(3_000)));
        return paid.map(payment -> wish(
                        "refund",
                        (node, name) -> node.refundPayment()
                                .refund(new RefundPayment.Order(payment.id(), amount, new RefundReason(reason)), name)))
                .orElseGet(this::emptied);
    }

    private Wish revoke() {
        BillingKey key = chance.of(keys);
        return wish("revoke", (node, name) -> node.revokeBillingKey().revoke(key.id()));
    }

    /** Nothing is asked for, but from now on a card does not pay. */
    private Wish emptied() {
        BillingKey key = chance.of(keys);
        DeclineReason reason = chance.of(EMPTY_CARD);
        Duration forThatLong = chance.within(Duration.ofDays(world.has(Dimension.DEBTS) ? 25 : 12));
        return wish("card empties", (node, name) -> {
            cards.declines(key.key(), reason, clock.instant().plus(forThatLong));
            return key;
        });
    }

    private Wish ofSubscription() {
        Optional<Subscription> some = chance.ofAny(goingOn());
        return some.map(this::of).orElseGet(this::subscribe);
    }

    private Wish of(Subscription s) {
        return switch (s.status()) {
            case PAUSED ->
                chance.hit(0.8)
                        ? wish(
                                "resume",
                                (node, name) -> node.manageSubscription().resume(s.id(), name))
                        : cancel(s);
            case PAST_DUE, SUSPENDED ->
                switch (chance.below(4)) {
                    case 0 -> cancel(s);
                    case 1 ->
                        wish(
                                "pay now",
                                (node, name) -> node.manageSubscription().payNow(s.id(), name));
                    default -> replaceCard(s);
                };
            case SCHEDULED, INCOMPLETE, TRIALING, ACTIVE, CANCELED, ENDED -> running(s);
        };
    }

    private Wish running(Subscription s) {
        return switch (chance.below(11)) {
            case 0 -> cancel(s);
            case 9, 10 -> refund();
            case 1 -> wish("uncancel", (node, name) -> node.manageSubscription().uncancel(s.id(), name));
            case 2, 3 -> pause(s);
            case 4, 5, 6 -> change(s);
            case 7 -> wish("pay now", (node, name) -> node.manageSubscription().payNow(s.id(), name));
            default -> replaceCard(s);
        };
    }

    private Wish cancel(Subscription s) {
        When when = chance.hit(0.4) ? When.NOW : When.PERIOD_END;
        return wish("cancel " + when, (node, name) -> node.manageSubscription().cancel(s.id(), when, name));
    }

    private Wish pause(Subscription s) {
        Optional<LocalDate> until =
                chance.hit(0.6) ? Optional.of(today().plusDays(chance.between(1, 15))) : Optional.empty();
        return wish("pause", (node, name) -> node.manageSubscription().pause(s.id(), until, name));
    }

    private Wish change(Subscription s) {
        PlanCode plan = chance.of(plans.subList(1, plans.size()));
        When when = chance.of(List.of(When.values()));
        Optional<Integer> units = chance.hit(0.5) ? Optional.of(chance.between(1, 3)) : Optional.empty();
        if (chance.hit(0.1)) {
            return wish("drop change", (node, name) -> node.manageSubscription().dropChange(s.id(), name));
        }
        if (chance.hit(0.15)) {
            return moreSeats(s);
        }
        PlanChange.Price price = chance.hit(0.2) ? PlanChange.Price.LATEST : PlanChange.Price.AGREED;
        return wish("change " + when, (node, name) -> {
            if (price == PlanChange.Price.LATEST) {
                newestAskedFor.accept(s.id());
            }
            return node.manageSubscription().changePlan(s.id(), new PlanChange(plan, units, when, price), name);
        });
    }

    /** At once, to be paid with the next bill. */
    private Wish moreSeats(Subscription s) {
        Arrangement has = s.snapshot().arrangement();
        PlanChange more = new PlanChange(
                has.terms().plan(),
                Optional.of(has.quantity() + chance.between(1, 2)),
                When.NOW,
                PlanChange.Prorate.NEXT_BILL,
                PlanChange.Price.AGREED);
        return wish("more seats", (node, name) -> node.manageSubscription().changePlan(s.id(), more, name));
    }

    private Wish replaceCard(Subscription s) {
        List<BillingKey> own =
                keys.stream().filter(k -> k.customer().equals(s.customer())).toList();
        BillingKey key = chance.of(own);
        return wish(
                "replace card", (node, name) -> node.manageSubscription().replaceBillingKey(s.id(), key.id(), name));
    }

    private LocalDate today() {
        return ChargeWindow.STANDARD.day(clock.instant());
    }
}
