package io.dalmada.adapter.rest.plan;

import io.dalmada.adapter.rest.web.EnumParser;
import io.dalmada.adapter.rest.web.WholeNumber;
import io.dalmada.domain.plan.DunningPolicy;
import io.dalmada.domain.plan.FinalStep;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a declined bill is collected after all; what is absent is as in the standard policy. */
@Schema(name = "NewPlanDunning")
record DunningFields(
        @ArraySchema(
                maxItems = 9,
                schema = @Schema(implementation = Integer.class, minimum = "1", maximum = "60"),
                arraySchema = @Schema(description = "Days after the first decline, ascending; 1, 3, 7 if absent"))
        @Nullable
        List<@Nullable WholeNumber> retryDays,

        @Schema(implementation = Integer.class, minimum = "0", maximum = "60", defaultValue = "7") @Nullable
        WholeNumber graceDays,

        @Schema(
                allowableValues = {"SUSPEND_THEN_END", "KEEP_PAST_DUE"},
                defaultValue = "SUSPEND_THEN_END")
        @Nullable
        String finalStep,

        @Schema(
                implementation = Integer.class,
                minimum = "0",
                maximum = "365",
                defaultValue = "30",
                description = "At least the grace days")
        @Nullable
        WholeNumber endAfterDays) {
    private static final DunningPolicy STANDARD = DunningPolicy.STANDARD;

    DunningPolicy toPolicy() {
        return new DunningPolicy(
                retryDays == null ? STANDARD.retryDays() : days(retryDays),
                days("dunning.graceDays", graceDays, STANDARD.graceDays()),
                Optional.ofNullable(finalStep)
                        .map(text -> EnumParser.read(FinalStep.class, Refusal.PLAN_INVALID, "dunning.finalStep", text))
                        .orElse(STANDARD.finalStep()),
                days("dunning.endAfterDays", endAfterDays, STANDARD.endAfterDays()));
    }

    private static List<Integer> days(List<@Nullable WholeNumber> written) {
        return written.stream().map(DunningFields::retryDay).toList();
    }

    private static int retryDay(@Nullable WholeNumber day) {
        if (day == null) {
            throw DomainException.field(
                    Refusal.PLAN_INVALID, "dunning.retryDays", "dunning.retryDays must be whole numbers");
        }
        return day.value(Refusal.PLAN_INVALID, "dunning.retryDays");
    }

    private static int days(String field, @Nullable WholeNumber written, int standard) {
        return written == null ? standard : written.value(Refusal.PLAN_INVALID, field);
    }
}
