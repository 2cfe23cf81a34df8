package io.dalmada.application.service.billing;

import io.dalmada.application.model.BillingRun;
import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.application.service.payment.ChargeProcedure;
import io.dalmada.application.service.payment.ChargeProcedure.Claim;
import io.dalmada.application.service.payment.ChargeProcedure.Sent;
import io.dalmada.application.service.payment.SendBudget;
import io.dalmada.application.service.shared.OptimisticRetry;
import io.dalmada.application.service.shared.Ports;
import io.dalmada.application.service.subscription.BillWriter;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.shared.SubscriptionId;
import io.dalmada.domain.subscription.NextStep;
import io.dalmada.domain.subscription.Subscription;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Works through what is due at one gateway. This one thread does all the writing, in batches that form by themselves: while
 * it commits, replies gather. Senders only send. No more is written down than can be sent at once, and no more is claimed
 * than the rate allows; so a run that stops for any reason leaves little behind, and the resolver takes all of that up.
 */
final class RunLoop {
    private static final System.Logger LOG = System.getLogger(RunLoop.class.getName());
    private static final long PERMIT_WAIT_MILLIS = 10;
    private static final long REPLY_WAIT_MILLIS = 1_000;
    private static final int TURNS = 200;
    /** How soon a subscription whose turn failed is taken up again. */
    private static final Duration FAILED = Duration.ofMinutes(10);

    private final Ports ports;
    private final int senders;
    private final BillWriter bills;
    private final ChargeProcedure charges;
    private final PaymentGateway gateway;
    private final UUID run;
    private final BillingRunGuard guard;
    private final Deque<Payment> intents = new ArrayDeque<>();
    private final BlockingQueue<Sent> done = new LinkedBlockingQueue<>();
    private final Set<SubscriptionId> failed = new HashSet<>();
    private int onTheirWay;

    RunLoop(
            Ports ports,
            int senders,
            BillWriter bills,
            ChargeProcedure charges,
            PaymentGateway gateway,
            UUID run,
            BillingRunGuard guard) {
        this.ports = ports;
        this.senders = senders;
        this.bills = bills;
        this.charges = charges;
        this.gateway = gateway;
        this.run = run;
        this.guard = guard;
    }

    BillingRun.Status go() {
        try {
            while (guard.mayTurn() && fill(NextStep.Kind.TURN, TURNS)) {
                continue; // Until nothing is left to turn.
            }
            collect();
        } catch (RuntimeException stopped) {
            recordWhatIsOnItsWay();
            throw stopped;
        }
        return guard.mayCollect() ? BillingRun.Status.FINISHED : BillingRun.Status.STOPPED;
    }

    private void collect() {
        boolean more = true;
        while (more || !intents.isEmpty() || onTheirWay > 0) {
            recordWhatCame();
            if (more && intents.isEmpty()) {
                more = guard.mayCollect() && fill(NextStep.Kind.COLLECT, senders);
            }
            if (!send()) {
                await();
            }
        }
    }

    /** After any end of the run: requests that have left still get answers, and those are recorded. */
    private void recordWhatIsOnItsWay() {
        intents.clear();
        recordWhatCame();
        while (onTheirWay > 0) {
            await();
            recordWhatCame();
        }
    }

    /** @return false when nothing (more) is due */
    private boolean fill(NextStep.Kind kind, int most) {
        try {
            Taken taken = OptimisticRetry.retrying(() -> ports.transactions().inTransaction(() -> takeUp(kind, most)));
            intents.addAll(taken.written());
            return taken.any();
        } catch (RuntimeException oneOfThem) {
            LOG.log(Level.ERROR, "a batch at {0} failed, it is done one by one: {1}", id(), oneOfThem.toString());
            return oneByOne(kind, most);
        }
    }

    /** The result of a transaction; it counts only once it is committed. */
    private record Taken(boolean any, List<Payment> written) {}

    private Taken takeUp(NextStep.Kind kind, int most) {
        List<Subscription> due =
                ports.subscriptions().lockDue(id(), kind, ports.clock().instant(), most + failed.size()).stream()
                        .filter(subscription -> !failed.contains(subscription.id()))
                        .limit(most)
                        .toList();
        return due.isEmpty() ? new Taken(false, List.of()) : new Taken(true, write(due, kind));
    }

    private List<Payment> write(List<Subscription> due, NextStep.Kind kind) {
        List<Payment> written = bills.write(due);
        due.forEach(this::requireMoved);
        ports.billingRuns().add(run, RunCounts.taken(due.size(), written.size(), kind));
        return written;
    }

