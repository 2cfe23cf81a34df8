package io.dalmada.domain.webhook;

import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.PlainText;
import io.dalmada.domain.shared.Refusal;
import io.dalmada.domain.shared.SecretText;
import io.dalmada.domain.webhook.WebhookEndpointEvent.What;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * An address of the caller that is told of events.
 *
 * <p>Its life: it is created with an address, a filter and a secret that is shown once. While it is ENABLED, every event
 * that the filter accepts is sent to it, at least once, signed with the secret. A new secret does not end the old one at
 * once: for a while everything is signed with both, and with each earlier one whose own time has not run out. When nothing
 * has been accepted for three days, or the receiver says that it is gone, it is DISABLED by itself and tells so; enabled again, it is sent what it has missed. DELETED is for good.
 */
public final class WebhookEndpoint {
    /** How long everything may fail before an endpoint is disabled. */
    public static final Duration PATIENCE = Duration.ofDays(3);

    private static final int LONGEST_DESCRIPTION = 100;
    private static final Duration LONGEST_OVERLAP = Duration.ofDays(7);
    private static final int MOST_SECRETS = 10;

    private final WebhookEndpointId id;
    private final Instant createdAt;
    private final long loadedVersion;
    private final List<WebhookEndpointEvent> events = new ArrayList<>();
    private WebhookUrl url;
    private Optional<String> description;
    private EventFilter filter;
    private EndpointStatus status;
    private Optional<String> disabledBecause;
    private Secrets secrets;
    private long version;

    private WebhookEndpoint(Snapshot from) {
        this.id = from.id();
        this.url = from.url();
        this.description = from.description();
        this.filter = from.filter();
        this.status = from.status();
        this.disabledBecause = from.disabledBecause();
        this.secrets = from.secrets();
        this.createdAt = from.createdAt();
        this.version = from.version();
        this.loadedVersion = from.version();
    }

    public static WebhookEndpoint create(
            WebhookEndpointId id,
            WebhookUrl url,
            Optional<String> description,
            EventFilter filter,
            SecretText secret,
            Instant now) {
        WebhookEndpoint created = new WebhookEndpoint(new Snapshot(
                id,
                url,
                description.map(WebhookEndpoint::plain),
                filter,
                EndpointStatus.ENABLED,
                Optional.empty(),
                new Secrets(secret, List.of()),
                now,
                0));
        created.record(What.CREATED, "requested", now);
        return created;
    }

    /** For persistence only: an endpoint as it was stored. */
    public static WebhookEndpoint reconstitute(Snapshot stored) {
        return new WebhookEndpoint(stored);
    }

    /** Empty means: as it was. */
    public void change(
            Optional<WebhookUrl> newUrl,
            Optional<String> newDescription,
            Optional<EventFilter> newFilter,
            Instant now) {
        requireThere();
        url = newUrl.orElse(url);
        description = newDescription.map(WebhookEndpoint::plain).or(() -> description);
        filter = newFilter.orElse(filter);
        if (newUrl.isPresent() || newDescription.isPresent() || newFilter.isPresent()) {
            record(What.CHANGED, "requested", now);
        }
    }

    /**
     * From now on signed with this one, and for a while with the one before as well. What older ones still have of their own
     * overlaps stays.
     *
     * @param overlap 0 to 7 days
     */
    public void rotateSecret(SecretText fresh, Duration overlap, Instant now) {
        requireThere();
        if (overlap.isNegative() || overlap.compareTo(LONGEST_OVERLAP) > 0) {
            throw DomainException.field(Refusal.WEBHOOK_INVALID, "overlapHours", "overlapHours must be 0 to 168");
        }
        Secrets rotated = secrets.followedBy(fresh, now.plus(overlap), now);
        if (rotated.at(now).size() > MOST_SECRETS) {
            throw DomainException.field(
                    Refusal.WEBHOOK_INVALID,
                    "overlapHours",
                    "overlapHours must be 0 while ten secrets sign: wait until one of them has ended");
        }
        secrets = rotated;
        record(What.SECRET_ROTATED, "requested", now);
    }

    /** Sends a test by the way that everything goes. */
    public void ping(Instant now) {
        requireEnabled();
        record(What.PINGED, "requested", now);
    }

