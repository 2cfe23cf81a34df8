package io.dalmada.domain.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.domain.billingkey.BillingKeyId;
import io.dalmada.domain.gateway.AbsenceRule;
import io.dalmada.domain.gateway.Decline;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.gateway.Doubt;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.gateway.GatewayWord;
import io.dalmada.domain.gateway.MerchantOrderNo;
import io.dalmada.domain.gateway.NotAttemptedCause;
import io.dalmada.domain.gateway.OrderNumbers;
import io.dalmada.domain.gateway.RefundNo;
import io.dalmada.domain.gateway.RefundRefusal;
import io.dalmada.domain.shared.CustomerId;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Money;
import io.dalmada.domain.shared.Seeds;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Throws random commands, sensible or not, at payments and holds each step against the invariants. The judge keeps books
 * of its own, from events and from what the commands said; it asks no rule of the code under test.
 */
class PaymentPropertiesTest {
    private static final int RUNS = 1_500;
    private static final int STEPS = 80;

    /** How often each kind of end was reached: a run that never gets there proves nothing about it. */
    private final Map<AttemptStatus, Integer> attemptsSeen = new EnumMap<>(AttemptStatus.class);

    private final Map<RefundStatus, Integer> refundsSeen = new EnumMap<>(RefundStatus.class);
    private final Map<ChargeRole, Integer> rolesSeen = new EnumMap<>(ChargeRole.class);
    private final Set<PaymentStatus> statusesSeen = EnumSet.noneOf(PaymentStatus.class);
    private int adopted;
    private int refused;

    @Test
    void whatever_is_asked_of_a_payment_its_invariants_hold() {
        Seeds.forEach(RUNS, this::run);
        if (System.getProperty("dalmada.seed") == null) {
            assertThat(attemptsSeen.keySet()).containsExactlyInAnyOrder(AttemptStatus.values());
            assertThat(refundsSeen.keySet()).containsExactlyInAnyOrder(RefundStatus.values());
            assertThat(rolesSeen.keySet()).containsExactlyInAnyOrder(ChargeRole.values());
            assertThat(statusesSeen).containsExactlyInAnyOrder(PaymentStatus.values());
            assertThat(attemptsSeen.values()).allMatch(count -> count >= 25);
            assertThat(refundsSeen.values()).allMatch(count -> count >= 25);
            assertThat(rolesSeen.values()).allMatch(count -> count >= 25);
            assertThat(adopted).isGreaterThanOrEqualTo(25);
            assertThat(refused).isGreaterThan(RUNS);
        }
    }

    private void run(Random random) {
        Commands commands = new Commands(random);
        Judge judge = new Judge(commands.payment);
        for (int i = 0; i < STEPS; i++) {
            Payment.Snapshot before = commands.payment.snapshot();
            int eventsBefore = commands.payment.events().size();
            String command = commands.choose();
            try {
                commands.go();
                judge.accepted(command, before, commands, eventsBefore);
            } catch (DomainException no) {
                refused++;
                assertThat(commands.payment.snapshot())
                        .as(command + " was refused and changed something")
                        .isEqualTo(before);
                assertThat(commands.payment.events())
                        .as(command + " was refused and recorded something")
                        .hasSize(eventsBefore);
            }
            judge.state(command, commands.payment);
            if (random.nextInt(8) == 0) {
                commands.payment = Judge.reloaded(commands.payment);
            }
        }
        count(judge, commands.payment);
    }

    private void count(Judge judge, Payment payment) {
        judge.attemptsSeen.forEach(seen -> attemptsSeen.merge(seen, 1, Integer::sum));
        judge.refundsSeen.forEach(seen -> refundsSeen.merge(seen, 1, Integer::sum));
        payment.charges().forEach(charge -> rolesSeen.merge(charge.role(), 1, Integer::sum));
        statusesSeen.addAll(judge.statusesSeen);
        adopted += judge.adopted;
    }

