package io.dalmada.application.service.billingkey;

import io.dalmada.application.model.RequestKey;
import io.dalmada.application.port.in.RegisterByWindow.Completion;
import io.dalmada.application.port.in.RegistrationResult;
import io.dalmada.application.port.out.gateway.GatewayTrace;
import io.dalmada.application.port.out.gateway.IssueCommand;
import io.dalmada.application.port.out.gateway.IssueOutcome;
import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.application.port.out.gateway.RevokeCommand;
import io.dalmada.application.port.out.gateway.WindowResult;
import io.dalmada.application.service.shared.MaskedFailure;
import io.dalmada.application.service.shared.Ports;
import io.dalmada.application.service.shared.RequestKeys;
import io.dalmada.application.service.shared.Settings;
import io.dalmada.domain.billingkey.BillingKey;
import io.dalmada.domain.billingkey.BillingKeyId;
import io.dalmada.domain.billingkey.Registration;
import io.dalmada.domain.gateway.Doubt;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Spends a proof for a billing key. That it is being spent is committed first; so of any number of returns one is sent, and
 * if this process stops for any reason, the registration ends as LOST after a while.
 */
final class ProofExchange {
    private static final System.Logger LOG = System.getLogger(ProofExchange.class.getName());

    private final Ports ports;
    private final Settings settings;

    ProofExchange(Ports ports, Settings settings) {
        this.ports = ports;
        this.settings = settings;
    }

    /** @param request noted in the same commit that spends the proof */
    Completion run(PaymentGateway gateway, BillingKeyId id, WindowResult proof, Optional<RequestKey> request) {
        gateway.warmUp();
        Registration issuing = claim(gateway, id, request);
        return ask(gateway, issuing, proof)
                .fold(
                        issued -> keep(gateway, issuing, issued),
                        refused -> ended(
                                issuing,
                                registration -> registration.refused(refused.decline()),
                                new RegistrationResult.Refused(
                                        refused.decline(), refused.trace().word())),
                        not -> ended(
                                issuing, Registration::notAttempted, new RegistrationResult.NotAttempted(not.cause())),
                        unknown -> lost(issuing, unknown.doubt()));
    }

    private Registration claim(PaymentGateway gateway, BillingKeyId id, Optional<RequestKey> request) {
        return ports.transactions().inTransaction(() -> {
            Registration current = ports.registrations().find(id).orElseThrow();
            var now = ports.clock().instant();
            current.timeOut(now);
            RequestKeys.begin(ports, request, id.value());
            current.issuing(now.plus(gateway.profile().longestCall()).plus(settings.senderMargin()));
            return ports.registrations().save(current);
        });
    }

    private IssueOutcome ask(PaymentGateway gateway, Registration issuing, WindowResult proof) {
        Registration.Window window = issuing.window().orElseThrow();
        try {
            return gateway.issueBillingKey(new IssueCommand.ByWindow(
                    issuing.asked().number(),
                    window.customerRef(),
                    settings.registrationTitle(),
                    window.buyer(),
                    proof));
        } catch (RuntimeException bug) {
            LOG.log(Level.ERROR, "gateway " + gateway.id() + " threw on a registration", bug);
            return new IssueOutcome.Unknown(
                    Doubt.NO_REPLY,
                    GatewayTrace.ours(gateway.id(), "issue", ports.clock().instant()));
        }
    }

    private Completion lost(Registration issuing, Doubt doubt) {
        LOG.log(
                Level.WARNING,
                "registration {0} at {1} got no answer ({2}): an unused key may exist there",
                issuing.asked().number(),
                issuing.asked().gateway(),
                doubt);
        return ended(issuing, Registration::lost, new RegistrationResult.Unknown());
    }

    private Completion ended(Registration issuing, Consumer<Registration> end, RegistrationResult result) {
        end.accept(issuing);
        Registration stored =
                ports.transactions().inTransaction(() -> ports.registrations().save(issuing));
        return new Completion(stored, Optional.of(result));
    }

    /** A key that cannot be kept is disposed of, as far as it is seen not to be stored. */
    private Completion keep(PaymentGateway gateway, Registration issuing, IssueOutcome.Issued issued) {
        try {
            return ports.transactions().inTransaction(() -> save(issuing, issued));
        } catch (RuntimeException unsaved) {
            LOG.log(
                    Level.ERROR,
                    "the key of registration " + issuing.asked().number() + " could not be kept",
                    MaskedFailure.of("not stored", unsaved));
            Optional<BillingKey> stored = ports.billingKeys().find(issuing.id());
            if (stored.isEmpty()) {
                gateway.revokeBillingKey(new RevokeCommand(issued.key(), "not kept"));
                throw unsaved;
            }
            return new Completion(
                    ports.registrations().find(issuing.id()).orElseThrow(),
                    Optional.of(new RegistrationResult.Registered(stored.get())));
        }
    }

    private Completion save(Registration issuing, IssueOutcome.Issued issued) {
        BillingKey key = BillingKey.issued(
                issuing.id(),
                issuing.asked().customer(),
                issuing.asked().number(),
                issued.key(),
                issued.card(),
                issuing.window().orElseThrow().buyer(),
                ports.clock().instant());
        BillingKey saved = ports.billingKeys().save(key);
        ports.outbox().append(key.events());
        Registration done = Registration.reconstitute(issuing.snapshot());
        done.issued();
        return new Completion(ports.registrations().save(done), Optional.of(new RegistrationResult.Registered(saved)));
    }
}