    public void enable(Instant now) {
        if (status != EndpointStatus.ENABLED) {
            move(EndpointStatus.ENABLED);
            disabledBecause = Optional.empty();
            record(What.ENABLED, "requested", now);
        }
    }

    /** @param cause the request or rule behind it */
    public void disable(String cause, Instant now) {
        if (status != EndpointStatus.DISABLED) {
            move(EndpointStatus.DISABLED);
            disabledBecause = Optional.of(cause);
            record(What.DISABLED, cause, now);
        }
    }

    /** Without effect when it is deleted already. */
    public void delete(Instant now) {
        if (status != EndpointStatus.DELETED) {
            move(EndpointStatus.DELETED);
            record(What.DELETED, "requested", now);
        }
    }

    /** @throws DomainException unless events are being sent to it */
    public void requireEnabled() {
        if (status != EndpointStatus.ENABLED) {
            throw refused("it is " + status + ": enable it first");
        }
    }

    private void requireThere() {
        if (status == EndpointStatus.DELETED) {
            throw refused("it is deleted");
        }
    }

    private void move(EndpointStatus to) {
        if (!status.next().contains(to)) {
            throw refused("it cannot go from " + status + " to " + to);
        }
        status = to;
    }

    private void record(What what, String cause, Instant now) {
        events.add(new WebhookEndpointEvent(id, ++version, what, cause, now));
    }

    private static DomainException refused(String why) {
        return DomainException.of(Refusal.WEBHOOK_ENDPOINT_STATE, "the webhook endpoint: " + why);
    }

    private static String plain(String text) {
        if (!PlainText.fits(text, LONGEST_DESCRIPTION)) {
            throw DomainException.field(
                    Refusal.WEBHOOK_INVALID, "description", "description must be 1 to 100 characters without emoji");
        }
        return text;
    }

    public WebhookEndpointId id() {
        return id;
    }

    public WebhookUrl url() {
        return url;
    }

    public EndpointStatus status() {
        return status;
    }

    public Secrets secrets() {
        return secrets;
    }

    /** Whether this event is for it. */
    public boolean wants(String type, String aggregateId) {
        return type.equals(WebhookEndpointEvent.PING) ? aggregateId.equals(id.toString()) : filter.accepts(type);
    }

    /** The version this endpoint was loaded with, 0 when new: what a save must still find. */
    public long loadedVersion() {
        return loadedVersion;
    }

    /** What happened since it was loaded, oldest first. */
    public List<WebhookEndpointEvent> events() {
        return List.copyOf(events);
    }

    public Snapshot snapshot() {
        return new Snapshot(id, url, description, filter, status, disabledBecause, secrets, createdAt, version);
    }

    @Override
    public String toString() {
        return "WebhookEndpoint[" + id + ", " + status + "]";
    }

    /**
     * What it signs with.
     *
     * @param earlier the ones before, the newest first; each signs until its own end
     */
    public record Secrets(SecretText current, List<Earlier> earlier) {
        public Secrets {
            earlier = List.copyOf(earlier);
        }

        /** All that sign at this time, the newest first. */
        public List<SecretText> at(Instant now) {
            List<SecretText> all = new ArrayList<>(List.of(current));
            earlier.stream().filter(each -> each.signsAt(now)).forEach(each -> all.add(each.secret()));
            return all.stream().distinct().toList();
        }

        /** Until when the last of the earlier ones signs; empty when there was none. */
        public Optional<Instant> earlierUntil() {
            return earlier.stream().map(Earlier::until).max(Comparator.naturalOrder());
        }

        private Secrets followedBy(SecretText fresh, Instant until, Instant now) {
            List<Earlier> kept = new ArrayList<>(List.of(new Earlier(current, until)));
            earlier.stream().filter(each -> each.signsAt(now)).forEach(kept::add);
            return new Secrets(fresh, kept);
        }
    }

    /** A secret that was replaced. @param until when its signing ends */
    public record Earlier(SecretText secret, Instant until) {
        private boolean signsAt(Instant now) {
            return now.isBefore(until);
        }
    }

    /** All state of an endpoint, for storing it; {@code version} counts its events. */
    public record Snapshot(
            WebhookEndpointId id,
            WebhookUrl url,
            Optional<String> description,
            EventFilter filter,
            EndpointStatus status,
            Optional<String> disabledBecause,
            Secrets secrets,
            Instant createdAt,
            long version) {}
}