    /** The books of the judge. */
    private static final class Judge {
        private static final Set<AttemptStatus> FINAL =
                EnumSet.of(AttemptStatus.SUCCEEDED, AttemptStatus.DECLINED, AttemptStatus.NOT_SENT, AttemptStatus.VOID);
        private static final Set<AttemptStatus> ENDED_WITHOUT_MONEY =
                EnumSet.of(AttemptStatus.DECLINED, AttemptStatus.NOT_SENT, AttemptStatus.ABSENT);
        private static final Set<AttemptStatus> OPEN =
                EnumSet.of(AttemptStatus.CREATED, AttemptStatus.SENDING, AttemptStatus.UNKNOWN, AttemptStatus.MANUAL);
        private static final Set<RefundStatus> REFUND_FINAL =
                EnumSet.of(RefundStatus.DONE, RefundStatus.REFUSED, RefundStatus.NOT_SENT, RefundStatus.ABSENT);

        private final Map<MerchantOrderNo, AttemptStatus> attempts = new LinkedHashMap<>();
        private final Map<MerchantOrderNo, Integer> attemptSteps = new HashMap<>();
        private final Map<RefundNo, RefundStatus> refunds = new LinkedHashMap<>();
        private final Map<RefundNo, Integer> refundSteps = new HashMap<>();
        private final Map<String, Proof> proofs = new HashMap<>();
        private final Map<GatewayTxnId, ChargeRole> charges = new HashMap<>();
        private final Set<AttemptStatus> attemptsSeen = EnumSet.noneOf(AttemptStatus.class);
        private final Set<RefundStatus> refundsSeen = EnumSet.noneOf(RefundStatus.class);
        private final Set<PaymentStatus> statusesSeen = EnumSet.noneOf(PaymentStatus.class);
        private long version;
        private int adopted;
        private Optional<PaymentEvent> last = Optional.empty();

        Judge(Payment created) {
            created.events().forEach(event -> record("request", event));
            state("request", created);
        }

        static Payment reloaded(Payment payment) {
            Payment.Snapshot stored = payment.snapshot();
            Payment again = Payment.reconstitute(stored);
            assertThat(again.snapshot()).isEqualTo(stored);
            assertThat(again.loaded()).isEqualTo(stored);
            assertThat(again.events()).isEmpty();
            assertThat(again.status()).isEqualTo(payment.status());
            assertThat(again.refundable()).isEqualTo(payment.refundable());
            return again;
        }

        /** A command went through: its events must tell everything that changed, once. */
        void accepted(String command, Payment.Snapshot before, Commands commands, int eventsBefore) {
            Payment payment = commands.payment;
            List<PaymentEvent> events = payment.events();
            Set<String> moved = new HashSet<>();
            for (PaymentEvent event : events.subList(eventsBefore, events.size())) {
                record(command, event);
                String subject = event.fold(
                        a -> "attempt " + a.orderNo(),
                        r -> "refund " + r.refundNo(),
                        c -> "charge " + c.txn(),
                        e -> "evidence");
                assertThat(moved.add(subject))
                        .as(command + " told twice of " + subject)
                        .isTrue();
            }
            Payment.Snapshot after = payment.snapshot();
            assertThat(changed(before, after))
                    .as(command + ": what changed is what was told")
                    .isEqualTo(told(moved));
            assertThat(moved.isEmpty())
                    .as(command + ": nothing changes without an event, and no event is about nothing")
                    .isEqualTo(before.equals(after));
            Proof proof = proofs.computeIfAbsent(commands.subject, subject -> new Proof());
            proof.note(commands);
        }

        /** Attempts and refunds whose status differs, and new charges. */
        private static Set<String> changed(Payment.Snapshot before, Payment.Snapshot after) {
            Set<String> changed = new HashSet<>();
            Map<Object, Object> was = new HashMap<>();
            before.attempts().forEach(a -> was.put(a.orderNo(), a.status()));
            before.refunds().forEach(r -> was.put(r.number(), r.status()));
            before.charges().forEach(c -> was.put(c.txn(), c));
            after.attempts().stream()
                    .filter(a -> was.get(a.orderNo()) != a.status())
                    .forEach(a -> changed.add("attempt " + a.orderNo()));
            after.refunds().stream()
                    .filter(r -> was.get(r.number()) != r.status())
                    .forEach(r -> changed.add("refund " + r.number()));
            after.charges().stream()
                    .filter(c -> !c.equals(was.get(c.txn())))
                    .forEach(c -> changed.add("charge " + c.txn()));
            return changed;
        }

