package io.dalmada.adapter.rest.payment;

import io.dalmada.adapter.rest.web.ApiAnswer;
import io.dalmada.adapter.rest.web.ApiJson;
import io.dalmada.adapter.rest.web.EnumParser;
import io.dalmada.adapter.rest.web.Forms;
import io.dalmada.adapter.rest.web.Ids;
import io.dalmada.adapter.rest.web.MalformedRequest;
import io.dalmada.adapter.rest.web.PageBody;
import io.dalmada.adapter.rest.web.PageQuery;
import io.dalmada.adapter.rest.web.RequestContext;
import io.dalmada.adapter.rest.web.Route;
import io.dalmada.adapter.rest.web.Times;
import io.dalmada.application.model.PaymentFilter;
import io.dalmada.application.model.PaymentFilter.Attention;
import io.dalmada.application.model.Scope;
import io.dalmada.application.port.in.PaymentQuery;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.gateway.MerchantOrderNo;
import io.dalmada.domain.payment.PaymentStatus;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Finds payments by the fields that callers know. */
@RestController
@RequestMapping("/v1/payments")
@Tag(name = "Payments")
class PaymentListController {
    private final PaymentQuery query;
    private final ApiJson json;

    PaymentListController(PaymentQuery query, ApiJson json) {
        this.query = query;
        this.json = json;
    }

    @GetMapping
    @Route(
            scope = Scope.READ,
            summary = "List payments, newest first; all that is given must fit",
            body = PaymentBody.class,
            list = true,
            answers = @Route.Success(status = 200, example = "payments"))
    ResponseEntity<byte[]> list(
            @RequestParam(required = false) @Nullable String customerId,
            @Parameter(schema = @Schema(implementation = PaymentStatus.class)) @RequestParam(required = false) @Nullable
                    String status,
            @Parameter(
                            description = "Payments with an attempt or refund in this state: still asked about, or a"
                                    + " person's",
                            schema = @Schema(implementation = Attention.class))
                    @RequestParam(required = false)
                    @Nullable
                    String attention,
            @RequestParam(required = false) @Nullable String subscriptionId,
            @Parameter(description = "Of any of its attempts") @RequestParam(required = false) @Nullable
                    String orderNumber,
            @Parameter(description = "The gateway's number (TID) of any charge seen for it")
                    @RequestParam(required = false)
                    @Nullable
                    String transactionId,
            @Parameter(description = "The card company's; it may give one more than once")
                    @RequestParam(required = false)
                    @Nullable
                    String approvalNumber,
            @Parameter(description = "Last four digits of the card that it was last tried with")
                    @RequestParam(required = false)
                    @Nullable
                    String last4,
            @Parameter(description = "Asked for at this moment or later, with its offset")
                    @RequestParam(required = false)
                    @Nullable
                    String from,
            @Parameter(description = "Asked for before this moment, with its offset")
                    @RequestParam(required = false)
                    @Nullable
                    String until,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "20") int limit,
            RequestContext exchange) {
        PaymentFilter filter = new PaymentFilter(
                Optional.ofNullable(customerId).map(Ids::customer),
                Optional.ofNullable(status).map(PaymentListController::status),
                Optional.ofNullable(attention).map(PaymentListController::attention),
                Optional.ofNullable(subscriptionId).map(id -> Ids.subscription("subscriptionId", id)),
                new PaymentFilter.Traces(
                        given("orderNumber", orderNumber, MerchantOrderNo::new),
                        given("transactionId", transactionId, GatewayTxnId::new),
                        given("approvalNumber", approvalNumber, Function.identity()),
                        given("last4", last4, Function.identity())),
                new PaymentFilter.Created(
                        Optional.ofNullable(from).map(text -> Times.read("from", text)),
                        Optional.ofNullable(until).map(text -> Times.read("until", text))));
        PageBody<PaymentBody> page = PageBody.from(
                PageQuery.of(cursor, limit).read((at, size) -> query.list(filter, at, size)),
                payment -> PaymentBody.from(payment, exchange.language()));
        return ApiAnswer.json(200, json.write(page)).send();
    }

    /** In the form that the API's document shows. */
    private static <T> Optional<T> given(String field, @Nullable String text, Function<String, T> read) {
        if (text != null && !text.matches(Forms.of("", field).orElseThrow())) {
            throw MalformedRequest.field(field);
        }
        return Optional.ofNullable(text).map(read);
    }

    private static Attention attention(String text) {
        return EnumParser.find(Attention.class, text)
                .orElseThrow(() -> EnumParser.unknown("attention", Attention.class));
    }

    private static PaymentStatus status(String text) {
        return PaymentStatus.read(text).orElseThrow(() -> EnumParser.unknown("status", PaymentStatus.class));
    }
}
