package io.dalmada.application.simulation;

import io.dalmada.application.testing.InMemoryLedger;
import io.dalmada.application.testing.InMemoryStore;
import io.dalmada.domain.billingkey.BillingKeyEvent;
import io.dalmada.domain.billingkey.BillingKeyId;
import io.dalmada.domain.payment.Attempt;
import io.dalmada.domain.payment.AttemptStatus;
import io.dalmada.domain.payment.BillRef;
import io.dalmada.domain.payment.ChargeRole;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.PaymentEvent;
import io.dalmada.domain.payment.PaymentId;
import io.dalmada.domain.shared.DomainEvent;
import io.dalmada.domain.shared.SubscriptionId;
import io.dalmada.domain.subscription.SubscriptionEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What must hold of the events, one after the other in the order of their commits. */
final class EventRules {
    /** As the gateway's rule of absence really is. */
    static final Duration SETTLE = Duration.ofMinutes(60);

    private static final Set<AttemptStatus> ANOTHER_MAY_FOLLOW =
            EnumSet.of(AttemptStatus.DECLINED, AttemptStatus.NOT_SENT, AttemptStatus.ABSENT);

    private final InMemoryStore store;
    private final Books books;
    private final boolean truth;
    private final Tally tally;
    private final Map<String, Long> versions = new HashMap<>();
    private final Map<PaymentId, Map<String, AttemptStatus>> attempts = new HashMap<>();
    private final Map<PaymentId, PaymentEvent> last = new HashMap<>();
    private final Set<SubscriptionId> over = new HashSet<>();
    private final Map<String, BillingKeyId> keys = new HashMap<>();
    private final Map<BillingKeyId, Integer> ended = new HashMap<>();
    private final Map<String, Integer> claimed = new HashMap<>();
    private final Set<String> received = new HashSet<>();
    private int position;

    EventRules(InMemoryStore store, Books books, boolean truth, Tally tally) {
        this.store = store;
        this.books = books;
        this.truth = truth;
        this.tally = tally;
    }

    void see(DomainEvent event) {
        position++;
        inOrder(event);
        if (event instanceof PaymentEvent of) {
            payment(of);
            last.put(of.payment(), of);
        } else if (event instanceof BillingKeyEvent of) {
            key(of);
        } else if (event instanceof SubscriptionEvent.Moved moved && moved.to().isOver()) {
            over.add(moved.subscription());
        } else if (event instanceof SubscriptionEvent.Billed billed && truth) {
            exists(billed);
        }
    }

    private void exists(SubscriptionEvent.Billed billed) {
        billed.payment()
                .ifPresent(payment -> Violation.unless(
                        store.payments().find(payment).isPresent(),
                        "I-37 events are true",
                        () -> billed + " names a payment that does not exist"));
    }

    private void inOrder(DomainEvent event) {
        String aggregate = event.type().split("\\.", 2)[0] + event.aggregateId();
        long before = versions.getOrDefault(aggregate, 0L);
        Violation.unless(event.version() == before + 1, "I-22 events without gaps", () -> event + " after " + before);
        versions.put(aggregate, event.version());
    }

    /** At rest, what is stored has as many events as it says. */
    void complete(String aggregate, long version) {
        Violation.unless(
                versions.getOrDefault(aggregate, 0L) == version,
                "I-22 events without gaps",
                () -> aggregate + " is at " + version + ", its events at " + versions.get(aggregate));
    }

    private void payment(PaymentEvent event) {
        if (event instanceof PaymentEvent.AttemptMoved moved) {
            moved(moved);
        } else if (event instanceof PaymentEvent.ChargeSeen seen && seen.role() != ChargeRole.PERIOD_PAYMENT) {
            tally.count(seen.role() + " charges");
            Violation.unless(
                    seen.role() == ChargeRole.DUPLICATE, "I-06 no ghost", () -> "a charge nobody had sent: " + seen);
        }
    }

    private void moved(PaymentEvent.AttemptMoved moved) {
        Map<String, AttemptStatus> all = attempts.computeIfAbsent(moved.payment(), p -> new HashMap<>());
        String orderNo = moved.orderNo().value();
        Optional<AttemptStatus> before = Optional.ofNullable(all.get(orderNo));
        Violation.unless(before.equals(moved.from()), "I-12 monotone", () -> moved + " but it was " + before);
        if (before.isEmpty()) {
            inTurn(moved, all);
        }
        all.put(orderNo, moved.to());
        Violation.unless(
                all.values().stream().filter(AttemptStatus::isOpen).count() <= 1, "I-08 one open", moved::toString);
        tally.count("attempts " + moved.to());
        switch (moved.to()) {
            case SENDING -> sending(moved);
            case SUCCEEDED -> succeeded(moved);
            case ABSENT -> absent(moved);
            case DECLINED -> proven(moved);
            case MANUAL -> manual(moved);
            case CREATED, NOT_SENT, UNKNOWN, VOID -> {
                return;
            }
        }
    }

