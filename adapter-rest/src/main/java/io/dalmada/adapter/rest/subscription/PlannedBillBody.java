package io.dalmada.adapter.rest.subscription;

import io.dalmada.domain.subscription.PlannedBill;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;

/** A bill to come, if nothing changes. */
@Schema(name = "PlannedBill")
record PlannedBillBody(
        @Schema(description = "The day it will be charged, in Korea")
        LocalDate date,

        PeriodBody period,
        long price,

        @Schema(
                description = "What will be charged: the price less credit, and what earlier periods have left;"
                        + " 0 when that is less than the gateway charges")
        long amount,

        @Schema(description = "What is left for the bill after it")
        long carried) {

    static PlannedBillBody from(PlannedBill bill) {
        return new PlannedBillBody(
                bill.due(),
                PeriodBody.from(bill.span()),
                bill.price().minor(),
                bill.amount().minor(),
                bill.carried().minor());
    }
}