        private static Set<String> told(Set<String> moved) {
            Set<String> told = new HashSet<>(moved);
            told.remove("evidence");
            return told;
        }

        private void record(String command, PaymentEvent event) {
            version++;
            assertThat(event.version()).as(command + ": versions have no gaps").isEqualTo(version);
            event.<Boolean>fold(
                    a -> attemptMoved(command, a),
                    r -> refundMoved(command, r),
                    c -> charges.put(c.txn(), c.role()) == null,
                    e -> true);
            last = Optional.of(event);
        }

        private boolean attemptMoved(String command, PaymentEvent.AttemptMoved event) {
            MerchantOrderNo orderNo = event.orderNo();
            attemptsSeen.add(event.to());
            assertThat(event.step())
                    .as(command + ": steps of an attempt have no gaps")
                    .isEqualTo(attemptSteps.merge(orderNo, 1, Integer::sum));
            Optional<AttemptStatus> from = Optional.ofNullable(attempts.get(orderNo));
            assertThat(event.from()).isEqualTo(from);
            if (from.isEmpty()) {
                assertThat(event.to()).isEqualTo(AttemptStatus.CREATED);
                assertThat(attempts.values())
                        .as("no attempt beside an open one or one that paid")
                        .allMatch(ENDED_WITHOUT_MONEY::contains);
            } else {
                assertThat(FINAL).as(command + " changed a final state").doesNotContain(from.get());
                if (from.get() == AttemptStatus.ABSENT) {
                    assertThat(event.to()).isEqualTo(AttemptStatus.SUCCEEDED);
                    adopted++;
                }
                if (from.get() == AttemptStatus.UNKNOWN) {
                    unknownEnded(command, event);
                }
                if (from.get() == AttemptStatus.MANUAL) {
                    assertThat(command).as("a scan does not overrule a person").isNotEqualTo("notFound");
                }
            }
            attempts.put(orderNo, event.to());
            return true;
        }

        /** I-11: only what was seen or said ends an open question; a claim of absence needs its whole proof. */
        private void unknownEnded(String command, PaymentEvent.AttemptMoved event) {
            if (event.to() == AttemptStatus.SUCCEEDED) {
                return; // the charge itself is the evidence
            }
            Evidence evidence = evidenceJustBefore(event, event.orderNo().value());
            if (event.to() == AttemptStatus.ABSENT && command.equals("notFound")) {
                assertThat(evidence.kind()).isEqualTo(Evidence.Kind.NOT_FOUND);
                requireProven(event.orderNo().value(), event.at());
            }
        }

        private void requireProven(String subject, Instant at) {
            Proof proof = Objects.requireNonNull(proofs.get(subject), "no inquiry was made");
            assertThat(proof.wouldBeProven(at))
                    .as("absent after " + proof.emptyScans + " scans")
                    .isTrue();
        }

        private Evidence evidenceJustBefore(PaymentEvent event, String subject) {
            assertThat(last).as("evidence comes before " + event).containsInstanceOf(PaymentEvent.EvidenceGiven.class);
            PaymentEvent.EvidenceGiven given = (PaymentEvent.EvidenceGiven) last.orElseThrow();
            assertThat(given.subject()).isEqualTo(subject);
            assertThat(given.version()).isEqualTo(event.version() - 1);
            return given.evidence();
        }

        private boolean refundMoved(String command, PaymentEvent.RefundMoved event) {
            RefundNo number = event.refundNo();
            refundsSeen.add(event.to());
            assertThat(event.step())
                    .as(command + ": steps of a refund have no gaps")
                    .isEqualTo(refundSteps.merge(number, 1, Integer::sum));
            Optional<RefundStatus> from = Optional.ofNullable(refunds.get(number));
            assertThat(event.from()).isEqualTo(from);
            from.ifPresent(status -> assertThat(REFUND_FINAL)
                    .as(command + " changed a final refund")
                    .doesNotContain(status));
            if (event.to() == RefundStatus.ABSENT) {
                evidenceJustBefore(event, number.value());
                requireProven(number.value(), event.at());
            }
            refunds.put(number, event.to());
            return true;
        }

