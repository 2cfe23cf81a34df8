package io.dalmada.domain.billingkey;

import io.dalmada.domain.gateway.CustomerRef;
import io.dalmada.domain.gateway.Decline;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.gateway.RegistrationNo;
import io.dalmada.domain.shared.Buyer;
import io.dalmada.domain.shared.CustomerId;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;
import io.dalmada.domain.shared.SecretText;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A card on its way into a billing key through the gateway's own window.
 *
 * <p>Its life: it is OPEN while the customer is at the gateway. What the browser brings back is compared with what was
 * opened; a genuine proof is spent once, so the change to ISSUING is committed before the gateway is asked for the key. Then
 * it is ISSUED with the key that has its id, REFUSED, or, when no answer came, LOST: the customer starts again. A return
 * that does not belong to it changes nothing. What is known of the customer is forgotten when it is over.
 */
public final class Registration {
    private final BillingKeyId id;
    private final Asked asked;
    private final Instant openedAt;
    private final long loadedVersion;
    private Optional<Window> window;
    private RegistrationStatus status;
    private Optional<Instant> endsAt;
    private Optional<DeclineReason> refusedFor;
    private long version;

    private Registration(Snapshot from, long loadedVersion) {
        this.id = from.id();
        this.asked = from.asked();
        this.openedAt = from.openedAt();
        this.loadedVersion = loadedVersion;
        this.window = from.window();
        this.status = from.status();
        this.endsAt = from.endsAt();
        this.refusedFor = from.refusedFor();
        this.version = from.version();
    }

    /** Who registers a card, and where. */
    public record Asked(RegistrationNo number, CustomerId customer, GatewayId gateway) {}

    /**
     * What we know of the customer at the gateway while it lasts, and forgotten afterwards.
     *
     * @param customerRef the customer's name there: part of the later key
     * @param continuation what the gateway needs to recognise the customer's return
     * @param expiresAt from then on a return is too late
     */
    public record Window(
            CustomerRef customerRef, Buyer buyer, Map<String, SecretText> continuation, Instant expiresAt) {
        public Window {
            continuation = Map.copyOf(continuation);
        }
    }

    /** @param id of the billing key that is to be */
    public static Registration opened(BillingKeyId id, Asked asked, Window window, Instant at) {
        return new Registration(
                new Snapshot(
                        id,
                        asked,
                        Optional.of(window),
                        at,
                        RegistrationStatus.OPEN,
                        Optional.of(window.expiresAt()),
                        Optional.empty(),
                        1),
                0);
    }

    /** For persistence only: as it was stored. */
    public static Registration reconstitute(Snapshot stored) {
        return new Registration(stored, stored.version());
    }

    /** The window was opened once more, for a repeated request. */
    public void reopened(Window again) {
        requireOpen();
        window = Optional.of(again);
        endsAt = Optional.of(again.expiresAt());
        version++;
    }

    /** Ends a registration that the customer did not finish in time. To be called first after every load. */
    public void timeOut(Instant now) {
        if (endsAt.filter(end -> !now.isBefore(end)).isPresent()) {
            become(status == RegistrationStatus.OPEN ? RegistrationStatus.EXPIRED : RegistrationStatus.LOST);
        }
    }

    /**
     * Spends the proof.
     *
     * @param until when no answer of the gateway can come any more
     * @throws DomainException unless it is open
     */
    public void issuing(Instant until) {
        become(RegistrationStatus.ISSUING);
        endsAt = Optional.of(until);
    }

    public void issued() {
        become(RegistrationStatus.ISSUED);
    }

    /** The gateway did not get the proof, so it is as good as before. */
    public void notAttempted() {
        become(RegistrationStatus.OPEN);
        endsAt = window.map(Window::expiresAt);
    }

    /** By the window or by the call for the key. */
    public void refused(Decline decline) {
        become(RegistrationStatus.REFUSED);
        refusedFor = Optional.of(decline.reason());
    }

    public void lost() {
        become(RegistrationStatus.LOST);
    }

    /** By the customer or the caller; without effect when it is canceled already. */
    public void cancel() {
        if (status != RegistrationStatus.CANCELED) {
            become(RegistrationStatus.CANCELED);
        }
    }

    /** @throws DomainException unless it is open */
    public void requireOpen() {
        if (status != RegistrationStatus.OPEN) {
            throw DomainException.of(Refusal.REGISTRATION_STATE, "the registration is " + status + ", not open");
        }
    }

    private void become(RegistrationStatus next) {
        if (!status.next().contains(next)) {
            throw DomainException.of(
                    Refusal.REGISTRATION_STATE, "a registration that is " + status + " cannot become " + next);
        }
        status = next;
        endsAt = Optional.empty();
        window = window.filter(known -> !next.isOver());
        version++;
    }

    public BillingKeyId id() {
        return id;
    }

    public Asked asked() {
        return asked;
    }

    /** Empty when it is over. */
    public Optional<Window> window() {
        return window;
    }

    public Instant openedAt() {
        return openedAt;
    }

    public RegistrationStatus status() {
        return status;
    }

    /** Why the gateway refused; empty unless it did. */
    public Optional<DeclineReason> refusedFor() {
        return refusedFor;
    }

    /** The version it was loaded with, 0 when new: what a save must still find. */
    public long loadedVersion() {
        return loadedVersion;
    }

    public Snapshot snapshot() {
        return new Snapshot(id, asked, window, openedAt, status, endsAt, refusedFor, version);
    }

    @Override
    public String toString() {
        return "Registration[" + id + ", " + status + "]";
    }

    /**
     * All state, for storing it.
     *
     * @param endsAt when time ends it; empty when it is over
     * @param version counts its changes
     */
    public record Snapshot(
            BillingKeyId id,
            Asked asked,
            Optional<Window> window,
            Instant openedAt,
            RegistrationStatus status,
            Optional<Instant> endsAt,
            Optional<DeclineReason> refusedFor,
            long version) {}
}
