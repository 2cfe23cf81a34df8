package io.dalmada.adapter.rest.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.dalmada.domain.payment.TaxType;
import io.dalmada.domain.plan.PlanTerms;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What was agreed on; later changes of the plan do not touch it. */
@Schema(name = "PlanTerms")
public record PlanTermsBody(
        String code,
        String name,
        @JsonInclude(Include.NON_NULL) @Nullable String productCode,
        int priceVersion,

        @Schema(description = "For one unit and one period, VAT included")
        long unitPrice,

        TaxType taxType,
        IntervalBody interval,
        DunningBody dunning) {

    public static PlanTermsBody from(PlanTerms terms) {
        return new PlanTermsBody(
                terms.plan().value(),
                terms.title().name(),
                terms.title().code().orElse(null),
                terms.priceVersion(),
                terms.unitPrice().minor(),
                terms.taxType(),
                IntervalBody.from(terms.interval()),
                DunningBody.from(terms.dunning()));
    }
}