        /** What must hold of the payment at any time. */
        void state(String command, Payment payment) {
            statusesSeen.add(payment.status());
            Map<MerchantOrderNo, AttemptStatus> now = new LinkedHashMap<>();
            payment.attempts().forEach(a -> now.put(a.orderNo(), a.status()));
            assertThat(now).as(command + ": the events tell the attempts").isEqualTo(attempts);
            payment.attempts().forEach(a -> assertThat(a.steps()).isEqualTo(attemptSteps.get(a.orderNo())));
            assertThat(payment.snapshot().version()).isEqualTo(version);
            assertThat(now.values().stream().filter(OPEN::contains).count())
                    .as(command + ": at most one attempt is open")
                    .isLessThanOrEqualTo(1);
            assertThat(now.values().stream()
                            .filter(status -> status == AttemptStatus.SUCCEEDED)
                            .count())
                    .as(command + ": at most one attempt pays")
                    .isLessThanOrEqualTo(1);
            List<AttemptStatus> inOrder = List.copyOf(now.values());
            assertThat(inOrder.subList(0, inOrder.size() - 1))
                    .as(command + ": no attempt follows an open one or one given up")
                    .doesNotContain(
                            AttemptStatus.CREATED,
                            AttemptStatus.SENDING,
                            AttemptStatus.UNKNOWN,
                            AttemptStatus.MANUAL,
                            AttemptStatus.VOID);
            for (int i = 0; i < inOrder.size(); i++) {
                assertThat(payment.attempts().get(i).number()).isEqualTo(i + 1);
                assertThat(payment.attempts().get(i).orderNo())
                        .isEqualTo(OrderNumbers.ofPayment(payment.id().value(), i + 1));
            }
            chargesAndRefunds(command, payment);
            assertThat(payment.status()).as(command).isEqualTo(expectedStatus(payment));
        }

        private void chargesAndRefunds(String command, Payment payment) {
            Map<GatewayTxnId, ChargeRole> now = new HashMap<>();
            payment.charges().forEach(c -> now.put(c.txn(), c.role()));
            assertThat(now).as(command + ": a charge keeps its role").isEqualTo(charges);
            List<GatewayCharge> own = payment.charges().stream()
                    .filter(c -> c.role() == ChargeRole.PERIOD_PAYMENT)
                    .toList();
            assertThat(own).as(command + ": one charge pays at most").hasSizeLessThanOrEqualTo(1);
            assertThat(payment.paidBy().map(a -> a.approval().orElseThrow().txn()))
                    .isEqualTo(own.stream().map(GatewayCharge::txn).findFirst());
            own.forEach(c -> assertThat(c.amount()).isEqualTo(payment.amount()));

            assertThat(payment.refunds()).hasSize(refunds.size());
            for (Refund refund : payment.refunds()) {
                assertThat(refund.status()).isEqualTo(refunds.get(refund.number()));
                assertThat(refund.steps()).isEqualTo(refundSteps.get(refund.number()));
                assertThat(refund.amount().minor()).isPositive();
                assertThat(now).containsKey(refund.charge());
            }
            for (GatewayCharge charge : payment.charges()) {
                long given = 0;
                long open = 0;
                long settledOrOpen = 0;
                for (Refund refund : payment.refunds()) {
                    if (!refund.charge().equals(charge.txn())) {
                        continue;
                    }
                    boolean isOpen = !REFUND_FINAL.contains(refund.status());
                    open += isOpen ? 1 : 0;
                    given += isOpen || refund.status() == RefundStatus.DONE
                            ? refund.amount().minor()
                            : 0;
                    settledOrOpen += isOpen || refund.status() == RefundStatus.DONE ? 1 : 0;
                }
                assertThat(open).as(command + ": one open refund of a charge").isLessThanOrEqualTo(1);
                assertThat(given)
                        .as(command + ": never more is given back than was charged")
                        .isLessThanOrEqualTo(charge.amount().minor());
                if (charge.role() != ChargeRole.PERIOD_PAYMENT) {
                    assertThat(settledOrOpen)
                            .as(command + ": a surplus charge is given back once")
                            .isLessThanOrEqualTo(1);
                    if (settledOrOpen > 0) {
                        assertThat(payment.surplusToRefund()).doesNotContain(charge);
                    }
                } else {
                    assertThat(payment.surplusToRefund()).doesNotContain(charge);
                }
            }
        }

