package io.dalmada.application.world;

import io.dalmada.application.model.RequestKey;
import io.dalmada.application.port.out.ConcurrentChange;
import io.dalmada.application.port.out.TransactionRunner;
import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.application.testing.InMemoryGateway;
import io.dalmada.application.testing.InMemoryLedger.Step;
import io.dalmada.application.testing.Profiles;
import io.dalmada.application.testing.Trouble;
import io.dalmada.domain.billingkey.BillingKey;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Money;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** One seeded life: charges, refunds, repeated requests, troubles, deaths at any commit or call, and time passing. */
public final class RandomHistory {
    private static final int STEPS = 25;

    private final Random random;
    private final World world;
    private final List<Optional<RequestKey>> requests = new ArrayList<>();
    private boolean mayCrash = true;

    public RandomHistory(long seed, UnaryOperator<PaymentGateway> sabotage) {
        this.random = new Random(seed);
        this.world = new World(Profiles.withoutReplay(), sabotage, Crashing::new, seed);
    }

    public World live() {
        mayCrash = false;
        BillingKey key = world.key();
        mayCrash = true;
        for (int i = 0; i < STEPS; i++) {
            try {
                step(key);
            } catch (InMemoryGateway.Died died) {
                world.restart();
            } catch (DomainException | ConcurrentChange refused) {
                // Asking for what is not allowed is part of life.
            }
            LedgerInvariants.always(world);
        }
        mayCrash = false;
        world.gateway.clearTroubles();
        world.restart();
        world.settle();
        return world;
    }

    private void step(BillingKey key) {
        int dice = random.nextInt(10);
        if (dice < 4) {
            trouble(Step.CHARGE);
            world.charge(key, 1000L + random.nextInt(9000), request());
        } else if (dice < 7) {
            trouble(Step.REFUND);
            refund();
        } else {
            trouble(Step.INQUIRE);
            world.pass(Duration.ofSeconds(1L + random.nextInt(1800)));
        }
    }

    /** A new name, or one that was used before. */
    private Optional<RequestKey> request() {
        if (!requests.isEmpty() && random.nextInt(3) == 0) {
            return requests.get(random.nextInt(requests.size()));
        }
        Optional<RequestKey> fresh = World.request("request-" + requests.size());
        requests.add(fresh);
        return fresh;
    }

    private void refund() {
        List<Payment> all = world.payments();
        if (!all.isEmpty()) {
            Payment payment = all.get(random.nextInt(all.size()));
            Optional<Money> amount =
                    random.nextBoolean() ? Optional.empty() : Optional.of(Money.won(1L + random.nextInt(5000)));
            world.refund(payment.id(), amount, Optional.empty());
        }
    }

    private void trouble(Step step) {
        if (random.nextInt(2) == 0) {
            world.gateway.next(step, any());
        }
    }

    private Trouble any() {
        return switch (random.nextInt(15)) {
            case 0 -> new Trouble.NoConnection();
            case 1 -> new Trouble.LostReply(true);
            case 2 -> new Trouble.LostReply(false);
            case 3 -> new Trouble.LateEffect(Duration.ofMinutes(1L + random.nextInt(200)));
            case 4 -> new Trouble.Declines(DeclineReason.LIMIT_EXCEEDED);
            case 5 -> new Trouble.UnmappedCode("X1");
            case 6 -> new Trouble.ServerError(random.nextBoolean());
            case 7 -> new Trouble.Sealed(random.nextInt(3));
            case 8 -> new Trouble.Mismatch();
            case 9 -> new Trouble.WrongCredentials();
            case 10 -> new Trouble.Throws();
            case 11 -> new Trouble.Pends(Duration.ofMinutes(1L + random.nextInt(90)));
            case 12 -> new Trouble.LosesDecline(DeclineReason.LIMIT_EXCEEDED);
            case 13 -> new Trouble.NeverExecuted();
            default -> new Trouble.Dies(random.nextBoolean());
        };
    }

    /** Dies now and then around a commit. */
    private final class Crashing implements TransactionRunner {
        private final TransactionRunner real;

        Crashing(TransactionRunner real) {
            this.real = real;
        }

        @Override
        public <T> T inTransaction(Supplier<T> work) {
            boolean before = mayCrash && random.nextInt(40) == 0;
            boolean after = mayCrash && random.nextInt(40) == 0;
            T result = real.inTransaction(() -> {
                T made = work.get();
                if (before) {
                    throw new InMemoryGateway.Died();
                }
                return made;
            });
            if (after) {
                throw new InMemoryGateway.Died();
            }
            return result;
        }

        @Override
        public boolean isActive() {
            return real.isActive();
        }
    }
}
