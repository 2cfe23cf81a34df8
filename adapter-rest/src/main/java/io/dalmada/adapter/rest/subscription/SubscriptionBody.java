package io.dalmada.adapter.rest.subscription;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.dalmada.adapter.rest.payment.PaymentBody;
import io.dalmada.adapter.rest.plan.PlanTermsBody;
import io.dalmada.adapter.rest.web.Language;
import io.dalmada.domain.subscription.Arrangement;
import io.dalmada.domain.subscription.PaidPeriod;
import io.dalmada.domain.subscription.PlannedBill;
import io.dalmada.domain.subscription.ScheduledChange;
import io.dalmada.domain.subscription.Subscription;
import io.dalmada.domain.subscription.SubscriptionStatus;
import io.dalmada.domain.subscription.Unbilled;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The agreement that a customer is charged for every period of a plan until it ends. */
@Schema(name = "Subscription")
record SubscriptionBody(
        @Schema(format = "uuid") String id,
        SubscriptionStatus status,
        String customerId,
        @Schema(format = "uuid") String billingKeyId,
        String gateway,
        PlanTermsBody plan,
        int quantity,
        String currency,

        @Schema(description = "The next bill, after the open one if there is one; null when none is planned") @Nullable
        PlannedBillBody nextBilling,

        @Schema(description = "The one that was paid last") @Nullable
        PeriodBody currentPeriod,

        @Schema(description = "While TRIALING: the trial's last day") @Nullable
        LocalDate trialEnd,

        @Nullable OpenBillBody openBill,

        @Schema(description = "What later bills will cost less; without what is being refunded")
        long credit,

        @Schema(description = "What earlier periods have left to be collected with the next bill")
        long owed,

        @Schema(description = "Days that were not billed because a debt was paid late: see release") @Nullable
        UnbilledBody unbilled,

        boolean cancelAtPeriodEnd,
        @Nullable ChangeBody scheduledChange,

        @Schema(description = "While PAUSED: the day on which it goes on by itself") @Nullable
        LocalDate resumeOn,

        @Schema(description = "Since when a bill that was too old waits for a person: see release") @Nullable
        LocalDate heldSince,

        @Schema(description = "How many more periods will be billed; null for no end") @Nullable
        Integer periodsLeft,

        @Schema(description = "Counts what happened to it") long version,
        Instant createdAt,

        @JsonInclude(Include.NON_NULL) @Schema(description = "When one subscription is shown") @Nullable
        PaymentBody lastPayment,

        @JsonInclude(Include.NON_NULL) @Schema(description = "In the answer to a cancellation") @Nullable
        CancellationBody cancellation) {

    /** Terms that will hold from the next period on. */
    @Schema(name = "ScheduledChange")
    record ChangeBody(PlanTermsBody plan, int quantity) {
        static ChangeBody from(ScheduledChange change) {
            return new ChangeBody(PlanTermsBody.from(change.terms()), change.quantity());
        }
    }

    /** Days that an operator may have collected, or waive. */
    @Schema(name = "UnbilledDays")
    record UnbilledBody(
            PeriodBody period,
            long price,

            @Schema(description = "When they were passed over")
            LocalDate since) {
        static UnbilledBody from(Unbilled days) {
            return new UnbilledBody(PeriodBody.from(days.days()), days.price().minor(), days.since());
        }
    }

    static SubscriptionBody from(
            Subscription of,
            Optional<PlannedBill> next,
            Optional<PaymentBody> lastPayment,
            Optional<CancellationBody> cancellation,
            Language language) {
        Subscription.Snapshot all = of.snapshot();
        Arrangement holds = all.arrangement();
        return new SubscriptionBody(
                all.id().toString(),
                all.status(),
                all.customer().value(),
                all.billingKey().toString(),
                all.gateway().value(),
                PlanTermsBody.from(holds.terms()),
                holds.quantity(),
                all.credit().currency().getCurrencyCode(),
                next.map(PlannedBillBody::from).orElse(null),
                all.current().map(PaidPeriod::span).map(PeriodBody::from).orElse(null),
                trialEnd(all).orElse(null),
                all.bill().map(bill -> OpenBillBody.from(bill, of, language)).orElse(null),
                all.credit().minor(),
                all.debts().stream().mapToLong(debt -> debt.amount().minor()).sum(),
                all.unbilled().map(UnbilledBody::from).orElse(null),
                all.cancelAtPeriodEnd(),
                all.change().map(ChangeBody::from).orElse(null),
                resumeOn(all).orElse(null),
                all.heldSince().orElse(null),
                all.periodsLeft().orElse(null),
                all.version(),
                all.createdAt(),
                lastPayment.orElse(null),
                cancellation.orElse(null));
    }

    private static Optional<LocalDate> trialEnd(Subscription.Snapshot all) {
        return all.status() == SubscriptionStatus.TRIALING
                ? Optional.of(all.arrangement().calendar().first().minusDays(1))
                : Optional.empty();
    }

    private static Optional<LocalDate> resumeOn(Subscription.Snapshot all) {
        boolean planned = all.status() == SubscriptionStatus.PAUSED
                && all.bill().isEmpty()
                && all.next().isPresent();
        return planned ? Optional.of(all.earliestBill()) : Optional.empty();
    }

    String path() {
        return "/v1/subscriptions/" + id;
    }
}