        private PaymentStatus expectedStatus(Payment payment) {
            Optional<GatewayTxnId> own = charges.entrySet().stream()
                    .filter(e -> e.getValue() == ChargeRole.PERIOD_PAYMENT)
                    .map(Map.Entry::getKey)
                    .findFirst();
            if (own.isPresent()) {
                long back = payment.refunds().stream()
                        .filter(r -> r.charge().equals(own.get()) && refunds.get(r.number()) == RefundStatus.DONE)
                        .mapToLong(r -> r.amount().minor())
                        .sum();
                long paid = payment.amount().minor();
                assertThat(payment.refundedAmount().minor()).isEqualTo(back);
                assertThat(payment.refundable().minor()).isEqualTo(paid - back);
                return back == 0
                        ? PaymentStatus.PAID
                        : back == paid ? PaymentStatus.REFUNDED : PaymentStatus.PARTIALLY_REFUNDED;
            }
            assertThat(payment.refundable().isZero()).isTrue();
            return switch (List.copyOf(attempts.values()).get(attempts.size() - 1)) {
                case CREATED, SENDING, UNKNOWN, MANUAL -> PaymentStatus.PROCESSING;
                case DECLINED -> PaymentStatus.DECLINED;
                case NOT_SENT, ABSENT -> PaymentStatus.NOT_CHARGED;
                case VOID -> PaymentStatus.CANCELED;
                case SUCCEEDED -> throw new AssertionError("succeeded without a charge");
            };
        }
    }

    /** The judge's own count of how far an absence is proven. */
    private static final class Proof {
        private Optional<Instant> sentAt = Optional.empty();
        private Optional<Instant> lastCounted = Optional.empty();
        private int emptyScans;

        void note(Commands commands) {
            switch (commands.command) {
                case "claim", "claimRefund" -> sentAt = Optional.of(commands.now);
                case "notFound", "refundNotFound" -> scan(commands.now);
                case "inconclusive", "refundInconclusive", "stillRunning", "refundStillAwaited" -> {
                    emptyScans = 0;
                    lastCounted = Optional.empty();
                }
                case "sentAgain" -> {
                    sentAt = Optional.of(commands.now);
                    emptyScans = 0;
                    lastCounted = Optional.empty();
                }
                default -> {}
            }
        }

        private void scan(Instant at) {
            if (counts(at)) {
                emptyScans++;
                lastCounted = Optional.of(at);
            }
        }

        private boolean counts(Instant at) {
            return lastCounted
                    .map(last -> Duration.between(last, at).compareTo(Commands.RULE.spacing()) >= 0)
                    .orElse(true);
        }

        boolean wouldBeProven(Instant at) {
            return emptyScans + (counts(at) ? 1 : 0) >= Commands.RULE.scans()
                    && Duration.between(sentAt.orElseThrow(), at).compareTo(Commands.RULE.settle()) >= 0;
        }
    }

