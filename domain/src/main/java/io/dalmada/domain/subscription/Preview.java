package io.dalmada.domain.subscription;

import io.dalmada.domain.shared.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The bills to come, reckoned by the same functions that will bill them. */
final class Preview {
    private final Subscription.Snapshot now;
    private final List<PlannedBill> planned = new ArrayList<>();
    private Money credit;
    private LocalDate earliest;

    Preview(Subscription.Snapshot now) {
        this.now = now;
        LocalDate from =
                now.bill().map(Bill::span).orElseGet(now.arrangement()::span).from();
        this.credit = now.balance().usable(from).amount();
        this.earliest = now.earliestBill();
    }

    List<PlannedBill> bills(int most) {
        if (now.status().isOver() || isGivenUp() || most < 1) {
            return List.of();
        }
        now.bill().ifPresent(this::plan);
        Arrangement then = now.bill().map(open -> open.forPeriod().advanced()).orElseGet(this::upcoming);
        for (int left = goesOn() ? left(most) : 0; left > 0 && planned.size() < most; left--) {
            LocalDate from = then.span().from();
            plan(Bill.open(0, Bill.Kind.RENEWAL, then, credit, from.isBefore(earliest) ? earliest : from));
            earliest = planned.get(planned.size() - 1).due().plusDays(1);
            then = then.advanced();
        }
        return List.copyOf(planned);
    }

    private void plan(Bill bill) {
        planned.add(new PlannedBill(bill.due(), bill.span(), bill.forPeriod().price(), bill.amount()));
        credit = credit.minus(credit.least(bill.reduction()));
    }

    private Arrangement upcoming() {
        Arrangement then = now.arrangement().with(now.change());
        return isPaused() ? then.restarted(then.terms(), then.quantity(), earliest) : then;
    }

    /** A pause ends by itself when that is planned. */
    private boolean goesOn() {
        boolean paused = isPaused() && now.bill().isEmpty() && now.next().isEmpty();
        return !now.cancelAtPeriodEnd() && !paused;
    }

    /** A sign-up that could not be collected only waits for its end. */
    private boolean isGivenUp() {
        return now.status() == SubscriptionStatus.INCOMPLETE
                && now.next().filter(step -> step.kind() == NextStep.Kind.TURN).isPresent();
    }

    private boolean isPaused() {
        return now.status() == SubscriptionStatus.PAUSED;
    }

    private int left(int most) {
        boolean counted = now.bill()
                .filter(open -> open.isAnotherPeriodAfter(now.arrangement()))
                .isPresent();
        return now.periodsLeft().map(left -> counted ? left - 1 : left).orElse(most);
    }
}
