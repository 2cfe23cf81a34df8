package io.dalmada.domain.billingkey;

import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.gateway.GatewayKey;
import io.dalmada.domain.gateway.RegistrationNo;
import io.dalmada.domain.shared.Buyer;
import io.dalmada.domain.shared.CustomerId;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The right to charge one card of one customer at one gateway.
 *
 * <p>Its life: a customer enters a card once; the gateway keeps the card and gives a key, and from then on only this key
 * exists here, as one secret unit together with what may be shown of the card. While it is ACTIVE, payments may be charged
 * with it. A hard decline (lost, expired, terminated …) makes it SUSPECT: nothing is charged with it again, and the
 * customer is asked for another card. Revoking it ends it here at once, in the same commit that voids what was not yet
 * sent; disposing of the gateway's copy follows and is repeated until the gateway confirms. Refunds of what it paid go by
 * transaction and do not need it.
 */
public final class BillingKey {
    private static final Duration FIRST_RETRY = Duration.ofMinutes(1);
    private static final Duration LONGEST_RETRY = Duration.ofHours(24);

    private final BillingKeyId id;
    private final CustomerId customer;
    private final RegistrationNo registration;
    private final GatewayKey key;
    private final CardSummary card;
    private final Buyer buyer;
    private final Instant issuedAt;
    private final long loadedVersion;
    private final List<BillingKeyEvent> events = new ArrayList<>();
    private BillingKeyStatus status;
    private Optional<Instant> revokedAt;
    private Disposal disposal;
    private int disposalTries;
    private Optional<Instant> nextDisposalAt;
    private long version;

    private BillingKey(Snapshot from) {
        this.id = from.id();
        this.customer = from.customer();
        this.registration = from.registration();
        this.key = from.key();
        this.card = from.card();
        this.buyer = from.buyer();
        this.issuedAt = from.issuedAt();
        this.status = from.status();
        this.revokedAt = from.revokedAt();
        this.disposal = from.disposal();
        this.disposalTries = from.disposalTries();
        this.nextDisposalAt = from.nextDisposalAt();
        this.version = from.version();
        this.loadedVersion = from.version();
    }

    /** A key that the gateway has just issued. */
    public static BillingKey issued(
            BillingKeyId id,
            CustomerId customer,
            RegistrationNo registration,
            GatewayKey key,
            CardSummary card,
            Buyer buyer,
            Instant at) {
        BillingKey issued = new BillingKey(new Snapshot(
                id,
                customer,
                registration,
                key,
                card,
                buyer,
                at,
                BillingKeyStatus.ACTIVE,
                Optional.empty(),
                Disposal.NONE,
                0,
                Optional.empty(),
                0));
        issued.events.add(new BillingKeyEvent.Issued(id, ++issued.version, at));
        return issued;
    }

    /** For persistence only: a key as it was stored. */
    public static BillingKey reconstitute(Snapshot stored) {
        return new BillingKey(stored);
    }

    /** @throws DomainException when the key may not be charged */
    public void requireChargeable() {
        if (status != BillingKeyStatus.ACTIVE) {
            throw DomainException.of(
                    Refusal.BILLING_KEY_NOT_ACTIVE, "the billing key is " + status + " and cannot be charged");
        }
    }

    /** A hard decline came back: nothing more is charged with this key. Without effect unless ACTIVE. */
    public void suspect(DeclineReason reason, Instant at) {
        if (status == BillingKeyStatus.ACTIVE) {
            status = BillingKeyStatus.SUSPECT;
            events.add(new BillingKeyEvent.Suspected(id, ++version, reason, at));
        }
    }

    /** Ends the key here; the gateway's copy is then due for disposal. Without effect when already revoked. */
    public void revoke(Instant at) {
        if (status == BillingKeyStatus.REVOKED) {
            return;
        }
        status = BillingKeyStatus.REVOKED;
        revokedAt = Optional.of(at);
        disposal = Disposal.PENDING;
        nextDisposalAt = Optional.of(at);
        events.add(new BillingKeyEvent.Revoked(id, ++version, at));
    }

    /** The gateway's answer to a disposal; when it did not confirm, the next try waits twice as long, a day at most. */
    public void disposalTried(boolean done, Instant at) {
        if (disposal != Disposal.PENDING) {
            return;
        }
        disposalTries++;
        disposal = done ? Disposal.DONE : Disposal.PENDING;
        nextDisposalAt = done ? Optional.empty() : Optional.of(at.plus(pause()));
        events.add(new BillingKeyEvent.DisposalTried(id, ++version, done, at));
    }

    private Duration pause() {
        Duration doubled = FIRST_RETRY.multipliedBy(1L << Math.min(disposalTries - 1, 12));
        return doubled.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : doubled;
    }

    public BillingKeyId id() {
        return id;
    }

    public CustomerId customer() {
        return customer;
    }

    public GatewayId gateway() {
        return key.gateway();
    }

    public GatewayKey key() {
        return key;
    }

    public CardSummary card() {
        return card;
    }

    public Buyer buyer() {
        return buyer;
    }

    public BillingKeyStatus status() {
        return status;
    }

    public Disposal disposal() {
        return disposal;
    }

    public Instant issuedAt() {
        return issuedAt;
    }

    /** When disposal is to be tried next; empty when nothing is left to do. */
    public Optional<Instant> nextDisposalAt() {
        return nextDisposalAt;
    }

    /** The version this key was loaded with, 0 when new: what a save must still find. */
    public long loadedVersion() {
        return loadedVersion;
    }

    /** What happened since the key was loaded, oldest first. */
    public List<BillingKeyEvent> events() {
        return List.copyOf(events);
    }

    public Snapshot snapshot() {
        return new Snapshot(
                id,
                customer,
                registration,
                key,
                card,
                buyer,
                issuedAt,
                status,
                revokedAt,
                disposal,
                disposalTries,
                nextDisposalAt,
                version);
    }

    @Override
    public String toString() {
        return "BillingKey[" + id + ", " + status + "]";
    }

    /** All state of a key, for storing it; {@code version} counts its events. */
    public record Snapshot(
            BillingKeyId id,
            CustomerId customer,
            RegistrationNo registration,
            GatewayKey key,
            CardSummary card,
            Buyer buyer,
            Instant issuedAt,
            BillingKeyStatus status,
            Optional<Instant> revokedAt,
            Disposal disposal,
            int disposalTries,
            Optional<Instant> nextDisposalAt,
            long version) {}
}
