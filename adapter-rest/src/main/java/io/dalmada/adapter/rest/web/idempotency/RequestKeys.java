package io.dalmada.adapter.rest.web.idempotency;

import io.dalmada.application.model.RequestKey;
import io.dalmada.application.port.in.ChargePayment;
import io.dalmada.application.port.in.RefundPayment;
import io.dalmada.application.port.in.RegisterBillingKey;
import io.dalmada.application.port.in.ResolvePayment;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.shared.Buyer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Names requests for the use cases: caller, key, operation and a fingerprint of the fields listed here. */
public final class RequestKeys {
    private static final String REGISTER = "POST /v1/billing-keys";
    private static final String CHARGE = "POST /v1/payments";
    private static final String REFUND = "POST /v1/payments/{id}/refunds";

    private static final String RESOLVE = "POST /v1/payments/{id}/resolution";
    private static final String ADOPT = "POST /v1/payments/{id}/adoption";

    private final Fingerprints fingerprints;

    public RequestKeys(Fingerprints fingerprints) {
        this.fingerprints = fingerprints;
    }

    public RequestKey of(String caller, IdempotencyKey key, RegisterBillingKey.Card command) {
        Buyer buyer = command.buyer();
        return named(
                caller,
                key,
                REGISTER,
                List.of(
                        Optional.of(command.customer().value()),
                        command.gateway().map(GatewayId::value),
                        Optional.of(buyer.name()),
                        buyer.email(),
                        buyer.phone(),
                        command.card().lastFour()));
    }

    public RequestKey of(String caller, IdempotencyKey key, ChargePayment.Order order) {
        return named(
                caller,
                key,
                CHARGE,
                List.of(
                        Optional.of(order.billingKey().toString()),
                        Optional.of(order.amount().toString()),
                        Optional.of(order.title().name()),
                        order.title().code(),
                        Optional.of(order.taxType().name())));
    }

    public RequestKey of(String caller, IdempotencyKey key, RefundPayment.Order order) {
        return named(
                caller,
                key,
                REFUND,
                // A request that names no charge has the fingerprint that it had before one could be named.
                Stream.concat(
                                Stream.of(
                                        Optional.of(order.payment().toString()),
                                        order.amount().map(Object::toString),
                                        Optional.of(order.reason().text())),
                                order.charge().map(txn -> Optional.of(txn.value())).stream())
                        .toList());
    }

    public RequestKey of(String caller, IdempotencyKey key, ResolvePayment.Decision decision) {
        return named(
                caller,
                key,
                decision instanceof ResolvePayment.OfGateway ? ADOPT : RESOLVE,
                Stream.concat(
                                Stream.of(
                                        Optional.of(decision.payment().toString()),
                                        Optional.of(decision.by().reason()),
                                        Optional.of(decision.by().evidence())),
                                fields(decision))
                        .toList());
    }

    private static Stream<Optional<String>> fields(ResolvePayment.Decision decision) {
        if (decision instanceof ResolvePayment.OfAttempt attempt) {
            return fields(attempt);
        }
        return decision instanceof ResolvePayment.OfRefund refund ? fields(refund) : Stream.empty();
    }

    private static Stream<Optional<String>> fields(ResolvePayment.OfAttempt decision) {
        return Stream.of(
                Optional.of("attempt " + decision.orderNo()),
                Optional.of(decision.outcome().name()),
                decision.txn().map(GatewayTxnId::value));
    }

    private static Stream<Optional<String>> fields(ResolvePayment.OfRefund decision) {
        return Stream.of(
                Optional.of("refund " + decision.number()),
                Optional.of(decision.outcome().name()),
                decision.txn().map(GatewayTxnId::value));
    }

    public RequestKey named(String caller, IdempotencyKey key, String operation, List<Optional<String>> fields) {
        return new RequestKey(caller, key.value(), operation, fingerprints.of(operation, fields));
    }
}
