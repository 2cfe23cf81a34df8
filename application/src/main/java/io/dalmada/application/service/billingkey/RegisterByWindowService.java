package io.dalmada.application.service.billingkey;

import io.dalmada.application.model.RequestKey;
import io.dalmada.application.port.in.OpeningResult;
import io.dalmada.application.port.in.RegisterByWindow;
import io.dalmada.application.port.in.RegistrationResult;
import io.dalmada.application.port.out.IdempotencyRecord;
import io.dalmada.application.port.out.gateway.KeptWindow;
import io.dalmada.application.port.out.gateway.OpenWindow;
import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.application.port.out.gateway.RegistrationWindow;
import io.dalmada.application.port.out.gateway.ReturnedRequest;
import io.dalmada.application.port.out.gateway.WindowReturn;
import io.dalmada.application.service.shared.OptimisticRetry;
import io.dalmada.application.service.shared.Ports;
import io.dalmada.application.service.shared.RequestKeys;
import io.dalmada.application.service.shared.Settings;
import io.dalmada.application.service.shared.WireLetters;
import io.dalmada.domain.billingkey.BillingKeyId;
import io.dalmada.domain.billingkey.Registration;
import io.dalmada.domain.billingkey.RegistrationStatus;
import io.dalmada.domain.gateway.CustomerRef;
import io.dalmada.domain.gateway.Decline;
import io.dalmada.domain.gateway.GatewayWord;
import io.dalmada.domain.gateway.OrderNumbers;
import io.dalmada.domain.shared.Buyer;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Opens windows, takes the customer back, and hands a genuine proof on to be exchanged. */
final class RegisterByWindowService implements RegisterByWindow {
    private static final System.Logger LOG = System.getLogger(RegisterByWindowService.class.getName());

    private final Ports ports;
    private final Settings settings;
    private final WindowOpener opening;
    private final ProofExchange exchange;

    RegisterByWindowService(Ports ports, Settings settings) {
        this.ports = ports;
        this.settings = settings;
        this.opening = new WindowOpener(ports.clock());
        this.exchange = new ProofExchange(ports, settings);
    }

    @Override
    public OpeningResult open(Order order, Optional<RequestKey> request) {
        return OptimisticRetry.retrying(
                () -> known(request).map(before -> again(order, before)).orElseGet(() -> first(order, request)));
    }

    private static RegistrationWindow window(PaymentGateway gateway) {
        return gateway.registrationWindow()
                .orElseThrow(() -> DomainException.field(
                        Refusal.ISSUE_ROUTE_NOT_SUPPORTED, "gateway", "this gateway has no window for cards"));
    }

    private Optional<Registration> known(Optional<RequestKey> request) {
        return seen(request).map(record -> get(new BillingKeyId(record.resource())));
    }

    private Optional<IdempotencyRecord> seen(Optional<RequestKey> request) {
        Optional<IdempotencyRecord> seen =
                request.flatMap(key -> ports.idempotency().find(key.caller(), key.key()));
        seen.ifPresent(record -> RequestKeys.requireSame(record, request.orElseThrow()));
        return seen;
    }

    private OpeningResult first(Order order, Optional<RequestKey> request) {
        PaymentGateway gateway = ports.gateways().requireNamedOrDefault(order.gateway());
        RegistrationWindow window = window(gateway);
        new WireLetters(gateway.profile().texts()).require(order.buyer());
        UUID id = ports.ids().next();
        OpenWindow command = command(order, id, ports.ids().nextCustomerRef(), order.buyer());
        var asked = new Registration.Asked(command.registrationNo(), order.customer(), gateway.id());
        return opening.of(gateway.id(), window, command, kept -> begun(new BillingKeyId(id), asked, kept, request));
    }

    /** Only now is the request's name used up: one that opened nothing is asked anew. */
    private Registration begun(
            BillingKeyId id, Registration.Asked asked, Registration.Window kept, Optional<RequestKey> request) {
        Instant now = ports.clock().instant();
        Registration registration = Registration.opened(id, asked, kept, now);
        return ports.transactions().inTransaction(() -> {
            request.ifPresent(key -> ports.idempotency().start(key, id.value(), now));
            return ports.registrations().save(registration);
        });
    }