    private static void inTurn(PaymentEvent.AttemptMoved created, Map<String, AttemptStatus> earlier) {
        earlier.forEach((orderNo, status) -> Violation.unless(
                ANOTHER_MAY_FOLLOW.contains(status), "I-09 order of attempts", () -> created + " after " + status));
    }

    private void sending(PaymentEvent.AttemptMoved moved) {
        claimed.put(moved.orderNo().value(), position);
        Optional<SubscriptionId> of = require(moved.payment()).bill().map(BillRef::subscription);
        Violation.unless(of.filter(over::contains).isEmpty(), "I-16 cancel wins", () -> moved + " after the end");
    }

    private void succeeded(PaymentEvent.AttemptMoved moved) {
        Payment payment = require(moved.payment());
        Attempt attempt = payment.attempt(moved.orderNo());
        String txn = attempt.approval().orElseThrow().txn().value();
        Violation.unless(books.find(txn).isPresent(), "I-05 no phantom", () -> moved + " by " + txn);
        InMemoryLedger.Charge charge = books.require(txn);
        Violation.unless(
                charge.orderNo().equals(moved.orderNo().value())
                        && charge.amount() == payment.amount().minor(),
                "I-05 no phantom",
                () -> moved + " by " + charge);
    }

    private void absent(PaymentEvent.AttemptMoved moved) {
        proven(moved);
        Attempt attempt = require(moved.payment()).attempt(moved.orderNo());
        books.charges().stream()
                .filter(charge -> charge.orderNo().equals(moved.orderNo().value()) && charge.remaining() > 0)
                .forEach(charge -> Violation.unless(
                        !charge.at().isBefore(attempt.sentAt().orElseThrow().plus(SETTLE)),
                        "I-11 evidence",
                        () -> moved + " although " + charge));
    }

    /** Only when the gateway could not be asked for a day; no answer here is one that no rule can judge. */
    private void manual(PaymentEvent.AttemptMoved moved) {
        Instant sent =
                require(moved.payment()).attempt(moved.orderNo()).sentAt().orElseThrow();
        Violation.unless(
                !moved.at().isBefore(sent.plus(Duration.ofDays(1))), "MANUAL only where allowed", moved::toString);
    }

    private void proven(PaymentEvent.AttemptMoved moved) {
        if (moved.from().filter(from -> from == AttemptStatus.UNKNOWN).isPresent()) {
            Violation.unless(
                    last.get(moved.payment()) instanceof PaymentEvent.EvidenceGiven given
                            && given.subject().equals(moved.orderNo().value()),
                    "I-11 evidence",
                    () -> moved + " after " + last.get(moved.payment()));
        }
    }

    private void key(BillingKeyEvent event) {
        if (event instanceof BillingKeyEvent.Issued) {
            keys.put(
                    Cards.value(store.billingKeys()
                            .find(event.billingKey())
                            .orElseThrow()
                            .key()),
                    event.billingKey());
        } else if (!(event instanceof BillingKeyEvent.DisposalTried)) {
            ended.putIfAbsent(event.billingKey(), position);
        }
    }

    /** A request has arrived at the gateway: the first of its number. */
    void onlyOnce(Cards.Use use) {
        Violation.unless(received.add(use.orderNo()) || use.replayed(), "I-07 one send per attempt", use::toString);
    }

    /** The same request, once the events are known that came before it. */
    void arrived(Cards.Use use) {
        Integer claim = claimed.get(use.orderNo());
        Violation.unless(claim != null, "I-07 one send per attempt", () -> use + " was never claimed");
        BillingKeyId key = keys.get(use.key());
        boolean usable = key != null && claim != null && ended.getOrDefault(key, Integer.MAX_VALUE) > claim;
        Violation.unless(usable, "I-25 billing key", () -> use + " with a key that had ended");
    }

    private Payment require(PaymentId id) {
        return store.payments().find(id).orElseThrow();
    }
}