    /** What stays due after its turn would be taken up again and again. */
    private void requireMoved(Subscription subscription) {
        if (subscription.events().isEmpty()) {
            failed.add(subscription.id());
            LOG.log(Level.ERROR, "subscription {0} is due, but its step changed nothing", subscription.id());
            ports.subscriptions()
                    .setAside(subscription.id(), ports.clock().instant().plus(FAILED));
        }
    }

    /** One bad row must not keep the others from being billed. */
    private boolean oneByOne(NextStep.Kind kind, int most) {
        List<SubscriptionId> due = ports
                .transactions()
                .inTransaction(() ->
                        ports.subscriptions().lockDue(id(), kind, ports.clock().instant(), most + failed.size()))
                .stream()
                .map(Subscription::id)
                .filter(subscription -> !failed.contains(subscription))
                .toList();
        due.forEach(subscription -> alone(subscription, kind));
        return !due.isEmpty();
    }

    private void alone(SubscriptionId id, NextStep.Kind kind) {
        try {
            intents.addAll(ports.transactions()
                    .inTransaction(
                            () -> write(List.of(ports.subscriptions().find(id).orElseThrow()), kind)));
        } catch (RuntimeException bad) {
            failed.add(id);
            LOG.log(Level.ERROR, "subscription " + id + " cannot be billed, it is tried again later: " + bad, bad);
            setAside(id);
        }
    }

    /** What fails in a run moves: else each run would fail on it again. */
    private void setAside(SubscriptionId id) {
        try {
            ports.alarms().raise("bill-failed", id(), 1);
            ports.transactions()
                    .inTransaction(() -> ports.subscriptions()
                            .setAside(id, ports.clock().instant().plus(FAILED)));
        } catch (RuntimeException unmoved) {
            LOG.log(Level.WARNING, "subscription {0} could not be set aside: {1}", id, unmoved.toString());
        }
    }

    /** @return false when nothing could be sent now */
    private boolean send() {
        int free = Math.min(senders - onTheirWay, intents.size());
        int permits = free == 0 ? 0 : ports.pacer().permits(id(), free);
        if (permits == 0 || !mayStillSend()) {
            return false;
        }
        gateway.warmUp();
        List<Payment> next = new ArrayList<>();
        while (next.size() < permits) {
            next.add(intents.remove());
        }
        SendBudget budget = charges.budget();
        List<Claim> claimed = charges.claim(next);
        onTheirWay += claimed.size();
        claimed.forEach(claim -> execute(() -> sendOne(claim, budget)));
        return true;
    }

    /** Even a worker that breaks down leaves an outcome: the loop waits for one. */
    private void sendOne(Claim claim, SendBudget budget) {
        try {
            done.add(charges.send(gateway, claim, budget));
        } catch (Error broken) {
            done.add(charges.inDoubt(gateway, claim));
            throw broken;
        }
    }

    /** Without a worker the loop sends by itself: what is claimed must be sent and get an outcome. */
    private void execute(Runnable sending) {
        try {
            ports.senders().execute(sending);
        } catch (RejectedExecutionException noWorker) {
            LOG.log(Level.WARNING, "no worker takes a request at {0}: {1}", id(), noWorker.toString());
            sending.run();
        }
    }

    /** A run that was frozen or out of permits may wake up after hours: what it wrote down is the resolver's then. */
    private boolean mayStillSend() {
        boolean may = guard.mayCollect();
        if (!may) {
            intents.clear();
        }
        return may;
    }

    private void recordWhatCame() {
        List<Sent> came = new ArrayList<>();
        done.drainTo(came);
        if (came.isEmpty()) {
            return;
        }
        onTheirWay -= came.size();
        record(came);
        guard.saw(came);
    }

    /** The outcomes come first: neither the counts nor a hold that cannot be written may stop them. */
    private void record(List<Sent> came) {
        try {
            charges.record(came, recorded -> ports.billingRuns().add(run, RunCounts.of(recorded)));
        } catch (RuntimeException uncounted) {
            LOG.log(Level.WARNING, "run {0} could not count {1} outcomes: {2}", run, came.size(), uncounted.toString());
        }
    }

    private void await() {
        if (onTheirWay == 0) {
            LockSupport.parkNanos(intents.isEmpty() ? 0 : TimeUnit.MILLISECONDS.toNanos(PERMIT_WAIT_MILLIS));
            return;
        }
        try {
            Sent first = done.poll(intents.isEmpty() ? REPLY_WAIT_MILLIS : PERMIT_WAIT_MILLIS, TimeUnit.MILLISECONDS);
            if (first != null) {
                done.add(first);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            guard.stop();
        }
    }

    private GatewayId id() {
        return gateway.id();
    }
}
