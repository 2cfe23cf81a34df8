package io.dalmada.application.service.billingkey;

import io.dalmada.application.model.RequestKey;
import io.dalmada.application.port.in.RegisterBillingKey;
import io.dalmada.application.port.in.RegistrationResult;
import io.dalmada.application.port.out.IdempotencyRecord;
import io.dalmada.application.port.out.gateway.GatewayProfile.IssueRoute;
import io.dalmada.application.port.out.gateway.GatewayTrace;
import io.dalmada.application.port.out.gateway.IssueCommand;
import io.dalmada.application.port.out.gateway.IssueOutcome;
import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.application.port.out.gateway.RevokeCommand;
import io.dalmada.application.service.shared.MaskedFailure;
import io.dalmada.application.service.shared.OptimisticRetry;
import io.dalmada.application.service.shared.Ports;
import io.dalmada.application.service.shared.RequestKeys;
import io.dalmada.application.service.shared.Settings;
import io.dalmada.application.service.shared.WireLetters;
import io.dalmada.domain.billingkey.BillingKey;
import io.dalmada.domain.billingkey.BillingKeyId;
import io.dalmada.domain.billingkey.CardEntry;
import io.dalmada.domain.gateway.Doubt;
import io.dalmada.domain.gateway.OrderNumbers;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

/**
 * Registers a card. Nothing of the card is written down before or after the call, so a lost reply cannot be resumed: the
 * customer enters the card again, and at worst an unused key exists at the gateway.
 */
final class RegisterBillingKeyService implements RegisterBillingKey {
    private static final System.Logger LOG = System.getLogger(RegisterBillingKeyService.class.getName());
    private static final ZoneId KOREA = ZoneId.of("Asia/Seoul");

    private final Ports ports;
    private final Settings settings;

    RegisterBillingKeyService(Ports ports, Settings settings) {
        this.ports = ports;
        this.settings = settings;
    }

    @Override
    public RegistrationResult register(Card command, Optional<RequestKey> request) {
        try (CardEntry card = command.card()) {
            PaymentGateway gateway = gateway(command);
            card.requireNotExpired(YearMonth.now(ports.clock().withZone(KOREA)));
            Started started =
                    OptimisticRetry.retrying(() -> ports.transactions().inTransaction(() -> start(gateway, request)));
            Optional<BillingKey> existing =
                    ports.billingKeys().find(new BillingKeyId(started.id())).filter(key -> request.isPresent());
            return existing.<RegistrationResult>map(RegistrationResult.Registered::new)
                    .orElseGet(() -> issue(gateway, command, request, started));
        }
    }

    private PaymentGateway gateway(Card command) {
        PaymentGateway gateway = ports.gateways().requireNamedOrDefault(command.gateway());
        if (!gateway.profile().issueRoutes().contains(IssueRoute.CARD_ENTRY)) {
            throw DomainException.field(
                    Refusal.ISSUE_ROUTE_NOT_SUPPORTED, "gateway", "this gateway does not take cards directly");
        }
        new WireLetters(gateway.profile().texts()).require(command.buyer());
        return gateway;
    }

    /** @param at when this run of the request began; what a later one must find unchanged to take over */
    private record Started(UUID id, Instant at) {}

    private Started start(PaymentGateway gateway, Optional<RequestKey> request) {
        Started fresh = new Started(ports.ids().next(), ports.clock().instant());
        Optional<IdempotencyRecord> known =
                request.flatMap(key -> ports.idempotency().find(key.caller(), key.key()));
        if (known.isPresent()) {
            RequestKeys.requireSame(known.get(), request.orElseThrow());
            return again(gateway, known.get(), fresh);
        }
        request.ifPresent(key -> ports.idempotency().start(key, fresh.id(), fresh.at()));
        return fresh;
    }

    private Started again(PaymentGateway gateway, IdempotencyRecord known, Started fresh) {
        if (ports.billingKeys().find(new BillingKeyId(known.resource())).isPresent()) {
            return new Started(known.resource(), known.startedAt());
        }
        Instant senderGone =
                known.startedAt().plus(gateway.profile().longestCall()).plus(settings.senderMargin());
        if (fresh.at().isBefore(senderGone)
                || !ports.idempotency()
                        .repoint(known.request(), known.resource(), known.startedAt(), fresh.id(), fresh.at())) {
            throw DomainException.of(Refusal.REQUEST_IN_PROGRESS, "the first request of this name still runs");
        }
        return fresh;
    }

