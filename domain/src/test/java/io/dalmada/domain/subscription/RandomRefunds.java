package io.dalmada.domain.subscription;

import io.dalmada.domain.gateway.OrderNumbers;
import io.dalmada.domain.gateway.RefundNo;
import io.dalmada.domain.payment.PaymentId;
import io.dalmada.domain.shared.Money;
import io.dalmada.domain.subscription.SubscriptionEvent.BillStep;
import io.dalmada.domain.subscription.SubscriptionEvent.Billed;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/**
 * Money that goes back by chance, at every moment of every state: asked for, and gone or not gone some time later; in the
 * vendor's console, where nobody asks us; and after it had been held for not gone. One at a time for each payment.
 */
final class RandomRefunds {
    private final Random random;
    private final Life life;
    private final MoneyOracle money;
    private final List<PendingRefund> open = new ArrayList<>();
    private final List<PendingRefund> vain = new ArrayList<>();
    private final Map<PaymentId, Long> back = new HashMap<>();

    RandomRefunds(Random random, Life life, MoneyOracle money) {
        this.random = random;
        this.life = life;
        this.money = money;
    }

    void step() {
        int what = random.nextInt(6);
        if (what < 2 && !open.isEmpty()) {
            end(open.remove(random.nextInt(open.size())), what == 0);
        } else if (what == 2 && !vain.isEmpty()) {
            landsLate(vain.remove(random.nextInt(vain.size())));
        } else {
            begin(what == 3);
        }
    }

    private void begin(boolean elsewhere) {
        List<Billed> paid = life.history().stream()
                .filter(Billed.class::isInstance)
                .map(Billed.class::cast)
                .filter(bill -> bill.step() == BillStep.PAID && bill.payment().isPresent())
                .toList();
        if (paid.isEmpty()) {
            return;
        }
        // Mostly of late, where it meets worth that is not used up.
        int last = random.nextBoolean() ? paid.size() - 1 : random.nextInt(paid.size());
        Billed of = paid.get(last);
        PaymentId payment = of.payment().orElseThrow();
        long left = of.amount().minor() - back.getOrDefault(payment, 0L);
        if (left > 0 && open.stream().noneMatch(other -> other.payment().equals(payment))) {
            long won = random.nextBoolean() ? left : 1 + random.nextLong(left);
            RefundNo number = OrderNumbers.ofRefund(new UUID(random.nextLong(), random.nextLong()));
            begin(new PendingRefund(number, payment, Money.won(won)), elsewhere);
        }
    }

    private void begin(PendingRefund refund, boolean elsewhere) {
        if (elsewhere) {
            goneBack(refund);
            return;
        }
        life.tell(s -> s.askedBack(refund.refund(), refund.payment(), refund.amount(), life.now(), Agreements.RULES));
        money.asked(refund);
        open.add(refund);
    }

    private void end(PendingRefund refund, boolean gone) {
        if (gone) {
            goneBack(refund);
            return;
        }
        life.tell(s -> s.notGivenBack(refund.refund(), life.now()));
        money.ended(refund.refund());
        vain.add(refund);
    }

    private void landsLate(PendingRefund refund) {
        long left = life.history().stream()
                        .filter(Billed.class::isInstance)
                        .map(Billed.class::cast)
                        .filter(bill -> bill.step() == BillStep.PAID)
                        .filter(bill ->
                                bill.payment().filter(refund.payment()::equals).isPresent())
                        .mapToLong(bill -> bill.amount().minor())
                        .sum()
                - back.getOrDefault(refund.payment(), 0L);
        boolean another = open.stream().anyMatch(other -> other.payment().equals(refund.payment()));
        if (!another && refund.amount().minor() <= left) {
            goneBack(refund);
        }
    }

    private void goneBack(PendingRefund refund) {
        back.merge(refund.payment(), refund.amount().minor(), Long::sum);
        LocalDate day = dayOfWorth();
        life.tell(s -> s.givenBack(refund.refund(), refund.payment(), refund.amount(), life.now(), Agreements.RULES));
        money.refunded(refund, day);
    }

    private LocalDate dayOfWorth() {
        Subscription.Snapshot stored = life.stored();
        LocalDate today = life.today();
        return stored.bill()
                .filter(bill ->
                        bill.kind() == Bill.Kind.CHANGE && !stored.status().isOver())
                .map(bill -> bill.span().from())
                .filter(today::isAfter)
                .orElse(today);
    }
}
