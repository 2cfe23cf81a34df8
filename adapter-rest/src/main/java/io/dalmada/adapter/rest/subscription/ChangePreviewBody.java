package io.dalmada.adapter.rest.subscription;

import io.dalmada.adapter.rest.plan.PlanTermsBody;
import io.dalmada.application.port.in.ChangePreview;
import io.dalmada.domain.plan.PlanTerms;
import io.dalmada.domain.subscription.Bill;
import io.dalmada.domain.subscription.ScheduledChange;
import io.dalmada.domain.subscription.Subscription;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a change of plan or quantity would cost. */
@Schema(name = "ChangePreview")
record ChangePreviewBody(
        @Schema(description = "The terms that would hold") PlanTermsBody plan,

        int quantity,

        @Schema(description = "false when they would hold from the next period on")
        boolean atOnce,

        @Schema(description = "What would be charged now") long amountNow,

        @Schema(description = "The period that this would pay; null when nothing is charged now") @Nullable
        PeriodBody periodNow,

        @Schema(description = "What later bills would then cost less")
        long credit,

        @Schema(description = "What the next bill would then collect besides its own period")
        long owed,

        @Schema(description = "The bills to come after that")
        List<PlannedBillBody> nextBillings) {

    static ChangePreviewBody from(ChangePreview preview) {
        Subscription.Snapshot then = preview.then().snapshot();
        Optional<ScheduledChange> later = then.change();
        PlanTerms terms =
                later.map(ScheduledChange::terms).orElse(then.arrangement().terms());
        return new ChangePreviewBody(
                PlanTermsBody.from(terms),
                later.map(ScheduledChange::quantity).orElse(then.arrangement().quantity()),
                later.isEmpty(),
                preview.now().map(bill -> bill.total().minor()).orElse(0L),
                preview.now().map(Bill::span).map(PeriodBody::from).orElse(null),
                then.credit().minor(),
                then.debts().stream().mapToLong(debt -> debt.amount().minor()).sum(),
                preview.bills().stream().map(PlannedBillBody::from).toList());
    }
}