    private RegistrationResult issue(
            PaymentGateway gateway, Card command, Optional<RequestKey> request, Started started) {
        gateway.warmUp();
        IssueOutcome outcome = ask(gateway, command, started);
        return outcome.fold(
                issued -> keep(gateway, command, request, started, issued),
                refused -> new RegistrationResult.Refused(
                        refused.decline(), refused.trace().word()),
                not -> {
                    release(request, started);
                    return new RegistrationResult.NotAttempted(not.cause());
                },
                unknown -> {
                    release(request, started);
                    LOG.log(
                            Level.WARNING,
                            "registration {0} at {1} got no answer ({2}): an unused key may exist there",
                            OrderNumbers.ofRegistration(started.id()),
                            gateway.id(),
                            unknown.doubt());
                    return new RegistrationResult.Unknown();
                });
    }

    private IssueOutcome ask(PaymentGateway gateway, Card command, Started started) {
        try {
            return gateway.issueBillingKey(new IssueCommand.ByCard(
                    OrderNumbers.ofRegistration(started.id()),
                    ports.ids().nextCustomerRef(),
                    settings.registrationTitle(),
                    command.buyer(),
                    command.card()));
        } catch (RuntimeException bug) {
            LOG.log(Level.ERROR, "gateway " + gateway.id() + " threw on a registration", bug);
            return new IssueOutcome.Unknown(Doubt.NO_REPLY, GatewayTrace.ours(gateway.id(), "issue", started.at()));
        }
    }

    private RegistrationResult keep(
            PaymentGateway gateway,
            Card command,
            Optional<RequestKey> request,
            Started started,
            IssueOutcome.Issued issued) {
        try {
            BillingKey kept = ports.transactions().inTransaction(() -> save(command, request, started, issued));
            return new RegistrationResult.Registered(kept);
        } catch (RuntimeException unsaved) {
            LOG.log(
                    Level.ERROR,
                    "the key of registration " + OrderNumbers.ofRegistration(started.id()) + " could not be kept",
                    MaskedFailure.of("not stored", unsaved));
            return afterLostCommit(gateway, request, started, issued);
        }
    }

    /** A commit that failed may still have been made: the key is disposed of only when it is seen not to be stored. */
    private RegistrationResult afterLostCommit(
            PaymentGateway gateway, Optional<RequestKey> request, Started started, IssueOutcome.Issued issued) {
        try {
            Optional<BillingKey> stored = ports.billingKeys().find(new BillingKeyId(started.id()));
            if (stored.isPresent()) {
                return new RegistrationResult.Registered(stored.get());
            }
            gateway.revokeBillingKey(new RevokeCommand(issued.key(), "not kept"));
            release(request, started);
        } catch (RuntimeException unsettled) {
            LOG.log(
                    Level.ERROR,
                    "the key of registration " + OrderNumbers.ofRegistration(started.id())
                            + " may be stored or not, or not disposed of: check it by hand",
                    MaskedFailure.of("not settled", unsettled));
        }
        return new RegistrationResult.Unknown();
    }

    private BillingKey save(Card command, Optional<RequestKey> request, Started started, IssueOutcome.Issued issued) {
        boolean ours = request.map(
                        key -> ports.idempotency().repoint(key, started.id(), started.at(), started.id(), started.at()))
                .orElse(true);
        if (!ours) {
            throw new IllegalStateException("another run of this request took over");
        }
        BillingKey key = BillingKey.issued(
                new BillingKeyId(started.id()),
                command.customer(),
                OrderNumbers.ofRegistration(started.id()),
                issued.key(),
                issued.card(),
                command.buyer(),
                ports.clock().instant());
        BillingKey saved = ports.billingKeys().save(key);
        ports.outbox().append(key.events());
        return saved;
    }

    /** Lets the same request be made again at once: nothing of it runs any more. */
    private void release(Optional<RequestKey> request, Started started) {
        request.ifPresent(key -> ports.transactions()
                .inTransaction(() ->
                        ports.idempotency().repoint(key, started.id(), started.at(), started.id(), Instant.EPOCH)));
    }
}
