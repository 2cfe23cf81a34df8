package io.dalmada.application.service.subscription;

import io.dalmada.application.model.Page;
import io.dalmada.application.model.SubscriptionFilter;
import io.dalmada.application.port.in.ChangePreview;
import io.dalmada.application.port.in.PlanChange;
import io.dalmada.application.port.in.SubscriptionQuery;
import io.dalmada.application.port.in.SubscriptionResult;
import io.dalmada.application.port.out.SubscriptionRepository;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;
import io.dalmada.domain.shared.SubscriptionId;
import io.dalmada.domain.subscription.PlannedBill;
import io.dalmada.domain.subscription.Subscription;
import java.util.List;
import java.util.Optional;

final class SubscriptionQueries implements SubscriptionQuery {
    private static final int MOST_PERIODS = 120;

    private final SubscriptionRepository subscriptions;
    private final PlanChanges changes;
    private final SubscriptionCommandRunner acts;

    SubscriptionQueries(SubscriptionRepository subscriptions, PlanChanges changes, SubscriptionCommandRunner acts) {
        this.subscriptions = subscriptions;
        this.changes = changes;
        this.acts = acts;
    }

    @Override
    public SubscriptionResult get(SubscriptionId id) {
        Subscription subscription = acts.require(id);
        return new SubscriptionResult(subscription, acts.lastPayment(subscription), Optional.empty());
    }

    @Override
    public Page<Subscription> list(SubscriptionFilter filter, Optional<String> cursor, int limit) {
        return subscriptions.list(filter, cursor, limit);
    }

    @Override
    public List<PlannedBill> preview(SubscriptionId id, int periods) {
        requireFew(periods);
        return changes.bills(acts.require(id), periods);
    }

    @Override
    public Optional<PlannedBill> nextBill(Subscription subscription) {
        return changes.nextBill(subscription);
    }

    @Override
    public ChangePreview previewChange(SubscriptionId id, PlanChange wanted, int periods) {
        requireFew(periods);
        return changes.preview(acts.require(id), wanted, periods);
    }

    private static void requireFew(int periods) {
        if (periods < 1 || periods > MOST_PERIODS) {
            throw DomainException.field(Refusal.SUBSCRIPTION_INVALID, "periods", "periods must be 1 to 120");
        }
    }
}
