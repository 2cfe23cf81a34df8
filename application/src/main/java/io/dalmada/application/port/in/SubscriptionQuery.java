package io.dalmada.application.port.in;

import io.dalmada.application.model.Page;
import io.dalmada.application.model.SubscriptionFilter;
import io.dalmada.domain.shared.SubscriptionId;
import io.dalmada.domain.subscription.PlannedBill;
import io.dalmada.domain.subscription.Subscription;
import java.util.List;
import java.util.Optional;

/** Reads subscriptions. */
public interface SubscriptionQuery {
    /** With its last payment. @throws io.dalmada.domain.shared.DomainException SUBSCRIPTION_NOT_FOUND */
    SubscriptionResult get(SubscriptionId id);

    /** Newest first. */
    Page<Subscription> list(SubscriptionFilter filter, Optional<String> cursor, int limit);

    /** The bills to come if nothing changes. @param periods 1 to 120 */
    List<PlannedBill> preview(SubscriptionId id, int periods);

    /**
     * The first bill to come that is not open yet, reckoned as in {@link #preview}: never before the next day on which it can
     * be charged.
     *
     * @return empty while an operator is waited for, and when none is planned
     */
    Optional<PlannedBill> nextBill(Subscription subscription);

    /**
     * The result of a change if it were made now, computed as {@link ManageSubscription#changePlan} does it; nothing is
     * changed.
     *
     * @param periods how many of the planned bills are given, 1 to 120
     * @throws io.dalmada.domain.shared.DomainException as the change itself would
     */
    ChangePreview previewChange(SubscriptionId id, PlanChange wanted, int periods);
}