    /** At the same gateway under the same numbers, so that it is the same window wherever the gateway knows them. */
    private OpeningResult again(Order order, Registration before) {
        before.requireOpen();
        PaymentGateway gateway = ports.gateways().require(before.asked().gateway());
        Registration.Window known = before.window().orElseThrow();
        OpenWindow command = command(order, before.id().value(), known.customerRef(), known.buyer());
        return opening.of(
                gateway.id(),
                window(gateway),
                command,
                kept -> change(before.id(), Optional.empty(), current -> current.reopened(kept)));
    }

    private OpenWindow command(Order order, UUID id, CustomerRef customerRef, Buyer buyer) {
        return new OpenWindow(
                OrderNumbers.ofRegistration(id),
                customerRef,
                settings.registrationTitle(),
                buyer,
                returnTo(order.returnAddress(), id, "success"),
                returnTo(order.returnAddress(), id, "failure"),
                order.language());
    }

    private static URI returnTo(URI address, UUID id, String outcome) {
        String joint = address.getRawQuery() == null ? "?" : "&";
        return URI.create(address + joint + "registration=" + id + "&outcome=" + outcome);
    }

    @Override
    public Completion complete(BillingKeyId id, ReturnedRequest returned, Optional<RequestKey> request) {
        Registration registration = get(id);
        if (registration.status() == RegistrationStatus.ISSUED) {
            note(id, request);
            return new Completion(registration, ports.billingKeys().find(id).map(RegistrationResult.Registered::new));
        }
        requireNotRunning(registration, request);
        registration.requireOpen();
        PaymentGateway gateway = ports.gateways().require(registration.asked().gateway());
        return read(gateway, returned, registration)
                .fold(
                        completed -> exchange.run(gateway, id, completed.result(), request),
                        canceled -> new Completion(cancel(id, request), Optional.empty()),
                        failed -> refuse(id, failed.decline(), request),
                        forged -> refuseForged(id, forged));
    }

    private void note(BillingKeyId id, Optional<RequestKey> request) {
        OptimisticRetry.retrying(
                () -> ports.transactions().inTransaction(() -> RequestKeys.begin(ports, request, id.value())));
    }

    private void requireNotRunning(Registration registration, Optional<RequestKey> request) {
        if (registration.status() == RegistrationStatus.ISSUING && seen(request).isPresent()) {
            throw DomainException.of(Refusal.REQUEST_IN_PROGRESS, "the first request of this name still runs");
        }
    }

    private static WindowReturn read(PaymentGateway gateway, ReturnedRequest returned, Registration registration) {
        Registration.Window kept = registration.window().orElseThrow();
        return window(gateway).read(returned, new KeptWindow(kept.continuation(), kept.expiresAt()));
    }

    private Completion refuse(BillingKeyId id, Decline decline, Optional<RequestKey> request) {
        Registration refused = change(id, request, registration -> registration.refused(decline));
        return new Completion(refused, Optional.of(new RegistrationResult.Refused(decline, GatewayWord.NONE)));
    }

    /** A forged return must not end the genuine registration. */
    private static Completion refuseForged(BillingKeyId id, WindowReturn.Forged forged) {
        LOG.log(Level.WARNING, "registration {0} got a return that is not its own: {1}", id, forged.why());
        throw DomainException.of(Refusal.REGISTRATION_FORGED, "the return does not belong to this registration");
    }

    @Override
    public Registration cancel(BillingKeyId id, Optional<RequestKey> request) {
        return change(id, request, Registration::cancel);
    }

    @Override
    public Registration get(BillingKeyId id) {
        Registration registration = ports.registrations()
                .find(id)
                .orElseThrow(() -> DomainException.of(Refusal.REGISTRATION_NOT_FOUND, "there is no such registration"));
        registration.timeOut(ports.clock().instant());
        return registration;
    }

    private Registration change(BillingKeyId id, Optional<RequestKey> request, Consumer<Registration> act) {
        return OptimisticRetry.retrying(() -> ports.transactions().inTransaction(() -> {
            Registration current = get(id);
            RequestKeys.begin(ports, request, id.value());
            act.accept(current);
            return ports.registrations().save(current);
        }));
    }
}
