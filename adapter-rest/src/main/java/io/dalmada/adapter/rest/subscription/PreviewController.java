package io.dalmada.adapter.rest.subscription;

import io.dalmada.adapter.rest.web.ApiAnswer;
import io.dalmada.adapter.rest.web.ApiJson;
import io.dalmada.adapter.rest.web.Ids;
import io.dalmada.adapter.rest.web.PageBody;
import io.dalmada.adapter.rest.web.ProblemType;
import io.dalmada.adapter.rest.web.Route;
import io.dalmada.adapter.rest.web.WholeNumber;
import io.dalmada.application.model.Scope;
import io.dalmada.application.port.in.SubscriptionQuery;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is going to be charged, and what would be after a change; these routes change nothing. */
@RestController
@RequestMapping("/v1/subscriptions/{id}")
@Tag(name = "Subscriptions")
class PreviewController {
    private final SubscriptionQuery query;
    private final ApiJson json;

    PreviewController(SubscriptionQuery query, ApiJson json) {
        this.query = query;
        this.json = json;
    }

    @GetMapping("/preview")
    @Route(
            scope = Scope.READ,
            summary = "The bills to come if nothing changes, the open one first; at most 120",
            body = PlannedBillBody.class,
            list = true,
            answers = @Route.Success(status = 200, example = "planned-bills"),
            problems = {ProblemType.NOT_FOUND, ProblemType.VALIDATION_FAILED})
    ResponseEntity<byte[]> preview(@PathVariable String id, @RequestParam(defaultValue = "12") int periods) {
        List<PlannedBillBody> bills = query.preview(Ids.subscription(id), periods).stream()
                .map(PlannedBillBody::from)
                .toList();
        return ApiAnswer.json(200, json.write(new PageBody<>(bills, null))).send();
    }

    @GetMapping("/change-preview")
    @Route(
            scope = Scope.READ,
            summary = "What a change of plan or quantity would come to; refused as the change itself would be",
            body = ChangePreviewBody.class,
            answers = @Route.Success(status = 200, example = "change-preview"),
            problems = {
                ProblemType.NOT_FOUND,
                ProblemType.VALIDATION_FAILED,
                ProblemType.SUBSCRIPTION_STATE,
                ProblemType.BILL_IN_PROGRESS
            })
    ResponseEntity<byte[]> previewChange(
            @PathVariable String id,
            @RequestParam(required = false)
                    @Parameter(
                            required = true,
                            description = "The plan it would have",
                            schema = @Schema(type = "string", pattern = "^[A-Za-z0-9_-]{1,40}$"))
                    @Nullable
                    String planCode,
            @RequestParam(required = false)
                    @Parameter(
                            description = "As many as before if absent",
                            schema = @Schema(type = "integer", format = "int32", minimum = "1", maximum = "10000"))
                    @Nullable
                    Integer quantity,
            @RequestParam(required = false)
                    @Parameter(
                            required = true,
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"NOW", "PERIOD_END"}))
                    @Nullable
                    String when,
            @RequestParam(required = false)
                    @Parameter(
                            schema =
                                    @Schema(
                                            type = "string",
                                            defaultValue = "NOW",
                                            allowableValues = {"NOW", "NEXT_BILL"}))
                    @Nullable
                    String prorate,
            @RequestParam(required = false)
                    @Parameter(
                            schema =
                                    @Schema(
                                            type = "string",
                                            defaultValue = "AGREED",
                                            allowableValues = {"AGREED", "LATEST"}))
                    @Nullable
                    String priceVersion,
            @RequestParam(defaultValue = "3") @Parameter(description = "How many of the bills to come are told")
                    int periods) {
        ChangePlanRequest wanted = new ChangePlanRequest(
                planCode,
                quantity == null ? null : new WholeNumber(BigDecimal.valueOf(quantity)),
                when,
                prorate,
                priceVersion);
        ChangePreviewBody body =
                ChangePreviewBody.from(query.previewChange(Ids.subscription(id), wanted.toChange(), periods));
        return ApiAnswer.json(200, json.write(body)).send();
    }
}