    /** Chooses commands, mostly likely ones, about any attempt or refund, and lets time pass. */
    private static final class Commands {
        static final AbsenceRule RULE = new AbsenceRule(Duration.ofMinutes(60), 3, Duration.ofMinutes(10));
        private static final String[] ALL = {
            "addAttempt",
            "addAttempt",
            "claim",
            "claim",
            "voidAttempt",
            "charged",
            "charged",
            "charged again",
            "charged otherwise",
            "decline",
            "notSent",
            "doubt",
            "doubt",
            "doubt",
            "evidence",
            "notFound",
            "notFound",
            "notFound",
            "notFound",
            "notFound",
            "inconclusive",
            "stillRunning",
            "sentAgain",
            "absent",
            "declined",
            "manual",
            "requestRefund",
            "requestRefund",
            "requestRefund of all",
            "requestSurplusRefund",
            "claimRefund",
            "claimRefund",
            "refunded",
            "refunded",
            "refundRefused",
            "refundNotSent",
            "refundDoubt",
            "refundDoubt",
            "refundAwaitsDeposit",
            "refundEvidence",
            "refundNotFound",
            "refundNotFound",
            "refundNotFound",
            "refundInconclusive",
            "refundStillAwaited",
            "refundManual"
        };

        private final Random random;
        private final Money price;
        private Payment payment;
        private Instant now = Instant.parse("2026-11-23T01:00:00Z");
        private String command = "request";
        private String subject = "";
        private int made;

        Commands(Random random) {
            this.random = random;
            this.price = Money.won(1 + random.nextInt(random.nextBoolean() ? 5 : 100_000));
            OrderTitle title = new OrderTitle("Monthly plan", Optional.empty());
            this.payment = Payment.request(
                    new PaymentId(new UUID(random.nextLong(), random.nextLong())),
                    new CustomerId("customer-1"),
                    new BillingKeyId(new UUID(1, 1)),
                    new GatewayId("cookiepay"),
                    title,
                    List.of(PriceLine.product(title, TaxType.TAXABLE, price)),
                    now);
        }

        String choose() {
            Duration passed = random.nextInt(30) == 0
                    ? Duration.ofHours(20 + random.nextInt(10))
                    : Duration.ofSeconds(random.nextInt(1_500));
            now = now.plus(passed);
            boolean lost = payment.refunds().stream().anyMatch(r -> r.status() == RefundStatus.UNKNOWN);
            // Chance alone seldom looks often enough for a proof.
            command = lost && random.nextInt(3) > 0 ? "refundNotFound" : ALL[random.nextInt(ALL.length)];
            return command;
        }

        void go() {
            MerchantOrderNo orderNo = anyAttempt().orderNo();
            subject = orderNo.value();
            if (command.startsWith("refund") || command.equals("claimRefund")) {
                List<Refund> refunds = payment.refunds();
                if (refunds.isEmpty()) {
                    command = "requestRefund";
                } else {
                    int any = random.nextInt(refunds.size());
                    RefundNo number = refunds.get(random.nextInt(4) > 0 ? refunds.size() - 1 : any)
                            .number();
                    subject = number.value();
                    aboutRefund(number);
                    return;
                }
            }
            aboutPayment(orderNo);
        }

        /** The last one in most cases: earlier ones are over, and only late news, such as late charges, concern them. */
        private Attempt anyAttempt() {
            List<Attempt> attempts = payment.attempts();
            Optional<Attempt> absent = attempts.stream()
                    .filter(a -> a.status() == AttemptStatus.ABSENT)
                    .findFirst();
            if (command.equals("charged") && absent.isPresent() && random.nextBoolean()) {
                return absent.get();
            }
            return random.nextInt(4) > 0 ? payment.lastAttempt() : attempts.get(random.nextInt(attempts.size()));
        }

