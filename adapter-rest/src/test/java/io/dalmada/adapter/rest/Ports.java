package io.dalmada.adapter.rest;

import io.dalmada.application.model.Page;
import io.dalmada.application.model.PaymentFilter;
import io.dalmada.application.model.RequestKey;
import io.dalmada.application.model.StoredAnswer;
import io.dalmada.application.port.in.BillingKeyQuery;
import io.dalmada.application.port.in.ChargePayment;
import io.dalmada.application.port.in.IdempotentAnswers;
import io.dalmada.application.port.in.PaymentQuery;
import io.dalmada.application.port.in.ReconcileDay;
import io.dalmada.application.port.in.ReconciliationQuery;
import io.dalmada.application.port.in.RefundPayment;
import io.dalmada.application.port.in.RegisterBillingKey;
import io.dalmada.application.port.in.RegistrationResult;
import io.dalmada.application.port.in.ResolvePayment;
import io.dalmada.application.port.in.RevokeBillingKey;
import io.dalmada.application.port.out.ConcurrentChange;
import io.dalmada.domain.billingkey.BillingKey;
import io.dalmada.domain.billingkey.BillingKeyId;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.PaymentId;
import io.dalmada.domain.reconciliation.Reconciliation;
import io.dalmada.domain.shared.CustomerId;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/** The inbound ports as a test sets them up; it counts what reached them. */
public final class Ports
        implements RegisterBillingKey,
                RevokeBillingKey,
                BillingKeyQuery,
                ChargePayment,
                RefundPayment,
                ResolvePayment,
                PaymentQuery,
                ReconcileDay,
                ReconciliationQuery,
                IdempotentAnswers {
    public final List<String> calls = new ArrayList<>();
    public final List<RequestKey> requests = new ArrayList<>();
    final Map<String, RequestKey> named = new HashMap<>();
    public final Map<String, StoredAnswer> answers = new HashMap<>();
    public Function<RegisterBillingKey.Card, RegistrationResult> onRegister = command -> fail();
    public Function<ChargePayment.Order, Payment> onCharge = order -> fail();
    public Function<RefundPayment.Order, RefundPayment.Result> onRefund = order -> fail();
    public Function<ResolvePayment.Decision, Payment> onResolve = decision -> fail();
    public Function<PaymentId, Payment> onPayment = id -> fail();
    public Function<BillingKeyId, BillingKey> onBillingKey = id -> fail();
    public Supplier<Page<Payment>> onPayments = () -> new Page<>(List.of(), Optional.empty());
    public Supplier<Page<BillingKey>> onBillingKeys = () -> new Page<>(List.of(), Optional.empty());
    public BiFunction<String, LocalDate, List<Reconciliation>> onReconciliation = (gateway, day) -> fail();
    Optional<DomainException> onFind = Optional.empty();

    public void reset() {
        Ports fresh = new Ports();
        calls.clear();
        requests.clear();
        named.clear();
        answers.clear();
        onRegister = fresh.onRegister;
        onCharge = fresh.onCharge;
        onRefund = fresh.onRefund;
        onResolve = fresh.onResolve;
        onPayment = fresh.onPayment;
        onBillingKey = fresh.onBillingKey;
        onPayments = fresh.onPayments;
        onBillingKeys = fresh.onBillingKeys;
        onReconciliation = fresh.onReconciliation;
        onFind = Optional.empty();
    }

    @Override
    public RegistrationResult register(RegisterBillingKey.Card command, Optional<RequestKey> request) {
        called("register", request);
        return onRegister.apply(command);
    }

    @Override
    public BillingKey revoke(BillingKeyId id) {
        calls.add("revoke");
        return onBillingKey.apply(id);
    }

    @Override
    public BillingKey get(BillingKeyId id) {
        calls.add("get key");
        return onBillingKey.apply(id);
    }

    @Override
    public Page<BillingKey> list(CustomerId customer, Optional<String> cursor, int limit) {
        calls.add("list keys " + customer + " " + cursor.orElse("-") + " " + limit);
        return onBillingKeys.get();
    }

    @Override
    public Payment charge(ChargePayment.Order order, Optional<RequestKey> request) {
        called("charge", request);
        return onCharge.apply(order);
    }

    @Override
    public RefundPayment.Result refund(RefundPayment.Order order, Optional<RequestKey> request) {
        called("refund", request);
        return onRefund.apply(order);
    }

    @Override
    public Payment resolve(ResolvePayment.Decision decision, Optional<RequestKey> request) {
        called("resolve", request);
        return onResolve.apply(decision);
    }

    @Override
    public Payment get(PaymentId id) {
        calls.add("get payment");
        return onPayment.apply(id);
    }

    @Override
    public Page<Payment> list(PaymentFilter filter, Optional<String> cursor, int limit) {
        calls.add("list payments " + filter.customer().map(CustomerId::value).orElse("-") + " "
                + filter.status().map(Enum::name).orElse("-") + " "
                + filter.attention().map(attention -> attention + " ").orElse("") + cursor.orElse("-") + " " + limit);
        return onPayments.get();
    }

    @Override
    public Reconciliation of(GatewayId gateway, LocalDate day) {
        calls.add("reconcile " + gateway + " " + day);
        return onReconciliation.apply(gateway.value(), day).get(0);
    }

    @Override
    public List<Reconciliation> ofAll(LocalDate day) {
        calls.add("reconcile all " + day);
        return onReconciliation.apply("", day);
    }

    @Override
    public List<Reconciliation> get(Optional<GatewayId> gateway, LocalDate day) {
        calls.add("get reconciliation " + gateway.map(GatewayId::value).orElse("-") + " " + day);
        return onReconciliation.apply(gateway.map(GatewayId::value).orElse(""), day);
    }

    /** As the real one: a name that stood for another request is refused, and only a known one can be answered. */
    @Override
    public Optional<StoredAnswer> find(RequestKey request) {
        onFind.ifPresent(refused -> {
            throw refused;
        });
        RequestKey known = named.getOrDefault(id(request), request);
        if (!known.equals(request)) {
            throw DomainException.of(
                    Refusal.IDEMPOTENCY_KEY_REUSED, "this Idempotency-Key was used for another request");
        }
        return Optional.ofNullable(answers.get(id(request)));
    }

    @Override
    public StoredAnswer keep(RequestKey request, StoredAnswer answer) {
        if (!named.containsKey(id(request))) {
            throw new ConcurrentChange("the request is not known");
        }
        return answers.computeIfAbsent(id(request), first -> answer);
    }

    void called(String useCase, Optional<RequestKey> request) {
        calls.add(useCase);
        requests.add(request.orElseThrow());
        named.put(id(request.orElseThrow()), request.orElseThrow());
    }

    private static String id(RequestKey request) {
        return request.caller() + "/" + request.key();
    }

    public static <T> T fail() {
        throw new IllegalStateException("not set up by this test");
    }
}
