package io.dalmada.adapter.rest.plan;

import io.dalmada.adapter.rest.web.ApiAnswer;
import io.dalmada.adapter.rest.web.ApiJson;
import io.dalmada.adapter.rest.web.FieldChecks;
import io.dalmada.adapter.rest.web.MalformedRequest;
import io.dalmada.adapter.rest.web.PageBody;
import io.dalmada.adapter.rest.web.PageQuery;
import io.dalmada.adapter.rest.web.ProblemType;
import io.dalmada.adapter.rest.web.Route;
import io.dalmada.adapter.rest.web.idempotency.IdempotencyKey;
import io.dalmada.adapter.rest.web.idempotency.IdempotentRequests;
import io.dalmada.application.model.Scope;
import io.dalmada.application.port.in.ManagePlans;
import io.dalmada.domain.plan.Plan;
import io.dalmada.domain.plan.PlanCode;
import io.dalmada.domain.shared.DomainException;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Plans: what can be subscribed to. */
@RestController
@RequestMapping("/v1/plans")
@Tag(name = "Plans")
class PlanController {
    private final ManagePlans plans;
    private final IdempotentRequests requests;
    private final PlanKeys names;
    private final ApiJson json;

    PlanController(ManagePlans plans, IdempotentRequests requests, PlanKeys names, ApiJson json) {
        this.plans = plans;
        this.requests = requests;
        this.names = names;
        this.json = json;
    }

    @PostMapping
    @Route(
            scope = Scope.OPERATE,
            summary = "Add a plan; adding the same plan again changes nothing",
            request = "create-plan",
            body = PlanBody.class,
            answers = @Route.Success(status = 201, example = "plan"),
            problems = ProblemType.PLAN_CODE_TAKEN)
    ResponseEntity<byte[]> create(
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            Principal caller,
            @RequestBody CreatePlanRequest body) {
        IdempotencyKey named = IdempotencyKey.read(key);
        ManagePlans.NewPlan plan = body.toPlan();
        return requests.answer(names.of(caller.getName(), named, plan), once -> created(plans.create(plan, once)));
    }

    @PostMapping("/{code}/prices")
    @Route(
            scope = Scope.OPERATE,
            summary = "Set another price for who subscribes from now on; who has subscribed keeps the old one",
            request = "add-price",
            body = PlanBody.class,
            answers = @Route.Success(status = 201, example = "plan"),
            problems = ProblemType.NOT_FOUND)
    ResponseEntity<byte[]> addPrice(
            @PathVariable String code,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            Principal caller,
            @RequestBody PriceFields body) {
        IdempotencyKey named = IdempotencyKey.read(key);
        PlanCode plan = code(code);
        FieldChecks checks = new FieldChecks();
        PriceFields.Checked price = body.check(checks, "");
        checks.done();
        return requests.answer(
                names.ofPrice(caller.getName(), named, plan, price.amount().get(), price.taxed()),
                once -> created(plans.addPrice(plan, price.amount().get(), price.taxed(), once)));
    }

    @GetMapping("/{code}")
    @Route(
            scope = Scope.READ,
            summary = "Read a plan with all its prices",
            body = PlanBody.class,
            answers = @Route.Success(status = 200, example = "plan"),
            problems = ProblemType.NOT_FOUND)
    ResponseEntity<byte[]> get(@PathVariable String code) {
        return ApiAnswer.json(200, json.write(PlanBody.from(plans.get(code(code)))))
                .send();
    }

    @GetMapping
    @Route(
            scope = Scope.READ,
            summary = "List plans by their codes",
            body = PlanBody.class,
            list = true,
            answers = @Route.Success(status = 200, example = "plans"))
    ResponseEntity<byte[]> list(
            @RequestParam(required = false) @Nullable String cursor, @RequestParam(defaultValue = "20") int limit) {
        PageBody<PlanBody> page = PageBody.from(PageQuery.of(cursor, limit).read(plans::list), PlanBody::from);
        return ApiAnswer.json(200, json.write(page)).send();
    }

    private ApiAnswer created(Plan plan) {
        PlanBody body = PlanBody.from(plan);
        return ApiAnswer.json(201, json.write(body)).at(body.path()).asFinal();
    }

    private static PlanCode code(String text) {
        try {
            return new PlanCode(text);
        } catch (DomainException malformed) {
            throw MalformedRequest.field("code");
        }
    }
}