        private void aboutPayment(MerchantOrderNo orderNo) {
            switch (command) {
                case "addAttempt" -> payment.addAttempt(now);
                case "claim" -> payment.claim(orderNo, now);
                case "voidAttempt" -> payment.voidAttempt(orderNo, now, "given up");
                case "charged" -> payment.charged(orderNo, approval("T" + ++made), price, now);
                case "charged again" ->
                    payment.charged(
                            orderNo,
                            approval(payment.charges().stream()
                                    .map(c -> c.txn().value())
                                    .findAny()
                                    .orElse("T" + ++made)),
                            price,
                            now);
                case "charged otherwise" ->
                    payment.charged(orderNo, approval("T" + ++made), price.plus(Money.won(1)), now);
                case "decline" -> payment.decline(orderNo, anyDecline(), GatewayWord.NONE, now);
                case "notSent" -> payment.notSent(orderNo, NotAttemptedCause.NO_CONNECTION, GatewayWord.NONE, now);
                case "doubt" ->
                    payment.doubt(
                            orderNo, Doubt.NO_REPLY, Optional.empty(), Optional.empty(), GatewayWord.NONE, now, RULE);
                case "evidence" -> payment.evidence(orderNo, shown(Evidence.Kind.FOUND_PENDING));
                case "notFound" -> payment.notFound(orderNo, now, RULE);
                case "inconclusive" -> payment.inconclusive(orderNo, "the list broke off", now, RULE);
                case "stillRunning" -> payment.stillRunning(orderNo, Optional.empty(), now);
                case "sentAgain" -> payment.sentAgain(orderNo, now);
                case "absent" -> payment.absent(orderNo, shown(Evidence.Kind.FOUND_CANCELED));
                case "declined" -> payment.declined(orderNo, anyDecline(), shown(Evidence.Kind.FOUND_DECLINED));
                case "manual" -> payment.manual(orderNo, shown(Evidence.Kind.FOUND_DIFFERENT));
                case "requestRefund" -> {
                    Money part = Money.won(random.nextInt((int) price.minor() + 1));
                    payment.requestRefund(nextRefund(), Optional.of(part), new RefundReason("unused"), now);
                }
                case "requestRefund of all" ->
                    payment.requestRefund(nextRefund(), Optional.empty(), new RefundReason("unused"), now);
                case "requestSurplusRefund" -> {
                    List<GatewayCharge> charges = payment.charges();
                    GatewayTxnId txn = charges.isEmpty()
                            ? new GatewayTxnId("never-seen")
                            : charges.get(random.nextInt(charges.size())).txn();
                    payment.requestSurplusRefund(nextRefund(), txn, now);
                }
                default -> throw new IllegalStateException(command);
            }
        }

        private void aboutRefund(RefundNo number) {
            switch (command) {
                case "claimRefund" -> payment.claimRefund(number, now);
                case "refunded" -> payment.refunded(number, now, Optional.of(new GatewayTxnId("C" + ++made)), now);
                case "refundRefused" -> payment.refundRefused(number, RefundRefusal.TOO_LATE, GatewayWord.NONE, now);
                case "refundNotSent" ->
                    payment.refundNotSent(number, NotAttemptedCause.THROTTLED, GatewayWord.NONE, now);
                case "refundDoubt" -> payment.refundDoubt(number, Doubt.BROKEN_REPLY, GatewayWord.NONE, now, RULE);
                case "refundAwaitsDeposit" ->
                    payment.refundAwaitsDeposit(number, Optional.empty(), GatewayWord.NONE, now, RULE);
                case "refundEvidence" -> payment.refundEvidence(number, shown(Evidence.Kind.FOUND_PENDING));
                case "refundNotFound" -> payment.refundNotFound(number, now, RULE);
                case "refundInconclusive" -> payment.refundInconclusive(number, "no answer", now, RULE);
                case "refundStillAwaited" -> payment.refundStillAwaited(number, now);
                case "refundManual" -> payment.refundManual(number, shown(Evidence.Kind.FOUND_DIFFERENT));
                default -> throw new IllegalStateException(command);
            }
        }

        private Evidence shown(Evidence.Kind kind) {
            return random.nextInt(5) == 0
                    ? Evidence.operator("kim", "asked the gateway by phone", now)
                    : Evidence.seen(kind, now, Optional.empty(), "seen");
        }

        private Approval approval(String txn) {
            return new Approval(new GatewayTxnId(txn), Optional.of("30012345"), now, Optional.empty());
        }

        private Decline anyDecline() {
            DeclineReason[] reasons = DeclineReason.values();
            return Decline.of(reasons[random.nextInt(reasons.length)]);
        }

        private RefundNo nextRefund() {
            return OrderNumbers.ofRefund(new UUID(payment.id().value().getMostSignificantBits(), ++made));
        }
    }
}
