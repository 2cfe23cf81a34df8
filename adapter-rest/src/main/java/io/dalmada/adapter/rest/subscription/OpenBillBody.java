package io.dalmada.adapter.rest.subscription;

import io.dalmada.adapter.rest.web.Language;
import io.dalmada.adapter.rest.web.problem.CustomerMessages;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.subscription.Bill;
import io.dalmada.domain.subscription.NextStep;
import io.dalmada.domain.subscription.Subscription;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One period that is being collected. */
@Schema(name = "OpenBill")
record OpenBillBody(
        int number,

        @Schema(description = "What it is for; that takes effect when it is paid")
        Bill.Kind kind,

        PeriodBody period,

        @Schema(description = "What is charged: the price less credit, and what earlier periods have left")
        long amount,

        @Schema(description = "The day it fell due; once it is declined the day of that, from which dunning counts")
        LocalDate due,

        @Schema(description = "How many of the planned tries were declined")
        int declines,

        @Nullable LastDecline lastDecline,

        @Schema(description = "Whether an attempt is on its way or its outcome is open")
        boolean trying,

        @Schema(description = "null while an outcome or a person is waited for") @Nullable
        Instant nextTryAt,

        @Schema(format = "uuid", description = "null until an attempt was possible") @Nullable
        String paymentId) {

    /** Why it was declined. */
    @Schema(name = "LastDecline")
    record LastDecline(
            DeclineReason reason,
            @Schema(description = "Text for the customer") String customerMessage) {}

    static OpenBillBody from(Bill bill, Subscription of, Language language) {
        return new OpenBillBody(
                bill.number(),
                bill.kind(),
                PeriodBody.from(bill.span()),
                bill.total().minor(),
                bill.due(),
                bill.declines(),
                bill.lastDecline()
                        .map(reason -> new LastDecline(reason, CustomerMessages.of(reason, language)))
                        .orElse(null),
                bill.trying(),
                of.next()
                        .filter(step -> step.kind() == NextStep.Kind.COLLECT)
                        .map(NextStep::at)
                        .orElse(null),
                bill.payment().map(Object::toString).orElse(null));
    }
}
